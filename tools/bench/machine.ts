import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { cpus, release, totalmem, type } from "node:os";
import path from "node:path";
import { findOnPath } from "../../tests/realEngine/cli.ts";
import { repository } from "./projects.ts";

/** What results depend on, and who reads them cannot see. */
export function describeMachine(): string {
    const { dependencies } = JSON.parse(readFileSync(path.join(repository, "package.json"), "utf8")) as {
        dependencies: Record<string, string>;
    };
    const sdks = ["pulumi", "aws", "policy"].map((name) => `@pulumi/${name} ${dependencies[`@pulumi/${name}`]}`);
    const cores = cpus();
    return [
        `${cores.length} × ${cores[0]?.model.trim() || "an unnamed processor"}`,
        `${Math.round(totalmem() / 2 ** 30)} GiB of memory`,
        `${type()} ${release().split("-")[0]}`,
        `Node ${process.versions.node}`,
        findOnPath("pulumi") === undefined ? "no Pulumi CLI" : `Pulumi CLI ${pulumiVersion()}`,
        ...sdks,
    ].join(", ");
}

function pulumiVersion(): string {
    const env = { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" };
    return execFileSync("pulumi", ["version"], { encoding: "utf8", env }).trim();
}

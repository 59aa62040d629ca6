import { existsSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { main } from "@plinth/cli";
import type { Comparison } from "@plinth/plan";
import { writeProject } from "../realEngine/program.ts";

/** Writes the project `shop` with a program, configured as its stack `dev` is; a second time it replaces both. */
export function writeShop(directory: string, program: string, tags: object = { Environment: "dev" }): void {
    if (existsSync(directory)) rmSync(path.join(directory, "node_modules"), { force: true });
    writeProject(directory, { name: "shop", program });
    const config = { "aws:region": "eu-west-1", "aws:defaultTags": { tags } };
    writeFileSync(path.join(directory, "Pulumi.dev.yaml"), JSON.stringify({ config }));
}

/** What `plinth preview --project … --against …` finds, its exit code, and all that it said. */
export async function compareShop(
    directory: string,
    against: string,
    more: readonly string[] = [],
): Promise<{ readonly code: number; readonly comparison: Comparison; readonly said: string }> {
    const said = { out: "", err: "" };
    const stream = (name: "out" | "err") => ({ write: (text: string) => void (said[name] += text) });
    const argv = [
        "preview",
        "--project",
        directory,
        "--stack",
        "dev",
        "--passes",
        "1",
        "--against",
        against,
        "--format",
        "json",
        ...more,
    ];
    const code = await main(argv, {
        cwd: directory,
        env: {},
        stdout: stream("out"),
        stderr: stream("err"),
        signal: new AbortController().signal,
        loadEngine: () => import("@plinth/engine"),
    });
    if (said.out === "") throw new Error(`nothing was previewed: ${said.err}`);
    const { comparison } = JSON.parse(said.out) as { comparison: Comparison };
    return { code, comparison, said: said.out + said.err };
}

/** Kind, resource, what replaces it and what differs, one line for each change. */
export function changeLines({ stacks }: Comparison): string[] {
    return stacks.flatMap(({ changes }) =>
        changes.map(({ kind, name, replacedBy, differences }) =>
            [
                kind,
                name,
                ...(replacedBy.length > 0 ? [`by ${replacedBy.map(({ path }) => path).join(", ")}`] : []),
                ...differences.map(({ path, kind }) => `${path} ${kind}`),
            ].join("; "),
        ),
    );
}

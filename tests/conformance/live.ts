import { execFileSync } from "node:child_process";
import { findOnPath } from "../realEngine/cli.ts";
import { programNames } from "./programFolders.ts";
import { isFresh, RECORDED_ENGINE } from "./recordings.ts";

/**
 * The programs that run on the live engine, too. A recorded result of the same program, engine and SDK says all that a
 * live one would: then one program of each topic shows that the way to the engine still works. `PLINTH_CONFORMANCE=all`
 * runs every one, and compares every environment.
 */
export function livePrograms(): readonly string[] {
    const all = programNames();
    return everything() ? all : chosen(all, isFresh);
}

/** Whether all is compared: because somebody asks for it, or since the engine is not the one that was recorded. */
export function everything(): boolean {
    if (process.env["PLINTH_CONFORMANCE"] === "all" || process.env["PLINTH_RECORD"] === "1") return true;
    return engineVersion() !== RECORDED_ENGINE;
}

/** The first of each topic, and all without a fresh recording. */
export function chosen(names: readonly string[], fresh: (name: string) => boolean): readonly string[] {
    const topicOf = (name: string): string => name.split("/")[0] ?? "";
    return names.filter(
        (name, index) => !fresh(name) || names.findIndex((other) => topicOf(other) === topicOf(name)) === index,
    );
}

function engineVersion(): string | undefined {
    if (findOnPath("pulumi") === undefined) return undefined;
    const env = { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" };
    return execFileSync("pulumi", ["version"], { encoding: "utf8", env }).trim().replace(/^v/, "");
}

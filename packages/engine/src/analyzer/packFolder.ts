import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { resolveRunner } from "../process/program.ts";
import { readYaml } from "../project/yamlFile.ts";
import { UnusableProject } from "../project/unusable.ts";

/** A policy pack that can be started. */
export interface PackFolder {
    /** Absolute path of the folder that holds `PulumiPolicy.yaml`. */
    readonly directory: string;
    /** The SDK's runner of packs, as the pack itself would load it. */
    readonly runner: string;
    /**
     * Whether one process may judge both passes. A pack says so in its package.json (`"plinth": { "judgesPasses": true }`);
     * another one may keep in mind what it has seen and would see everything twice.
     */
    readonly judgesPasses: boolean;
}

/** Reads what a pack's folder says of it. @throws Error when there is no pack, or it is not a Node pack. */
export function readPackFolder(directory: string): PackFolder {
    const file = join(directory, "PulumiPolicy.yaml");
    if (!existsSync(file))
        throw new UnusableProject(
            `no policy pack found in ${directory}: PulumiPolicy.yaml is missing. Fix: name the folder that holds it`,
        );
    const { runtime } = readYaml(file) as { runtime?: string | { name?: string } };
    const name = typeof runtime === "string" ? runtime : runtime?.name;
    if (name !== "nodejs")
        throw new UnusableProject(
            `${file}: runtime is ${name ?? "missing"}; this preview runs nodejs packs only. Fix: name a pack for Node`,
        );
    return { directory, runner: resolveRunner(directory, "run-policy-pack"), judgesPasses: judgesPasses(directory) };
}

function judgesPasses(directory: string): boolean {
    const file = join(directory, "package.json");
    if (!existsSync(file)) return false;
    try {
        const { plinth } = JSON.parse(readFileSync(file, "utf8")) as { plinth?: { judgesPasses?: unknown } };
        return plinth?.judgesPasses === true;
    } catch (error) {
        throw new UnusableProject(`${file} is not valid JSON: ${(error as Error).message}. Fix: correct it`);
    }
}

import { existsSync } from "node:fs";
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
}

/** Reads what a pack's folder says of it. @throws Error when there is no pack, or it is not a Node pack. */
export function readPackFolder(directory: string): PackFolder {
    const file = join(directory, "PulumiPolicy.yaml");
    if (!existsSync(file))
        throw new UnusableProject(`no policy pack found in ${directory}: PulumiPolicy.yaml is missing`);
    const { runtime } = readYaml(file) as { runtime?: string | { name?: string } };
    const name = typeof runtime === "string" ? runtime : runtime?.name;
    if (name !== "nodejs")
        throw new UnusableProject(`${file}: runtime is ${name ?? "missing"}; this preview runs nodejs packs only`);
    return { directory, runner: resolveRunner(directory, "run-policy-pack") };
}

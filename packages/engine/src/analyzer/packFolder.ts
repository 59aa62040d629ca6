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

interface Manifest {
    readonly version?: unknown;
    readonly plinth?: { readonly judgesPasses?: unknown };
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
    const manifest = readManifest(directory);
    return { directory, runner: resolveRunner(directory, "run-policy-pack"), judgesPasses: judgesPasses(manifest) };
}

/** A pack's package.json. @throws UnusableProject where the SDK would refuse the pack for want of it, in more words. */
function readManifest(directory: string): Manifest {
    const file = join(directory, "package.json");
    const fix = `Fix: give the pack a package.json with a version ({ "version": "1.0.0" })`;
    if (!existsSync(file)) throw new UnusableProject(`policy pack ${directory} has no package.json. ${fix}`);
    const manifest = readJson(file) as Manifest | null;
    if (typeof manifest?.version !== "string" || manifest.version === "")
        throw new UnusableProject(`${file} gives the policy pack no version, which the SDK asks for. ${fix}`);
    return manifest;
}

function readJson(file: string): unknown {
    try {
        return JSON.parse(readFileSync(file, "utf8"));
    } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        throw new UnusableProject(`${file} is not valid JSON: ${why}. Fix: correct it`);
    }
}

function judgesPasses({ plinth }: Manifest): boolean {
    return plinth?.judgesPasses === true;
}

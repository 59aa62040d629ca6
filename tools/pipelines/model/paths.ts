import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What every preview runs, whatever the environment. */
const MACHINERY = ["cli", "cloud", "core", "engine", "plan", "report"];

interface Environment {
    readonly name: string;
    readonly layout: string;
    readonly layers: readonly string[];
    /** Other environments whose layers it needs. */
    readonly upstream: readonly string[];
}

interface Manifest {
    readonly name: string;
    readonly dependencies?: Readonly<Record<string, string>>;
}

/**
 * Globs of the files that can change what an environment is, or how it is judged: its settings, its layers and what they
 * need, the machinery of a preview, the policy pack, and third-party packages. Forges and `affected` read the same ones.
 */
export function environmentPaths(root: string, { name, layout, layers, upstream }: Environment): string[] {
    const manifests = new Map([...readManifests(root, "packages"), ...readManifests(root, "stacks")]);
    const folders = new Set<string>();
    const visit = (folder: string): void => {
        if (folders.has(folder)) return;
        folders.add(folder);
        for (const needed of Object.keys(manifests.get(folder)?.dependencies ?? {})) {
            const found = [...manifests].find(([, manifest]) => manifest.name === needed)?.[0];
            if (found !== undefined) visit(found);
        }
    };
    const programs = layout === "single" ? ["environment", ...layers] : layers;
    for (const layer of programs) visit(`stacks/${layer}`);
    // Not what they need in turn: deploying needs more than a preview runs.
    for (const machine of MACHINERY) folders.add(`packages/${machine}`);
    const rootFiles = layout === "single" ? ["Pulumi*.yaml"] : [];
    return [
        ...[name, ...upstream].sort().map((each) => `environments/${each}/**/*`),
        ...[...folders].sort().map((folder) => `${folder}/**/*`),
        "policies/**/*",
        "package-lock.json",
        ...rootFiles,
    ];
}

function readManifests(root: string, parent: string): [string, Manifest][] {
    return readdirSync(join(root, parent), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .flatMap(({ name }): [string, Manifest][] => {
            try {
                const text = readFileSync(join(root, parent, name, "package.json"), "utf8");
                return [[`${parent}/${name}`, JSON.parse(text) as Manifest]];
            } catch (error) {
                // A folder that somebody has only begun to fill is no package yet.
                if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
                throw error;
            }
        });
}

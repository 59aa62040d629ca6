import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

interface Manifest {
    readonly name: string;
    readonly dependencies?: Readonly<Record<string, string>>;
}

/**
 * Folders of the workspace that programs are made of: their own, and those of what they need in turn, sorted.
 *
 * @param programs folders relative to the repository: `stacks/network`.
 */
export function programFolders(root: string, programs: readonly string[]): string[] {
    const manifests = readManifests(root);
    const folderOf = new Map([...manifests].map(([folder, { name }]) => [name, folder]));
    const folders = new Set<string>();
    const visit = (folder: string): void => {
        if (folders.has(folder)) return;
        folders.add(folder);
        for (const needed of Object.keys(manifests.get(folder)?.dependencies ?? {})) {
            const found = folderOf.get(needed);
            if (found !== undefined) visit(found);
        }
    };
    for (const program of programs) visit(program);
    return [...folders].sort();
}

/** Folders of the layers that a layer needs itself, from its `package.json`: what it needs of the workspace's stacks. */
export function neededStacks(root: string, program: string): string[] {
    const manifests = readManifests(root);
    const needed = Object.keys(manifests.get(program)?.dependencies ?? {});
    return [...manifests]
        .filter(([folder, { name }]) => folder.startsWith("stacks/") && needed.includes(name))
        .map(([folder]) => folder)
        .sort();
}

function readManifests(root: string): ReadonlyMap<string, Manifest> {
    return new Map(["packages", "stacks"].flatMap((parent) => manifestsOf(root, parent)));
}

function manifestsOf(root: string, parent: string): [string, Manifest][] {
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

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Packages that are simulated wherever a program may come to need them: what AWS and Kubernetes programs use, and what
 * would otherwise act on this machine or beyond it.
 */
const ALWAYS = [
    "aws",
    "awsx",
    "command",
    "docker",
    "docker-build",
    "eks",
    "kubernetes",
    "random",
    "std",
    "time",
    "tls",
];

/** Provider packages that a project can use, with the versions of their SDKs where these are installed. */
export function providerPackages(directory: string): ReadonlyMap<string, string | undefined> {
    const found = new Map<string, string | undefined>(ALWAYS.map((name) => [name, undefined]));
    for (const folder of moduleFolders(directory)) {
        for (const path of packageFolders(folder)) {
            const provider = readProvider(path);
            // The nearest of several installed is what programs load.
            if (provider !== undefined && found.get(provider.name) === undefined) {
                found.set(provider.name, provider.version);
            }
        }
    }
    return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Folders in which Node looks for packages, the nearest first. */
function moduleFolders(directory: string): string[] {
    const folders: string[] = [];
    for (let here = directory; ; here = dirname(here)) {
        folders.push(join(here, "node_modules"));
        if (dirname(here) === here) return folders.filter((folder) => existsSync(folder));
    }
}

/** Packages of every owner: an SDK may be anybody's. */
function packageFolders(modules: string): string[] {
    return entries(modules).flatMap((name) =>
        name.startsWith("@")
            ? entries(join(modules, name)).map((inner) => join(modules, name, inner))
            : [join(modules, name)],
    );
}

function entries(folder: string): string[] {
    try {
        return readdirSync(folder).filter((name) => !name.startsWith("."));
    } catch {
        return [];
    }
}

/** The provider that a package is the SDK of. */
function readProvider(folder: string): { name: string; version: string } | undefined {
    try {
        const { name, version, pulumi } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
            name?: unknown;
            version?: unknown;
            pulumi?: { resource?: unknown; name?: unknown };
        };
        if (pulumi?.resource !== true || typeof name !== "string" || typeof version !== "string") return undefined;
        const own = typeof pulumi.name === "string" ? pulumi.name : name.slice(name.lastIndexOf("/") + 1);
        return { name: own, version };
    } catch {
        return undefined;
    }
}

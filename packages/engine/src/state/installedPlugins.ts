import { readdirSync, readFileSync, realpathSync, type Dirent, statSync } from "node:fs";
import { basename, join } from "node:path";

/** The plugin that a program's packages bring, which default providers take where a request names none. */
export interface InstalledPlugin {
    readonly version: string;
    /** Empty: where plugins come from unless somebody says otherwise. */
    readonly pluginDownloadUrl: string;
}

export type InstalledPlugins = ReadonlyMap<string, InstalledPlugin>;

/** What a manifest says of the plugin that its package talks to. */
interface Manifest {
    readonly name?: string;
    readonly version?: string;
    readonly pulumi?: { resource?: boolean; name?: string; version?: string; server?: string };
}

/** Whole trees of packages, which many programs share, by their real folders. */
const known = new Map<string, InstalledPlugins>();

/**
 * The plugins of the packages below a program's folder, as the language host reports them to the engine: packages that
 * lie elsewhere, in a parent folder say, are not found by it either. The newest of several versions counts.
 */
export function installedPlugins(directory: string): InstalledPlugins {
    const found = new Map<string, InstalledPlugin>();
    walk(directory, { packages: false, visited: new Set(), found });
    return found;
}

interface Walk {
    /** Whether manifests here are those of packages. */
    readonly packages: boolean;
    readonly visited: Set<string>;
    readonly found: Map<string, InstalledPlugin>;
}

function walk(directory: string, { packages, visited, found }: Walk): void {
    const real = realPath(directory);
    if (real === undefined || visited.has(real)) return;
    visited.add(real);
    const entries = contents(real);
    // A policy pack's packages are not the program's.
    if (entries.some(({ name }) => name === "PulumiPolicy.yaml")) return;
    for (const entry of entries) {
        const path = join(real, entry.name);
        if (!isFolder(entry, path)) {
            if (packages && entry.name === "package.json") note(path, found);
        } else if (packages) walk(path, { packages, visited, found });
        else if (basename(path) === "node_modules")
            for (const [pkg, plugin] of ofPackages(path)) keep(found, pkg, plugin);
        else walk(path, { packages, visited, found });
    }
}

function ofPackages(directory: string): InstalledPlugins {
    const real = realPath(directory);
    if (real === undefined) return new Map();
    const before = known.get(real);
    if (before !== undefined) return before;
    const found = new Map<string, InstalledPlugin>();
    walk(real, { packages: true, visited: new Set(), found });
    known.set(real, found);
    return found;
}

function note(file: string, found: Map<string, InstalledPlugin>): void {
    let manifest: Manifest;
    try {
        manifest = JSON.parse(readFileSync(file, "utf8")) as Manifest;
    } catch {
        return;
    }
    const { name = "", pulumi } = manifest;
    if (pulumi?.resource !== true) return;
    const pkg = pulumi.name ?? (name.startsWith("@pulumi/") ? name.slice("@pulumi/".length) : "");
    const version = (pulumi.version || manifest.version || "").replace(/^v/, "");
    if (pkg !== "" && version !== "") keep(found, pkg, { version, pluginDownloadUrl: pulumi.server ?? "" });
}

function keep(found: Map<string, InstalledPlugin>, pkg: string, plugin: InstalledPlugin): void {
    const other = found.get(pkg);
    if (other === undefined || isNewer(plugin.version, other.version)) found.set(pkg, plugin);
}

/** By the numbers; a version with something after them (`-alpha`) comes before the one without. */
function isNewer(one: string, other: string): boolean {
    const [core = "", tail] = one.split(/[-+]/, 2);
    const [otherCore = "", otherTail] = other.split(/[-+]/, 2);
    const order = core.localeCompare(otherCore, "en", { numeric: true });
    return order === 0 ? tail === undefined && otherTail !== undefined : order > 0;
}

function isFolder(entry: Dirent, path: string): boolean {
    if (!entry.isSymbolicLink()) return entry.isDirectory();
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function contents(directory: string): Dirent[] {
    try {
        return readdirSync(directory, { withFileTypes: true });
    } catch {
        return [];
    }
}

function realPath(path: string): string | undefined {
    try {
        return realpathSync(path);
    } catch {
        return undefined;
    }
}

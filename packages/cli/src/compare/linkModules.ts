import {
    existsSync,
    globSync,
    lstatSync,
    mkdirSync,
    readdirSync,
    readFileSync,
    realpathSync,
    symlinkSync,
} from "node:fs";
import { dirname, join, relative, sep } from "node:path";

/**
 * Gives a worktree its `node_modules`. Third-party packages are linked to the installed ones. Packages of the repository
 * are linked to the worktree's own: linked as a whole, the folder would make the other revision read today's code.
 *
 * @param root the repository with installed packages; `worktree` is the same repository at another revision.
 */
export function linkModules(root: string, worktree: string): void {
    const installed = join(root, "node_modules");
    if (!existsSync(installed)) return;
    const real = realpathSync(root);
    linkThirdParty(installed, join(worktree, "node_modules"), real);
    for (const folder of workspaceFolders(worktree)) {
        linkWorkspace(worktree, folder);
        // npm puts a package there when another version of it stands in the root.
        const own = join(root, folder, "node_modules");
        if (existsSync(own)) linkThirdParty(own, join(worktree, folder, "node_modules"), real);
    }
}

function linkThirdParty(from: string, to: string, root: string): void {
    mkdirSync(to, { recursive: true });
    for (const entry of readdirSync(from, { withFileTypes: true })) {
        const [source, target] = [join(from, entry.name), join(to, entry.name)];
        if (entry.isDirectory() && (entry.name.startsWith("@") || entry.name === ".bin")) {
            linkThirdParty(source, target, root);
            // Caches and npm's own list are of this checkout alone.
        } else if (!entry.name.startsWith(".") && !leadsToWorkspace(source, root) && !existsSync(target)) {
            symlinkSync(source, target, lstatSync(source).isDirectory() ? "junction" : "file");
        }
    }
}

/** Whether a link leads to a package of the repository itself. */
function leadsToWorkspace(path: string, root: string): boolean {
    let real: string;
    try {
        real = realpathSync(path);
    } catch {
        // A link that leads nowhere is of no use there either.
        return true;
    }
    const inside = relative(root, real);
    return !inside.startsWith("..") && !inside.split(sep).includes("node_modules");
}

/** The folders of the packages that a repository's package.json lists as workspaces. */
function workspaceFolders(root: string): string[] {
    const { workspaces = [] } = readPackage(root);
    const patterns = Array.isArray(workspaces) ? workspaces : (workspaces.packages ?? []);
    return patterns
        .flatMap((pattern) => globSync(`${pattern}/package.json`, { cwd: root }))
        .map(dirname)
        .sort();
}

function linkWorkspace(worktree: string, folder: string): void {
    const { name } = readPackage(join(worktree, folder));
    if (name === undefined) return;
    const target = join(worktree, "node_modules", name);
    mkdirSync(dirname(target), { recursive: true });
    if (!existsSync(target)) symlinkSync(join(worktree, folder), target, "junction");
}

interface PackageFile {
    readonly name?: string;
    readonly workspaces?: readonly string[] | { readonly packages?: readonly string[] };
}

function readPackage(folder: string): { name?: string; workspaces?: string[] | { packages?: string[] } } {
    const file = join(folder, "package.json");
    return existsSync(file)
        ? (JSON.parse(readFileSync(file, "utf8")) as PackageFile as ReturnType<typeof readPackage>)
        : {};
}

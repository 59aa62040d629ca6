/** As much of a package.json as is read and changed. */
export interface Manifest {
    readonly name: string;
    readonly version: string;
    readonly dependencies?: Readonly<Record<string, string>>;
    readonly devDependencies?: Readonly<Record<string, string>>;
}

interface Lock {
    readonly packages: Readonly<Record<string, unknown>>;
}

/** A package.json with one more package of the workspace among its dependencies, in their order. */
export function withDependency(text: string, name: string): string {
    const manifest = JSON.parse(text) as Manifest;
    const dependencies = sorted({ ...manifest.dependencies, [name]: "*" });
    return print({ ...manifest, dependencies });
}

/**
 * The lock file with one more package of the workspace, as npm writes it: a clean install refuses a lock file that does
 * not know a workspace. What the package needs from a registry has to stand in the lock file already.
 *
 * @param folder relative to the repository, with forward slashes.
 * @param model another package of the workspace that needs the same: versions of its own are this one's, too.
 */
export function withWorkspace(text: string, folder: string, manifest: Manifest, model?: string): string {
    const lock = JSON.parse(text) as Lock;
    const { name, version } = manifest;
    const of = model === undefined ? manifest : (lock.packages[model] as Manifest);
    const own = Object.entries(lock.packages).flatMap(([path, entry]): [string, unknown][] =>
        model !== undefined && path.startsWith(`${model}/`) ? [[`${folder}${path.slice(model.length)}`, entry]] : [],
    );
    const packages = {
        ...lock.packages,
        [`node_modules/${name}`]: { resolved: folder, link: true },
        [folder]: {
            // npm leaves out a name that is the folder's.
            ...(folder.endsWith(`/${name}`) ? {} : { name }),
            version,
            ...pick(of, "license", "dependencies", "devDependencies", "engines"),
        },
        ...Object.fromEntries(own),
    };
    return print({ ...lock, packages: sorted(packages) });
}

/** The lock file where a package of the workspace has other dependencies than before. */
export function withWorkspaceDependency(text: string, folder: string, name: string): string {
    const lock = JSON.parse(text) as Lock;
    const entry = lock.packages[folder] as Manifest;
    const changed = { ...entry, dependencies: sorted({ ...entry.dependencies, [name]: "*" }) };
    return print({ ...lock, packages: { ...lock.packages, [folder]: changed } });
}

function pick(from: object, ...keys: readonly string[]): object {
    return Object.fromEntries(Object.entries(from).filter(([key]) => keys.includes(key)));
}

/** In the order in which npm writes them. */
function sorted<Value>(entries: Readonly<Record<string, Value>>): Record<string, Value> {
    return Object.fromEntries(Object.entries(entries).sort(([one], [other]) => one.localeCompare(other, "en")));
}

function print(value: object): string {
    return `${JSON.stringify(value, undefined, 2)}\n`;
}

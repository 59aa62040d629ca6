import {
    cpSync,
    lstatSync,
    mkdirSync,
    mkdtempSync,
    readdirSync,
    readFileSync,
    realpathSync,
    rmSync,
    symlinkSync,
    writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";

const repository = join(import.meta.dirname, "../..");
const NOT_COPIED = new Set(["node_modules", ".git", ".nx", ".plinth", "coverage"]);

/**
 * A copy of this repository in a temporary folder, for tests that change it.
 *
 * Installed packages are linked; the workspace's own packages are linked anew, to the copy. Linking `node_modules` as a whole
 * would run the original's code, and copying the packages below it would make Node refuse to strip their types.
 */
export class RepositoryCopy {
    readonly root: string;

    constructor() {
        this.root = realpathSync(mkdtempSync(join(tmpdir(), "plinth-copy-")));
        for (const name of readdirSync(repository)) {
            if (!NOT_COPIED.has(name)) {
                cpSync(join(repository, name), join(this.root, name), {
                    recursive: true,
                    filter: (path) => !path.endsWith("/node_modules"),
                });
            }
        }
        linkPackages(join(repository, "node_modules"), join(this.root, "node_modules"), this.root);
    }

    read(file: string): string {
        return readFileSync(join(this.root, file), "utf8");
    }

    write(file: string, text: string): void {
        mkdirSync(join(this.root, file, ".."), { recursive: true });
        writeFileSync(join(this.root, file), text);
    }

    /** Replaces text that must occur in a file, so that a test cannot pass because its edit found nothing. */
    edit(file: string, from: string | RegExp, to: string): void {
        const before = this.read(file);
        const after = before.replace(from, to);
        if (after === before) throw new Error(`${file} does not hold ${String(from)}`);
        this.write(file, after);
    }

    /** Runs Node's own binary folder first on PATH, as an npm script would. */
    env(extra: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
        return {
            ...process.env,
            PATH: `${join(this.root, "node_modules/.bin")}:${process.env["PATH"] ?? ""}`,
            NO_COLOR: "1",
            ...extra,
        };
    }

    remove(): void {
        rmSync(this.root, { recursive: true, force: true });
    }
}

function linkPackages(from: string, to: string, root: string): void {
    mkdirSync(to, { recursive: true });
    for (const name of readdirSync(from)) {
        const path = join(from, name);
        const holdsPackages = (name.startsWith("@") || name === ".bin") && !lstatSync(path).isSymbolicLink();
        if (holdsPackages) linkPackages(path, join(to, name), root);
        else symlinkSync(targetOf(path, root), join(to, name));
    }
}

/** A workspace's package is linked to the copy's folder; everything else to where it is installed. */
function targetOf(path: string, root: string): string {
    const real = realpathSync(path);
    const inside = relative(repository, real);
    return lstatSync(path).isSymbolicLink() && !inside.startsWith("..") && !inside.startsWith("node_modules")
        ? join(root, inside)
        : path;
}

import {
    cpSync,
    mkdirSync,
    mkdtempSync,
    readdirSync,
    readFileSync,
    realpathSync,
    renameSync,
    rmSync,
    symlinkSync,
    writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const REPOSITORY = path.resolve(import.meta.dirname, "../..");
const NOT_COPIED = new Set(["node_modules", ".git", ".nx", ".plinth", "coverage"]);

/** A copy of this repository's working tree that a test may change. */
export class RepositoryCopy {
    readonly root: string;

    /**
     * Third-party packages are linked, links to workspace packages are made anew: linked as a whole, `node_modules` would
     * lead back to this repository's own code, and copied it would hold TypeScript, which Node does not strip there.
     */
    constructor() {
        this.root = realpathSync(mkdtempSync(path.join(tmpdir(), "plinth-copy-")));
        for (const name of readdirSync(REPOSITORY)) {
            if (NOT_COPIED.has(name)) continue;
            cpSync(path.join(REPOSITORY, name), this.#at(name), {
                recursive: true,
                // What another test makes inside the repository may be gone before it is copied.
                filter: (source) => !/^(node_modules|testdata-.*)$/.test(path.basename(source)),
            });
        }
        this.#linkModules("node_modules");
    }

    /** The folder of a layer's project. */
    layer(name: string): string {
        return this.#at("stacks", name);
    }

    get policyPack(): string {
        return this.#at("policies");
    }

    read(...parts: readonly string[]): string {
        return readFileSync(this.#at(...parts), "utf8");
    }

    write(text: string, ...parts: readonly string[]): void {
        writeFileSync(this.#at(...parts), text);
    }

    /** Replaces text that must occur in a file, so that a test cannot pass because its edit found nothing. */
    edit(file: string, from: string | RegExp, to: string): void {
        const before = this.read(file);
        const after = before.replace(from, to);
        if (after === before) throw new Error(`${file} does not hold ${String(from)}`);
        this.write(after, file);
    }

    /** The environment of an npm script in the copy: its commands and its Node come first on PATH. */
    env(extra: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
        const commands = this.#at("node_modules", ".bin");
        return {
            ...process.env,
            PATH: `${commands}${path.delimiter}${process.env["PATH"] ?? ""}`,
            NO_COLOR: "1",
            ...extra,
        };
    }

    /** Switches an environment to the other layout, whatever it has in the repository. */
    setLayout(environment: string, layout: "single" | "layered"): void {
        const file = ["environments", environment, "environment.yaml"];
        const text = this.read(...file);
        const switched = text.replace(/^layout: .*$/m, `layout: ${layout}`);
        if (!/^layout: /m.test(text)) throw new Error(`${file.join("/")} has no line that starts with "layout: "`);
        this.write(switched, ...file);
    }

    /** Leaves an environment no layers but these, where a test is about something else and all of them would take long. */
    keepLayers(environment: string, layers: readonly string[]): void {
        const file = `environments/${environment}/environment.yaml`;
        const [line = "", listed = ""] = /^layers: \[(.*)\]$/m.exec(this.read(file)) ?? [];
        const dropped = listed.split(", ").filter((layer) => !layers.includes(layer));
        this.edit(file, line, `layers: [${layers.join(", ")}]`);
        for (const layer of dropped) rmSync(this.#at("environments", environment, `${layer}.yaml`));
    }

    /** Every file below a folder with its content, for comparing before and after. */
    contents(...parts: readonly string[]): Record<string, string> {
        const folder = this.#at(...parts);
        const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
        return Object.fromEntries(
            files
                .map((file) => {
                    const full = path.join(file.parentPath, file.name);
                    return [path.relative(this.root, full), readFileSync(full, "utf8")] as const;
                })
                .sort(([one], [other]) => (one < other ? -1 : 1)),
        );
    }

    /** Removes it, or leaves that to the end of `npm test`, which is faster (`tools/checks/removeAtEnd.ts`). */
    remove(): void {
        const waiting = process.env["PLINTH_REMOVED"];
        if (waiting === undefined) rmSync(this.root, { recursive: true, force: true });
        else renameSync(this.root, path.join(waiting, path.basename(this.root)));
    }

    #at(...parts: readonly string[]): string {
        return path.join(this.root, ...parts);
    }

    #linkModules(folder: string): void {
        mkdirSync(this.#at(folder));
        for (const entry of readdirSync(path.join(REPOSITORY, folder), { withFileTypes: true })) {
            const name = path.join(folder, entry.name);
            if ((entry.name.startsWith("@") || entry.name === ".bin") && entry.isDirectory()) {
                this.#linkModules(name);
                continue;
            }
            const real = realpathSync(path.join(REPOSITORY, name));
            const inside = path.relative(REPOSITORY, real);
            const isWorkspace = !inside.startsWith("node_modules") && !inside.startsWith("..");
            // Commands find their own files from where they are linked to, so a link is linked, not what it leads to.
            symlinkSync(isWorkspace ? this.#at(inside) : path.join(REPOSITORY, name), this.#at(name));
        }
    }
}

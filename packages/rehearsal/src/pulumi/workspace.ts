import {
    cpSync,
    existsSync,
    mkdirSync,
    mkdtempSync,
    readFileSync,
    realpathSync,
    rmSync,
    symlinkSync,
    writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parse, stringify } from "yaml";

/** A stack to rehearse: a Pulumi project in a folder. */
export interface RehearsedStack {
    readonly project: string;
    readonly directory: string;
    readonly stack: string;
}

interface EnvironmentFile {
    readonly tags?: Readonly<Record<string, string>>;
    readonly layers?: readonly string[];
}

/** The tag by which the settings change: it updates whatever carries tags, and replaces nothing. */
const CHANGED_TAG = "Rehearsal";

/**
 * A repository's projects and settings in a temporary folder, where the CLI may write its own files. Programs are those of
 * the repository: only their entries are here.
 */
export class Workspace {
    readonly root: string;
    readonly stacks: readonly RehearsedStack[];
    readonly #repository: string;
    readonly #environments: ReadonlySet<string>;

    /** @param stacks folder of each project below the repository, `""` for the root, and its environment, in the order of their needs. */
    constructor(repository: string, stacks: readonly { readonly folder: string; readonly environment: string }[]) {
        this.root = realpathSync(mkdtempSync(join(tmpdir(), "plinth-rehearsal-")));
        this.#repository = repository;
        this.#environments = new Set(stacks.map(({ environment }) => environment));
        writeFileSync(join(this.root, "package.json"), '{ "type": "module" }\n');
        symlinkSync(join(repository, "node_modules"), join(this.root, "node_modules"));
        this.reset();
        this.stacks = stacks.map(({ folder, environment }) => ({
            project: this.#project(folder),
            directory: join(this.root, folder),
            stack: environment,
        }));
    }

    /** Changes the tags of every environment that has a stack here. */
    change(): void {
        this.#edit((file) => ({ ...file, tags: { ...file.tags, [CHANGED_TAG]: "changed" } }));
    }

    /**
     * Puts the settings back as they are in the repository.
     *
     * @param layers those that environments are to have. Default: all they have.
     */
    reset(layers?: readonly string[]): void {
        const settings = join(this.root, "environments");
        rmSync(settings, { recursive: true, force: true });
        cpSync(join(this.#repository, "environments"), settings, { recursive: true });
        if (layers !== undefined) this.#edit((file) => ({ ...file, layers }));
    }

    remove(): void {
        rmSync(this.root, { recursive: true, force: true });
    }

    #edit(edited: (file: EnvironmentFile) => EnvironmentFile): void {
        for (const environment of this.#environments) {
            const file = join(this.root, "environments", environment, "environment.yaml");
            writeFileSync(file, stringify(edited(parse(readFileSync(file, "utf8")) as EnvironmentFile)));
        }
    }

    /** Writes a project whose program is the repository's. @returns its name. */
    #project(layer: string): string {
        const original = join(this.#repository, layer);
        const { main = "index.js", ...settings } = parse(readFileSync(join(original, "Pulumi.yaml"), "utf8")) as {
            name: string;
            main?: string;
        };
        const folder = join(this.root, layer);
        mkdirSync(folder, { recursive: true });
        writeFileSync(join(folder, "Pulumi.yaml"), stringify({ ...settings, main: "index.js" }));
        const entry = join(original, main);
        if (!existsSync(entry)) throw new Error(`${entry}: there is no such program`);
        writeFileSync(
            join(folder, "index.js"),
            `export { default } from ${JSON.stringify(pathToFileURL(entry).href)};\n`,
        );
        return settings.name;
    }
}

import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, extname, join, resolve } from "node:path";
import { type DeclaredKey, readDeclaredConfig } from "./declaredConfig.ts";
import { UnusableProject } from "./unusable.ts";
import { readYaml } from "./yamlFile.ts";

/** A Pulumi project as its `Pulumi.yaml` declares it. */
export interface Project {
    readonly name: string;
    /** Absolute path of the folder that holds `Pulumi.yaml`. */
    readonly directory: string;
    /** Working directory of the program: that of `main`, else the project's. */
    readonly programDirectory: string;
    /** What the SDK's runner is given: the file that `main` names, in its folder, else `.`. */
    readonly entryPoint: string;
    /** `runtime.options`. */
    readonly options: RuntimeOptions;
    /** Configuration keys that the project declares. */
    readonly config: readonly DeclaredKey[];
    /** Absolute path of a stack's configuration, whether it exists or not: `Pulumi.<stack>.yaml`. */
    configFile(stack: string): string;
    /** Stacks that have a configuration file, sorted. */
    configuredStacks(): string[];
}

/** Options of the Node.js runtime that decide how a program runs; which package manager installs it does not. */
export interface RuntimeOptions {
    /** Default true. */
    readonly typescript?: boolean;
    readonly nodeargs?: string;
    /** Relative to the program's folder. Default `tsconfig.json`. */
    readonly tsconfig?: string;
}

interface ProjectFile {
    readonly name?: unknown;
    readonly main?: unknown;
    readonly runtime?: unknown;
    readonly config?: unknown;
    readonly stackConfigDir?: unknown;
}

/** Reads a project. @throws UnusableProject when there is none, or it is not a Node project. */
export function readProject(directory: string): Project {
    if (!existsSync(directory)) throw new UnusableProject(`${directory} does not exist. Fix: name a project's folder`);
    const file = ["Pulumi.yaml", "Pulumi.yml"].map((name) => join(directory, name)).find(existsSync);
    if (file === undefined)
        throw new UnusableProject(
            `no Pulumi project found in ${directory}: Pulumi.yaml is missing. Fix: name the folder that holds it`,
        );
    const parsed = readYaml(file) as ProjectFile;
    if (typeof parsed.name !== "string") {
        throw new UnusableProject(`${file}: project is missing a 'name' attribute. Fix: add name: <project>`);
    }
    if (!/^[\w.-]*$/.test(parsed.name)) {
        throw new UnusableProject(
            `${file}: project names may only contain alphanumerics, hyphens, underscores, and periods. ` +
                "Fix: change name; in a template, pulumi new fills it in",
        );
    }
    const runtime =
        typeof parsed.runtime === "string"
            ? { name: parsed.runtime }
            : (parsed.runtime as { name?: string; options?: RuntimeOptions } | undefined);
    if (runtime?.name !== "nodejs") {
        throw new UnusableProject(
            `${file}: runtime is ${runtime?.name ?? "missing"}; this preview runs nodejs programs only. ` +
                "Fix: name a Node project, or preview this one with the Pulumi CLI",
        );
    }
    // Older projects name that folder under "config".
    const folder = [parsed.stackConfigDir, parsed.config].find((found) => typeof found === "string") ?? "";
    const configDirectory = join(directory, folder as string);
    const extension = extname(file);
    return {
        name: parsed.name,
        directory,
        ...locateProgram(directory, parsed.main),
        options: runtime.options ?? {},
        config: readDeclaredConfig(parsed.config, parsed.name),
        configFile: (stack) => join(configDirectory, `Pulumi.${stack}${extension}`),
        configuredStacks: () => {
            const files = existsSync(configDirectory) ? readdirSync(configDirectory) : [];
            return files
                .filter((name) => name.startsWith("Pulumi.") && name.endsWith(extension) && name.split(".").length > 2)
                .map((name) => name.slice("Pulumi.".length, -extension.length))
                .sort();
        },
    };
}

/** A folder as `main` becomes the working directory; a file is run from the folder it stands in. */
function locateProgram(directory: string, main: unknown): { programDirectory: string; entryPoint: string } {
    if (typeof main !== "string" || main === "") return { programDirectory: directory, entryPoint: "." };
    const path = resolve(directory, main);
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined) {
        throw new UnusableProject(
            `project 'main' could not be read: stat ${path}: no such file or directory. Fix: correct main in Pulumi.yaml`,
        );
    }
    return found.isDirectory()
        ? { programDirectory: path, entryPoint: "." }
        : { programDirectory: dirname(path), entryPoint: basename(path) };
}

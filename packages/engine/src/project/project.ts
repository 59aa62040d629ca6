import { existsSync } from "node:fs";
import { dirname, extname, join, resolve } from "node:path";
import { UnusableProject } from "./unusable.ts";
import { readYaml } from "./yamlFile.ts";

/** A Pulumi project as its `Pulumi.yaml` declares it. */
export interface Project {
    readonly name: string;
    /** Absolute path of the folder that holds `Pulumi.yaml`. */
    readonly directory: string;
    /** Working directory of the program: that of `main`, else the project's. */
    readonly programDirectory: string;
    /** What the SDK's runner is given: the file that `main` names, else `.`. */
    readonly entryPoint: string;
    /** `runtime.options`. */
    readonly options: { readonly typescript?: boolean; readonly nodeargs?: string };
    readonly defaults: ReadonlyMap<string, string>;
    /** Absolute path of a stack's configuration, whether it exists or not: `Pulumi.<stack>.yaml`. */
    configFile(stack: string): string;
}

interface ProjectFile {
    readonly name?: unknown;
    readonly main?: unknown;
    readonly runtime?: unknown;
    readonly config?: unknown;
    readonly stackConfigDir?: unknown;
}

/** Reads a project. @throws Error when there is none, or it is not a Node project. */
export function readProject(directory: string): Project {
    const file = ["Pulumi.yaml", "Pulumi.yml"].map((name) => join(directory, name)).find(existsSync);
    if (file === undefined)
        throw new UnusableProject(`no Pulumi project found in ${directory}: Pulumi.yaml is missing`);
    const parsed = readYaml(file) as ProjectFile;
    if (typeof parsed.name !== "string") throw new UnusableProject(`${file}: project is missing a 'name' attribute`);
    const runtime =
        typeof parsed.runtime === "string"
            ? { name: parsed.runtime }
            : (parsed.runtime as { name?: string; options?: Project["options"] } | undefined);
    if (runtime?.name !== "nodejs") {
        throw new UnusableProject(
            `${file}: runtime is ${runtime?.name ?? "missing"}; this preview runs nodejs programs only`,
        );
    }
    return {
        name: parsed.name,
        directory,
        ...locateProgram(directory, parsed.main),
        options: runtime.options ?? {},
        defaults: readDefaults(parsed),
        configFile: (stack) => {
            // Older projects name that folder under "config".
            const folder = [parsed.stackConfigDir, parsed.config].find((found) => typeof found === "string") ?? "";
            return join(directory, folder, `Pulumi.${stack}${extname(file)}`);
        },
    };
}

/** A folder as `main` becomes the working directory; a file is run from the folder it stands in. */
function locateProgram(directory: string, main: unknown): { programDirectory: string; entryPoint: string } {
    if (typeof main !== "string" || main === "") return { programDirectory: directory, entryPoint: "." };
    const path = resolve(directory, main);
    const isFile = /\.[cm]?[jt]sx?$/.test(path);
    return isFile ? { programDirectory: dirname(path), entryPoint: path } : { programDirectory: path, entryPoint: "." };
}

/** Values that `Pulumi.yaml` gives configuration keys, under the project's name where they carry none. */
function readDefaults(parsed: ProjectFile): Map<string, string> {
    const declared = typeof parsed.config === "object" && parsed.config !== null ? Object.entries(parsed.config) : [];
    return new Map(
        declared.flatMap(([key, entry]) => {
            const value =
                typeof entry === "object" && entry !== null
                    ? ((entry as { value?: unknown; default?: unknown }).value ??
                      (entry as { default?: unknown }).default)
                    : entry;
            return value === undefined ? [] : [[qualify(key, String(parsed.name)), asText(value)] as const];
        }),
    );
}

/** Configuration keys belong to the project unless they name another namespace. */
export function qualify(key: string, project: string): string {
    return key.includes(":") ? key : `${project}:${key}`;
}

/** Configuration values travel as text. */
export function asText(value: unknown): string {
    return typeof value === "string" ? value : JSON.stringify(value);
}

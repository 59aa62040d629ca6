import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "@plinth/core/errors";
import { APART } from "@plinth/core/settings";
import { parse } from "yaml";

/** The folder of a repository that holds one folder per layer. */
export const STACKS = "stacks";
/** Pulumi projects of layers, and their packages, are named with this before the layer's name. */
export const PROJECT_PREFIX = "plinth-";
/** The Pulumi project of whole environments, in the repository's root. */
export const ENVIRONMENT_PROJECT = "plinth";

/** A layer as its files describe it, without loading its program. */
export interface RepositoryLayer {
    readonly name: string;
    readonly project: string;
    /** Absolute. */
    readonly directory: string;
    /** Layers it cannot do without. */
    readonly needs: readonly string[];
    /** Layers it uses where the environment has them. */
    readonly optionalNeeds: readonly string[];
}

/**
 * Reads which layers a repository has: the folders of `stacks/` with a `Pulumi.yaml`, but for stacks apart. Needs are the layers' packages among
 * `dependencies`; those that an environment may leave out are marked in `dependenciesMeta: { <package>: { optional: true } }`.
 *
 * @returns layers in the order of their needs.
 */
export function readLayers(repository: string): RepositoryLayer[] {
    const folder = join(repository, STACKS);
    if (!existsSync(folder)) {
        throw new UserError(
            `${STACKS}/ is missing in ${repository}. Fix: run the command in a clone of the repository`,
        );
    }
    const layers = readdirSync(folder)
        .sort()
        .filter((name) => !APART.includes(name) && existsSync(join(folder, name, "Pulumi.yaml")))
        .map((name) => readLayer(repository, name));
    return inOrderOfNeeds(layers);
}

function readLayer(repository: string, folder: string): RepositoryLayer {
    const directory = join(repository, STACKS, folder);
    const project = readProject(repository, `${STACKS}/${folder}/Pulumi.yaml`);
    if (project !== `${PROJECT_PREFIX}${folder}`) {
        throw new UserError(
            `${STACKS}/${folder}/Pulumi.yaml: name: must be ${PROJECT_PREFIX}${folder}, as the folder is, got ${JSON.stringify(project)}. ` +
                "Fix: rename the project or the folder",
        );
    }
    const { dependencies = {}, dependenciesMeta = {} } = readPackage(repository, `${STACKS}/${folder}/package.json`);
    const packages = Object.keys(dependencies)
        .filter((name) => name.startsWith(PROJECT_PREFIX))
        .sort();
    const namesOf = (optional: boolean): string[] =>
        packages
            .filter((name) => (dependenciesMeta[name]?.optional === true) === optional)
            .map((name) => name.slice(PROJECT_PREFIX.length));
    return { name: folder, project, directory, needs: namesOf(false), optionalNeeds: namesOf(true) };
}

function readProject(repository: string, file: string): unknown {
    try {
        return (parse(readFileSync(join(repository, file), "utf8")) as { name?: unknown } | null)?.name;
    } catch (error) {
        throw new UserError(`${file}: is not valid YAML: ${messageOf(error)}. Fix: correct the line`);
    }
}

interface PackageFile {
    readonly dependencies?: Readonly<Record<string, string>>;
    readonly dependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

function readPackage(repository: string, file: string): PackageFile {
    try {
        return JSON.parse(readFileSync(join(repository, file), "utf8")) as PackageFile;
    } catch (error) {
        throw new UserError(
            `${file}: cannot be read: ${messageOf(error)}. Fix: every layer is an npm package; see CONTRIBUTING.md`,
        );
    }
}

function messageOf(error: unknown): string {
    return (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";
}

/** Layers after everything they need; among equals, by name. @throws UserError when they need each other in a circle. */
export function inOrderOfNeeds(layers: readonly RepositoryLayer[]): RepositoryLayer[] {
    const left = [...layers];
    const ordered: RepositoryLayer[] = [];
    while (left.length > 0) {
        const waiting = new Set(left.map(({ name }) => name));
        const next = left.findIndex((layer) => allNeeds(layer).every((need) => !waiting.has(need)));
        if (next < 0) {
            throw new UserError(
                `layers need each other in a circle: ${[...waiting].join(", ")}. Fix: remove one from dependencies in their package.json`,
            );
        }
        ordered.push(...left.splice(next, 1));
    }
    return ordered;
}

/** Required and optional needs. */
export function allNeeds(layer: RepositoryLayer): string[] {
    return [...layer.needs, ...layer.optionalNeeds];
}

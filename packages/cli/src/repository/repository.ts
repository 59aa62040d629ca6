import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Problem } from "@plinth/core/errors";
import {
    APART,
    checkApart,
    ENVIRONMENTS,
    type EnvironmentSettings,
    findRepository,
    inspectEnvironment,
    type LayerSettings,
    type ReadSettings,
} from "@plinth/core/settings";
import { parse } from "yaml";
import { loadLayerSettings } from "./layerSettings.ts";
import { readLayers, type RepositoryLayer, STACKS } from "./layers.ts";
import { checkPolicyRules } from "./policyRules.ts";
import { readStackConfig } from "./stackConfig.ts";

/** What a repository holds, read from its files; no program of it has run. */
export interface Repository {
    /** Absolute. */
    readonly root: string;
    /** In the order of their needs. */
    readonly layers: readonly RepositoryLayer[];
    readonly settings: readonly LayerSettings[];
    /** Settings of the stacks that stand apart from layers. */
    readonly apart: readonly LayerSettings[];
}

/** Opens the repository around a folder. @throws UserError where it is none, or its layers cannot be read. */
export async function openRepository(from: string): Promise<Repository> {
    const root = findRepository(from);
    const layers = readLayers(root);
    const [settings, apart] = await Promise.all([loadLayerSettings(layers), loadLayerSettings(stacksApart(root))]);
    return { root, layers, settings, apart };
}

/** Folders of the stacks apart that a repository has. */
function stacksApart(root: string): { readonly name: string; readonly directory: string }[] {
    return APART.map((name) => ({ name, directory: join(root, STACKS, name) })).filter(({ directory }) =>
        existsSync(join(directory, "settings.ts")),
    );
}

/** What the settings of an environment are, and everything wrong with them. */
export interface InspectedEnvironment {
    /** `undefined` where environment.yaml has problems. */
    readonly settings: EnvironmentSettings | undefined;
    readonly problems: readonly Problem[];
    /** The files that could be read, by layer; environment.yaml under `ENVIRONMENT_FILE`. */
    readonly files: ReadonlyMap<string, ReadSettings>;
}

/** Reads and checks everything of an environment: its files, and the stack configuration that wins over them. */
export async function inspect(repository: Repository, environment: string): Promise<InspectedEnvironment> {
    const { root, layers } = repository;
    const config = readStackConfig(root, environment, layoutOf(root, environment), layers);
    const { settings, problems, files } = inspectEnvironment({
        repository: root,
        environment,
        layers: repository.settings,
        known: layers.map(({ name }) => name),
        needs: Object.fromEntries(layers.map(({ name, needs }) => [name, needs])),
        overrides: config.overrides,
    });
    const rules = settings === undefined ? [] : await checkPolicyRules(root, environment, settings);
    // An environment that nobody has bootstrapped yet may do without.
    const apart = repository.apart
        .filter(({ layer }) => existsSync(join(root, ENVIRONMENTS, environment, `${layer}.yaml`)))
        .flatMap((stack) => checkApart(root, environment, stack).problems);
    return { settings, problems: [...problems, ...apart, ...config.problems, ...rules], files };
}

/** The layout says where the stack configuration lies. Whatever is wrong here is reported when the file is checked. */
function layoutOf(root: string, environment: string): unknown {
    try {
        const content: unknown = parse(readFileSync(join(root, ENVIRONMENTS, environment, "environment.yaml"), "utf8"));
        return (content as { layout?: unknown } | null)?.layout;
    } catch {
        return undefined;
    }
}

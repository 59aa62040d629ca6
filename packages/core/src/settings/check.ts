import { checkAdoption } from "../adoption/checkAdoption.ts";
import type { Problem } from "../errors/problem.ts";
import { ProblemsError } from "../errors/userError.ts";
import type { LayerSettings, SettingsByLayer } from "./define.ts";
import {
    ENVIRONMENT_NAME,
    ENVIRONMENT_NAME_LENGTH,
    environmentSchema,
    type EnvironmentSettings,
} from "./environment.ts";
import { checkLayerList, checkLeftovers } from "./layerList.ts";
import { applyOverrides, type Origins, originOf, type Overrides } from "./overrides.ts";
import { formatPath, valueAt } from "./path.ts";
import { readSettingsFile, type SettingsFile } from "./settingsFile.ts";
import { ENVIRONMENTS, requireEnvironment } from "./workspace.ts";
import { type Schema, toProblems, type Violation } from "./zodProblems.ts";

/** An environment's settings, parsed and checked as a whole. */
export interface CheckedEnvironment {
    readonly name: string;
    readonly settings: EnvironmentSettings;
    /** Parsed settings of each layer asked for, by layer name. */
    readonly layers: ReadonlyMap<string, unknown>;
}

export interface CheckOptions {
    /** The repository's folder. */
    readonly repository: string;
    readonly environment: string;
    /** The layers to read; those of the environment that are not listed here are not looked at. */
    readonly layers: readonly LayerSettings[];
    /** Every layer the repository has, for suggestions and for files that no layer answers for. */
    readonly known?: readonly string[];
    /** Layers that each layer cannot do without, by layer name. */
    readonly needs?: { readonly [layer: string]: readonly string[] };
    /** Stack configuration by layer, which wins over the files. */
    readonly overrides?: { readonly [layer: string]: { readonly project: string; readonly values: Overrides } };
}

/** A settings file that was read, and what was laid over it. */
export interface ReadSettings<Output = unknown> {
    readonly file: SettingsFile;
    readonly schema: Schema<Output>;
    /** The file's content with stack configuration laid over it. */
    readonly data: unknown;
    /** Which config key a path of `data` comes from; other paths come from the file. */
    readonly origins: Origins;
    /** What the schema made of it, defaults filled in; `undefined` where it has problems. */
    readonly parsed: Output | undefined;
}

/** The name under which environment.yaml stands beside the layers' files. */
export const ENVIRONMENT_FILE = "environment";

/** Reads and checks an environment. @throws ProblemsError with every problem of every file at once. */
export function checkEnvironment(options: CheckOptions): CheckedEnvironment {
    const { problems, settings, layers } = inspectEnvironment(options);
    if (problems.length > 0 || settings === undefined) {
        throw new ProblemsError(`environment "${options.environment}"`, problems);
    }
    return { name: options.environment, settings, layers };
}

/** As {@link checkEnvironment}, with the problems returned: for commands that check several environments. */
export function inspectEnvironment(options: CheckOptions): {
    settings: EnvironmentSettings | undefined;
    layers: Map<string, unknown>;
    /** Every file that could be read: by layer, and {@link ENVIRONMENT_FILE}. */
    files: Map<string, ReadSettings>;
    problems: Problem[];
} {
    const { repository, environment } = options;
    requireEnvironment(repository, environment);
    const problems: Problem[] = checkName(environment);
    const folder = `${ENVIRONMENTS}/${environment}`;
    const own = parseFile<EnvironmentSettings>(
        repository,
        `${folder}/environment.yaml`,
        environmentSchema,
        undefined,
        problems,
    );
    const enabled = own?.parsed?.layers ?? (valueAt(own?.file.data, ["layers"]) as unknown);
    const layerNames = new Set(
        Array.isArray(enabled) ? enabled.map(String) : options.layers.map((layer) => layer.layer),
    );
    if (own !== undefined) problems.push(...checkLayerList(own.file, own.parsed, layerNames, options));
    if (options.known !== undefined) {
        problems.push(...checkLeftovers(repository, folder, layerNames, options.known));
        problems.push(...checkAdoption(repository, folder, environment, layerNames));
    }

    const files = new Map<string, ReadSettings>(own === undefined ? [] : [[ENVIRONMENT_FILE, own]]);
    for (const layer of withUsed(options.layers)) {
        if (!layerNames.has(layer.layer)) continue;
        const result = parseFile(
            repository,
            `${folder}/${layer.layer}.yaml`,
            layer.schema,
            options.overrides?.[layer.layer],
            problems,
        );
        if (result !== undefined) files.set(layer.layer, result);
    }
    if (own?.parsed !== undefined) {
        for (const layer of options.layers)
            problems.push(...crossCheck(layer, files, layerNames, own.parsed, repository));
    }
    const layers = new Map(
        [...files].flatMap(([name, { parsed }]) =>
            name === ENVIRONMENT_FILE || parsed === undefined ? [] : [[name, parsed] as const],
        ),
    );
    return { settings: own?.parsed, layers, files, problems };
}

function checkName(name: string): Problem[] {
    if (ENVIRONMENT_NAME.test(name) && name.length <= ENVIRONMENT_NAME_LENGTH) return [];
    return [
        {
            path: "",
            file: `${ENVIRONMENTS}/${name}`,
            rule: `an environment's name must be lower-case words joined by hyphens, at most ${ENVIRONMENT_NAME_LENGTH} characters, since AWS names carry it`,
            value: name,
            fix: "rename the folder",
        },
    ];
}

/** The layers asked for, and those whose settings they read. */
function withUsed(layers: readonly LayerSettings[]): LayerSettings[] {
    const all = new Map<string, LayerSettings>();
    for (const layer of layers) {
        for (const used of Object.values(layer.uses ?? {})) if (!all.has(used.layer)) all.set(used.layer, used);
        all.set(layer.layer, layer);
    }
    return [...all.values()];
}

function parseFile<Output>(
    repository: string,
    path: string,
    schema: Schema<Output>,
    override: { readonly project: string; readonly values: Overrides } | undefined,
    problems: Problem[],
): ReadSettings<Output> | undefined {
    const file = readSettingsFile(repository, path);
    if (Array.isArray(file)) {
        problems.push(...file);
        return undefined;
    }
    const laid = applyOverrides(file.data, override?.values ?? {}, override?.project ?? "");
    problems.push(...laid.problems);
    const result = schema.safeParse(laid.data);
    const read = { file, schema, data: laid.data, origins: laid.origins };
    if (result.success) return { ...read, parsed: result.data };
    const found = toProblems(schema, laid.data, result.error.issues);
    problems.push(
        ...found.map((problem) => {
            const rendered = formatPath(problem.path);
            const key = originOf(rendered, laid.origins);
            return {
                ...problem,
                path: rendered,
                file: key === undefined ? file.locate(problem.path) : `config ${key}`,
            };
        }),
    );
    return { ...read, parsed: undefined };
}

function crossCheck(
    layer: LayerSettings,
    files: ReadonlyMap<string, ReadSettings>,
    enabled: ReadonlySet<string>,
    environment: EnvironmentSettings,
    repository: string,
): Problem[] {
    const own = files.get(layer.layer);
    if (own?.parsed === undefined || layer.crossCheck === undefined) return [];
    const parsedOf = (name: string): unknown => files.get(name)?.parsed;
    const uses: SettingsByLayer = layer.uses ?? {};
    if (Object.values(uses).some((used) => enabled.has(used.layer) && parsedOf(used.layer) === undefined)) return []; // has problems of its own
    const used = Object.fromEntries(Object.entries(uses).map(([key, { layer: name }]) => [key, parsedOf(name)]));
    const violations: readonly Violation[] = layer.crossCheck(own.parsed, used as never, environment, repository);
    return violations.map(({ path, ...said }) => ({ ...said, path: formatPath(path), file: own.file.locate(path) }));
}

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
import { applyOverrides, type Overrides } from "./overrides.ts";
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

/** Reads and checks an environment. @throws ProblemsError with every problem of every file at once. */
export function checkEnvironment(options: CheckOptions): CheckedEnvironment {
    const { problems, ...checked } = inspectEnvironment(options);
    if (problems.length > 0 || checked.settings === undefined) {
        throw new ProblemsError(`environment "${options.environment}"`, problems);
    }
    return { name: options.environment, settings: checked.settings, layers: checked.layers };
}

/** As {@link checkEnvironment}, with the problems returned: for commands that check several environments. */
export function inspectEnvironment(options: CheckOptions): {
    settings: EnvironmentSettings | undefined;
    layers: Map<string, unknown>;
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
    if (options.known !== undefined) problems.push(...checkLeftovers(repository, folder, layerNames, options.known));

    const parsed = new Map<string, { value: unknown; file: SettingsFile }>();
    for (const layer of withUsed(options.layers)) {
        if (!layerNames.has(layer.layer)) continue;
        const result = parseFile(
            repository,
            `${folder}/${layer.layer}.yaml`,
            layer.schema,
            options.overrides?.[layer.layer],
            problems,
        );
        if (result?.parsed !== undefined) parsed.set(layer.layer, { value: result.parsed, file: result.file });
    }
    if (own?.parsed !== undefined) {
        for (const layer of options.layers) problems.push(...crossCheck(layer, parsed, layerNames, own.parsed));
    }
    const layers = new Map([...parsed].map(([name, { value }]) => [name, value]));
    return { settings: own?.parsed, layers, problems };
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
): { file: SettingsFile; parsed: Output | undefined } | undefined {
    const file = readSettingsFile(repository, path);
    if (Array.isArray(file)) {
        problems.push(...file);
        return undefined;
    }
    const laid = applyOverrides(file.data, override?.values ?? {}, override?.project ?? "");
    problems.push(...laid.problems);
    const result = schema.safeParse(laid.data);
    if (result.success) return { file, parsed: result.data };
    const found = toProblems(schema, laid.data, result.error.issues);
    problems.push(
        ...found.map((problem) => {
            const rendered = formatPath(problem.path);
            return { ...problem, path: rendered, file: originOf(rendered, laid.origins) ?? file.locate(problem.path) };
        }),
    );
    return { file, parsed: undefined };
}

/** The config key a path was overridden by: the path's own, or that of the map it stands in. */
function originOf(path: string, origins: ReadonlyMap<string, string>): string | undefined {
    for (const [overridden, source] of origins) {
        if (path === overridden || path.startsWith(`${overridden}.`) || path.startsWith(`${overridden}[`))
            return `config ${source}`;
    }
    return undefined;
}

function crossCheck(
    layer: LayerSettings,
    parsed: ReadonlyMap<string, { value: unknown; file: SettingsFile }>,
    enabled: ReadonlySet<string>,
    environment: EnvironmentSettings,
): Problem[] {
    const own = parsed.get(layer.layer);
    if (own === undefined || layer.crossCheck === undefined) return [];
    const uses: SettingsByLayer = layer.uses ?? {};
    if (Object.values(uses).some((used) => enabled.has(used.layer) && !parsed.has(used.layer))) return []; // has problems of its own
    const used = Object.fromEntries(
        Object.entries(uses).map(([key, { layer: name }]) => [key, parsed.get(name)?.value]),
    );
    const violations: readonly Violation[] = layer.crossCheck(own.value, used as never, environment);
    return violations.map(({ path, ...said }) => ({ ...said, path: formatPath(path), file: own.file.locate(path) }));
}

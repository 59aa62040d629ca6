import { UserError } from "@plinth/core/errors";
import { isWithin, nearest } from "@plinth/core/settings";
import type { ExplainedLayer } from "./explained.ts";

/** Which settings a person asks for. */
export interface Wanted {
    /** A layer's name, or `environment` for environment.yaml. */
    readonly layer?: string;
    /** A setting, or a map of them: relative to the layer where one is named, else with the layer before it. */
    readonly path?: string;
}

/**
 * The layers and settings that are asked for.
 *
 * @throws UserError with a suggestion, where there is no such layer or setting.
 */
export function chooseSettings(
    environment: string,
    layers: readonly ExplainedLayer[],
    { layer, path }: Wanted,
): readonly ExplainedLayer[] {
    if (layer !== undefined) {
        const found = requireLayer(environment, layers, layer);
        return [path === undefined ? found : within(environment, found, path, "")];
    }
    if (path === undefined) return layers;
    const [, name = path, rest] = /^([^.[]+)(?:\.(.+))?$/.exec(path) ?? [];
    const found = layers.find((one) => one.layer === name);
    if (found !== undefined) return [rest === undefined ? found : within(environment, found, rest, `${name}.`)];
    const elsewhere = layers.filter(({ settings }) => settings.some((setting) => isWithin(setting.path, path)));
    const known = [...layers.map((one) => one.layer), ...layers.flatMap((one) => pathsOf(one, `${one.layer}.`))];
    const guess = elsewhere[0] === undefined ? nearest(path, known) : `${elsewhere[0].layer}.${path}`;
    throw new UserError(unknownSetting(environment, path, guess, `begin with one of ${namesOf(layers)}`));
}

function requireLayer(environment: string, layers: readonly ExplainedLayer[], name: string): ExplainedLayer {
    const found = layers.find(({ layer }) => layer === name);
    if (found !== undefined) return found;
    const known = layers.map(({ layer }) => layer);
    const guess = nearest(name, known);
    throw new UserError(
        `environment ${environment} has no layer ${JSON.stringify(name)}. ` +
            `Fix: ${guess === undefined ? `name one of ${namesOf(layers)}` : `did you mean ${guess}?`}`,
    );
}

function within(environment: string, layer: ExplainedLayer, path: string, prefix: string): ExplainedLayer {
    const settings = layer.settings.filter((setting) => isWithin(setting.path, path) || isEntryOf(path, setting));
    if (settings.length > 0) return { ...layer, settings };
    const known = pathsOf(layer, prefix);
    // Often the map is left out in which a name stands: database.orders for database.instances.orders.
    const guess = known.find((one) => one.endsWith(`.${path}`)) ?? nearest(`${prefix}${path}`, known);
    const top = new Set(layer.settings.map((setting) => topOf(setting.path)));
    throw new UserError(
        unknownSetting(
            environment,
            `${prefix}${path}`,
            guess,
            `layer ${layer.layer} has ${[...top].sort().join(", ")}`,
        ),
    );
}

/** An entry of a list that stands as a whole: `zones[0]`. */
function isEntryOf(path: string, { path: list, value }: ExplainedLayer["settings"][number]): boolean {
    const index = path.startsWith(list) ? /^\[(\d+)\]$/.exec(path.slice(list.length))?.[1] : undefined;
    return index !== undefined && Array.isArray(value) && Number(index) < value.length;
}

/** Every path a person may name: of settings, and of the maps they stand in. */
function pathsOf({ settings }: ExplainedLayer, prefix: string): string[] {
    const all = settings.flatMap(({ path }) => {
        const ends = [...path.matchAll(/[.[]/g)].map(({ index }) => path.slice(0, index));
        return [...ends, path];
    });
    return [...new Set(all)].map((path) => `${prefix}${path}`);
}

function topOf(path: string): string {
    return path.split(/[.[]/, 1)[0] ?? path;
}

function namesOf(layers: readonly ExplainedLayer[]): string {
    return layers.map(({ layer }) => layer).join(", ");
}

function unknownSetting(environment: string, path: string, guess: string | undefined, otherwise: string): string {
    return (
        `${JSON.stringify(path)} is no setting of environment ${environment}. ` +
        `Fix: ${guess === undefined ? otherwise : `did you mean ${guess}?`}`
    );
}

import type { EffectiveSetting } from "@plinth/core/settings";
import type { DecidedBy } from "./adoptionReport.ts";
import { settingTable } from "./settingTable.ts";

/** A child, as far as its settings go. */
export interface ConfiguredChild {
    readonly layer: string;
    readonly type: string;
    readonly name: string;
}

/**
 * The setting behind a property of a child; `undefined` where the component decides alone.
 *
 * @param settings of the layer in the environment.
 */
export function settingOf(
    child: ConfiguredChild,
    path: string,
    settings: readonly EffectiveSetting[],
): string | undefined {
    const byProperty = settingTable[child.layer]?.[child.type] ?? {};
    // A setting that gives a whole list decides each of its entries.
    const found = Object.entries(byProperty).find(([property]) => path === property || path.startsWith(`${property}[`));
    if (found === undefined) return undefined;
    const [, template] = found;
    if (!template.includes("<name>")) return template;
    const name = longestPrefix(child.name, `${child.layer}-`, keysBelow(settings, "instances"));
    if (name === undefined) return undefined;
    if (!template.includes("<group>")) return template.replace("<name>", name);
    const groups = keysBelow(settings, `instances.${name}.nodeGroups`);
    const group = longestPrefix(child.name, `${child.layer}-${name}-nodes-`, groups);
    return group === undefined ? undefined : template.replace("<name>", name).replace("<group>", group);
}

/** Who decides what a component sets. @param setting what {@link settingOf} found. */
export function decidedBy(setting: string | undefined, settings: readonly EffectiveSetting[]): DecidedBy {
    if (setting === undefined) return { kind: "component" };
    const origin = settings.find(({ path }) => path === setting)?.origin;
    if (origin?.kind === "file") return { kind: "settings", setting, place: origin.place };
    if (origin?.kind === "config") return { kind: "settings", setting, place: `config ${origin.key}` };
    return { kind: "default", setting };
}

function keysBelow(settings: readonly EffectiveSetting[], map: string): string[] {
    const keys = settings.flatMap(({ path }) =>
        path.startsWith(`${map}.`) ? [path.slice(map.length + 1).split(".")[0] ?? ""] : [],
    );
    return [...new Set(keys)];
}

/** The longest of several names that a child's name goes on with: `orders-eu` before `orders`. */
function longestPrefix(child: string, before: string, names: readonly string[]): string | undefined {
    return names
        .toSorted((one, other) => other.length - one.length)
        .find((name) => child === before + name || child.startsWith(`${before}${name}-`));
}

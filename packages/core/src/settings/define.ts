import type { z } from "zod";
import type { EnvironmentSettings } from "./environment.ts";
import type { Schema, Violation } from "./zodProblems.ts";

/** The settings of one layer: their schema, and the rules that need more than one file. */
export interface LayerSettings<Output = unknown, Uses extends SettingsByLayer = SettingsByLayer> {
    /** The layer's name: the file is `environments/<environment>/<layer>.yaml`. */
    readonly layer: string;
    readonly schema: Schema<Output>;
    /** Settings of other layers that {@link crossCheck} reads. Values that only exist after deployment are outputs, never here. */
    readonly uses?: Uses;
    /** Rules across files; runs when this file and the used ones are fine by themselves. */
    crossCheck?(own: Output, used: UsedSettings<Uses>, environment: EnvironmentSettings): readonly Violation[];
}

export type SettingsByLayer = { readonly [layer: string]: LayerSettings };

/** Parsed settings of the layers in a `uses` clause; `undefined` for a layer the environment does not list. */
export type UsedSettings<Uses extends SettingsByLayer> = {
    readonly [Layer in keyof Uses]: (Uses[Layer] extends LayerSettings<infer Output> ? Output : never) | undefined;
};

/** The type of a layer's parsed settings: `SettingsOf<typeof settings>`. */
export type SettingsOf<Settings> = Settings extends { readonly schema: infer S extends z.ZodType }
    ? z.output<S>
    : never;

/** Declares a layer's settings. Types flow from the schema to the layer's `build`. */
export function defineSettings<Output, const Uses extends SettingsByLayer = Record<never, never>>(settings: {
    readonly layer: string;
    readonly schema: Schema<Output>;
    readonly uses?: Uses;
    readonly crossCheck?: (
        own: Output,
        used: UsedSettings<Uses>,
        environment: EnvironmentSettings,
    ) => readonly Violation[];
}): LayerSettings<Output, Uses> {
    return settings;
}

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
    /**
     * Settings as they are in a copy that is thrown away, laid over those of its source; `*` is every entry of a map or
     * list that the source has. What would keep data or refuse to be deleted is off here.
     */
    readonly disposable?: DisposableSettings;
    /**
     * Rules across files; runs when this file and the used ones are fine by themselves.
     *
     * @param repository its folder, for a layer that is about other environments.
     */
    crossCheck?(
        own: Output,
        used: UsedSettings<Uses>,
        environment: EnvironmentSettings,
        repository: string,
    ): readonly Violation[];
}

/** Values to lay over settings, by key; `null` leaves a setting out. */
export type DisposableSettings = { readonly [key: string]: boolean | number | string | null | DisposableSettings };

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
    readonly disposable?: DisposableSettings;
    readonly crossCheck?: (
        own: Output,
        used: UsedSettings<Uses>,
        environment: EnvironmentSettings,
        repository: string,
    ) => readonly Violation[];
}): LayerSettings<Output, Uses> {
    return settings;
}

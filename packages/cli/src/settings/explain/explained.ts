/**
 * Where a value comes from. `file`: the settings file. `config`: stack configuration, which wins over it. `esc`: written for Pulumi
 * ESC to work out, so the value is not known here. `default`: the schema. `unset`: nobody gives one.
 */
export interface Origin {
    readonly kind: "file" | "config" | "esc" | "default" | "unset";
    /** `file:line`, for what stands in a file. */
    readonly place?: string;
    /** The configuration key, as `pulumi config` takes it. */
    readonly key?: string;
}

/** One setting as the JSON form has it. */
export interface ExplainedSetting {
    readonly path: string;
    /** Left out where it is unset; `{"$unknown": true}` where only ESC can tell. */
    readonly value?: unknown;
    readonly origin: Origin;
    readonly description?: string;
}

/** The settings of one layer, or of environment.yaml. */
export interface ExplainedLayer {
    readonly layer: string;
    /** Its settings file. */
    readonly file: string;
    /** Environments of ESC that its stack imports: what they set wins over the settings file and is not known here. */
    readonly escImports?: readonly string[];
    readonly settings: readonly ExplainedSetting[];
    /** What it costs a month, in a form of the layer's own. */
    readonly costs?: object;
}

/** Form 1 of what `settings explain --format json` prints. */
export interface Explanation {
    readonly version: 1;
    readonly environment: string;
    readonly layers: readonly ExplainedLayer[];
}

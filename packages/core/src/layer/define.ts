import type * as pulumi from "@pulumi/pulumi";
import type { LayerSettings } from "../settings/define.ts";
import type { LayerContext } from "./context.ts";

/** What a layer returns: named values, deployed or not yet. They become the outputs of its stack. */
export type LayerOutputs = { readonly [name: string]: pulumi.Input<unknown> };

/** What a layer needs: other layers, required or {@link optional}. The key is the name `build` receives it under. */
export type Needs = { readonly [key: string]: AnyLayer | OptionalNeed };

/** Any layer, where its types do not matter. */
export interface AnyLayer {
    readonly name: string;
    readonly owner: string;
    readonly description: string;
    readonly settings: LayerSettings;
    readonly needs: Needs;
    readonly evidence: readonly string[];
    /** Called with settings of its own schema and outputs of its own needs; {@link Layer} has the types. */
    build(settings: never, upstream: never, context: LayerContext): LayerOutputs;
}

/** A deployable slice of the platform: settings, an owner, the layers it needs, and what it makes of them. */
export interface Layer<
    Settings = unknown,
    LayerNeeds extends Needs = Needs,
    Outputs extends LayerOutputs = LayerOutputs,
> extends AnyLayer {
    readonly settings: LayerSettings<Settings>;
    readonly needs: LayerNeeds;
    build(settings: Settings, upstream: Upstream<LayerNeeds>, context: LayerContext): Outputs;
}

/** A need that an environment may switch off; `build` then receives `undefined`. */
export interface OptionalNeed<Of extends AnyLayer = AnyLayer> {
    readonly optional: Of;
}

/** Declares a need that an environment may leave out. */
export function optional<Of extends AnyLayer>(layer: Of): OptionalNeed<Of> {
    return { optional: layer };
}

/** A layer's outputs as its dependants see them, in either layout. */
export type OutputsOf<Of> = Of extends { build(...args: never[]): infer Outputs }
    ? { readonly [Name in keyof Outputs]: pulumi.Output<pulumi.Unwrap<Outputs[Name]>> }
    : never;

/** What `build` receives for a `needs` clause. */
export type Upstream<LayerNeeds> = {
    readonly [Key in keyof LayerNeeds]: LayerNeeds[Key] extends OptionalNeed<infer Of>
        ? OutputsOf<Of> | undefined
        : OutputsOf<LayerNeeds[Key]>;
};

/**
 * Declares a layer. Its settings' type, its dependants' view of it, the order of deployment, the answers to stack
 * references in a preview, the Nx targets and the documentation follow from this one object.
 */
export function defineLayer<Settings, const LayerNeeds extends Needs, Outputs extends LayerOutputs>(layer: {
    /** The layer's name: the folder in `stacks/`, the settings file, and `plinth-<name>` as the Pulumi project. */
    readonly name: string;
    /** The team that answers for it. */
    readonly owner: string;
    /** One sentence, for people who choose layers. */
    readonly description: string;
    readonly settings: LayerSettings<Settings>;
    readonly needs?: LayerNeeds;
    /**
     * Outputs that policy rules need to judge what dependants make of this layer in stacks of their own: which subnets are
     * public, for one. Packs see them there, so none may be a secret.
     */
    readonly evidence?: readonly (keyof NoInfer<Outputs> & string)[];
    /** Makes the layer's resources. What decides structure comes from settings; what upstream gives only flows through. */
    build(settings: Settings, upstream: Upstream<LayerNeeds>, context: LayerContext): Outputs;
}): Layer<Settings, LayerNeeds, Outputs> {
    return { ...layer, needs: layer.needs ?? ({} as LayerNeeds), evidence: layer.evidence ?? [] };
}

/** The layer behind a need, and whether it may be missing. */
export function resolveNeed(need: AnyLayer | OptionalNeed): { readonly layer: AnyLayer; readonly required: boolean } {
    return "optional" in need ? { layer: need.optional, required: false } : { layer: need, required: true };
}

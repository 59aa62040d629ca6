import { hex } from "../values/digits.ts";
import { isRecord, type ProviderTarget, stringEntries } from "../values/target.ts";
import { autonamed } from "./autoname.ts";
import { kubernetesComputed } from "./kubernetes.ts";
import { ModelContext, type TypeModel } from "./model.ts";
import { modelOf } from "./registry.ts";

/** What the cloud needs to make up a resource's computed values. */
export interface ComputeRequest {
    readonly urn: string;
    /** What the program sent: plain values, secrets unwrapped, unknown properties left out. */
    readonly inputs: Readonly<Record<string, unknown>>;
    readonly target: ProviderTarget;
    /** What the made-up digits follow from. Default: the URN. */
    readonly seed?: string;
}

/** What the cloud made up. */
export interface Computed {
    readonly id: string;
    /**
     * What the program did not send: what the cloud computes, and what the provider adds (autonames, defaults, `tagsAll`).
     * Where an input is an object that the cloud completes (`vpcConfig` of an EKS cluster), only what it adds:
     * {@link withComputed} puts both together.
     */
    readonly outputs: Readonly<Record<string, unknown>>;
    /** `generic`: no model of the type; the id and the ARN are of no particular form. */
    readonly basis: "model" | "generic";
}

/** Computed values of a resource: the same for the same URN, inputs and target. */
export function computedOutputs(type: string, request: ComputeRequest): Computed {
    if (type.startsWith("kubernetes:")) return kubernetesComputed(request);
    const model = modelOf(type);
    if (model !== undefined) return fromModel(model, request);
    return type.startsWith("aws:") ? genericAws(type, request) : { ...generic(request), outputs: {} };
}

function fromModel(model: TypeModel, request: ComputeRequest): Computed {
    const added: Record<string, unknown> = { ...model.defaults };
    if (model.autoname !== undefined) added[model.autoname.property] = autonamed(model.autoname, request);
    for (const name of Object.keys(added)) if (name in request.inputs) delete added[name];
    const inputs = { ...added, ...request.inputs };
    const context = new ModelContext({
        seed: request.seed ?? request.urn,
        inputs,
        target: request.target,
        regional: model.global !== true,
    });
    const { id, outputs } = model.compute(context);
    if (model.global !== true && !("region" in inputs)) added.region = context.target.region;
    if (model.taggable === true) added.tagsAll = tagsAll(request);
    return { id, outputs: { ...outputs, ...added }, basis: "model" };
}

function genericAws(type: string, request: ComputeRequest): Computed {
    const { inputs, target } = request;
    const { id } = generic(request);
    const service = type.split(":")[1]?.split("/")[0] ?? "aws";
    return {
        id,
        outputs: {
            arn: `arn:${target.partition}:${service}:${target.region}:${target.account}:${id}`,
            ...(isRecord(inputs.tags) ? { tagsAll: tagsAll(request) } : {}),
        },
        basis: "generic",
    };
}

function generic({ urn, seed = urn }: ComputeRequest): Pick<Computed, "id" | "basis"> {
    return { id: `${logicalName(urn)}-${hex(seed, 7)}`, basis: "generic" };
}

function tagsAll({ inputs, target }: ComputeRequest): Record<string, string> {
    return { ...target.defaultTags, ...stringEntries(inputs.tags) };
}

/** The last part of a URN. */
export function logicalName(urn: string): string {
    return urn.slice(urn.lastIndexOf("::") + 2);
}

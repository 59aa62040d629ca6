import { factsOf, type ValueKind } from "../facts/facts.ts";
import { kubernetesComputed } from "../kubernetes/computed.ts";
import { hex } from "../values/digits.ts";
import { isRecord, type ProviderTarget, stringEntries } from "../values/target.ts";
import { autonamed } from "./autoname.ts";
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
    /**
     * Of what the program did not send, what is the same for every such resource: a preview knows it. A list has an item for
     * each of the program's, with what is added to it. Default: nothing.
     */
    readonly constants?: Readonly<Record<string, unknown>>;
    /** Names of outputs of no particular form: the type has them, and no model says how they look. */
    readonly generic: readonly string[];
    /** `generic`: no model of the type; the id and the ARN are of no particular form. */
    readonly basis: "model" | "generic";
}

/** Computed values of a resource: the same for the same URN, inputs and target. */
export function computedOutputs(type: string, request: ComputeRequest): Computed {
    if (type.startsWith("kubernetes:")) return kubernetesComputed(type, request);
    const model = modelOf(type);
    if (model !== undefined) return completed(type, request, fromModel(model, request));
    const id = `${logicalName(request.urn)}-${hex(request.seed ?? request.urn, 7)}`;
    return completed(type, request, { id, outputs: genericOutputs(type, id, request), basis: "generic" });
}

type Made = Omit<Computed, "generic">;

function fromModel(model: TypeModel, request: ComputeRequest): Made {
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

/** An ARN and all tags, where the type is known to have them or nobody knows what it has. */
function genericOutputs(type: string, id: string, request: ComputeRequest): Record<string, unknown> {
    if (!type.startsWith("aws:")) return {};
    const { inputs, target } = request;
    const facts = factsOf(type);
    const service = type.split(":")[1]?.split("/")[0] ?? "aws";
    const arn = `arn:${target.partition}:${service}:${target.region}:${target.account}:${id}`;
    const taggable = facts === undefined ? isRecord(inputs.tags) : "tagsAll" in facts.computed;
    return {
        ...(facts === undefined || "arn" in facts.computed ? { arn } : {}),
        ...(taggable ? { tagsAll: tagsAll(request) } : {}),
    };
}

/**
 * Adds what the type has besides: a program that reads it waits for a value, whatever it looks like. Inputs that a provider
 * fills in when they are not set are left out, since a rule could take one for the program's.
 */
function completed(type: string, { urn, seed = urn }: ComputeRequest, made: Made): Computed {
    const { basis } = made;
    const outputs: Record<string, unknown> = { ...made.outputs };
    const generic = basis === "generic" ? Object.keys(outputs) : [];
    for (const [name, kind] of Object.entries(factsOf(type)?.computed ?? {})) {
        if (name in outputs) continue;
        outputs[name] = GENERIC[kind] ?? `${name}-${hex(`${name}:${seed}`, 8)}`;
        generic.push(name);
    }
    return { id: made.id, outputs, generic, basis };
}

/** Values of no particular form; a text carries the name of its property. */
const GENERIC: Readonly<Record<ValueKind, unknown>> = {
    string: undefined,
    number: 0,
    boolean: false,
    list: [],
    map: {},
    object: {},
};

function tagsAll({ inputs, target }: ComputeRequest): Record<string, string> {
    return { ...target.defaultTags, ...stringEntries(inputs.tags) };
}

/** The last part of a URN. */
export function logicalName(urn: string): string {
    return urn.slice(urn.lastIndexOf("::") + 2);
}

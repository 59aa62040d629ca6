import { hex } from "./digits.ts";
import { isRecord, type ProviderTarget, stringEntries } from "./target.ts";

/** What the cloud needs to make up a resource's computed values. */
export interface ComputeRequest {
    readonly urn: string;
    /** What the program sent: plain values, secrets unwrapped, unknown properties left out. */
    readonly inputs: Readonly<Record<string, unknown>>;
    readonly target: ProviderTarget;
}

/** What the cloud made up. */
export interface Computed {
    readonly id: string;
    /** Computed properties only; a resource's outputs are its inputs overlaid by these. */
    readonly outputs: Readonly<Record<string, unknown>>;
    /** Those of them that the real provider already knows in a preview of a creation: autonames, `tagsAll`. */
    readonly knownAtPreview: readonly string[];
    /** `generic`: no model of the type; the id and the ARN are of no particular form. */
    readonly basis: "model" | "generic";
}

/** Computed values of a resource: the same for the same URN, inputs and target. */
export function computedOutputs(type: string, request: ComputeRequest): Computed {
    const { urn, inputs, target } = request;
    const id = `${urn.slice(urn.lastIndexOf("::") + 2)}-${hex(urn, 7)}`;
    if (!type.startsWith("aws:")) return { id, outputs: {}, knownAtPreview: [], basis: "generic" };
    const service = type.split(":")[1]?.split("/")[0] ?? "aws";
    const outputs: Record<string, unknown> = {
        arn: `arn:${target.partition}:${service}:${target.region}:${target.account}:${id}`,
    };
    if (isRecord(inputs.tags)) outputs.tagsAll = { ...target.defaultTags, ...stringEntries(inputs.tags) };
    return { id, outputs, knownAtPreview: ["tagsAll"], basis: "generic" };
}

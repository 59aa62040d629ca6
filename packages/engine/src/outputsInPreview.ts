import { computedOutputs, providerTarget, withComputed } from "@plinth/cloud";
import {
    holdsSecret,
    holdsUnknown,
    isPlanObject,
    mapSpecial,
    type PlanObject,
    type PlanValue,
    Secret,
    unknown,
} from "@plinth/plan";
import type { OutputsInPreview } from "./state/register.ts";

/**
 * A resource's outputs in a preview, by the simulated cloud's model: what the program sent, completed at any depth by what
 * the provider computes, which is unknown but for the few values it knows already.
 */
export const outputsInPreview: OutputsInPreview = (resource, provider) => {
    const { inputs } = resource;
    const computed = computedOutputs(resource.type, {
        urn: resource.urn,
        inputs: plain(inputs),
        unknownInputs: Object.keys(inputs).filter((name) => holdsUnknown(inputs[name] ?? null)),
        target: providerTarget(plain(provider?.inputs ?? {})),
    });
    const outputs = withComputed<PlanValue>(inputs, computed, { unknown });
    // What is known already comes from names and tags; it is no more public than they are.
    if (!holdsSecret(inputs["tags"] ?? null)) return outputs;
    const hidden = computed.knownAtPreview.filter((name) => name in outputs && !(name in inputs));
    return { ...outputs, ...Object.fromEntries(hidden.map((name) => [name, new Secret(outputs[name] ?? null)])) };
};

/** Values the model can read: secrets bare, everything else that is not plain left out. */
function plain(values: PlanObject): Record<string, unknown> {
    const bare = (value: PlanValue): PlanValue =>
        mapSpecial(value, (special) => (special instanceof Secret ? bare(special.value) : null));
    const read = bare(values);
    return isPlanObject(read) ? Object.fromEntries(Object.entries(read).filter(([, value]) => value !== null)) : {};
}

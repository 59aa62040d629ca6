import { computedOutputs, providerTarget, withComputed } from "@plinth/cloud";
import { isPlanObject, mapSpecial, type PlanObject, type PlanValue, Secret, unknown } from "@plinth/plan";
import type { OutputsInPreview } from "./state/register.ts";

/**
 * A resource's outputs in a preview, by the simulated cloud's model: what the program sent, completed at any depth by what
 * the provider adds or computes, all of which is unknown.
 */
export const outputsInPreview: OutputsInPreview = ({ type, urn, inputs }, provider) => {
    const target = providerTarget(plain(provider?.inputs ?? {}));
    const computed = computedOutputs(type, { urn, inputs: plain(inputs), target });
    return withComputed<PlanValue>(inputs, computed, { unknown });
};

/** Values the model can read: secrets bare, everything else that is not plain left out. */
function plain(values: PlanObject): Record<string, unknown> {
    const bare = (value: PlanValue): PlanValue =>
        mapSpecial(value, (special) => (special instanceof Secret ? bare(special.value) : null));
    const read = bare(values);
    return isPlanObject(read) ? Object.fromEntries(Object.entries(read).filter(([, value]) => value !== null)) : {};
}

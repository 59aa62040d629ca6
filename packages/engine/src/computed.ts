import { computedOutputs, providerTarget } from "@plinth/cloud";
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
import type { ComputedOutputs } from "./state/register.ts";

/** What a provider adds in a preview, by the simulated cloud's model: unknown values, and the few it knows already. */
export const computedInPreview: ComputedOutputs = (resource, provider) => {
    const { outputs, knownAtPreview } = computedOutputs(resource.type, {
        urn: resource.urn,
        inputs: plain(resource.inputs),
        target: providerTarget(plain(provider?.inputs ?? {})),
    });
    const tags = resource.inputs["tags"] ?? null;
    return Object.fromEntries(
        Object.entries(outputs).map(([name, value]) => {
            // What is known already comes from names and tags; it is no more public, and no better known, than they are.
            if (!knownAtPreview.includes(name) || holdsUnknown(tags)) return [name, unknown];
            return [name, holdsSecret(tags) ? new Secret(value as PlanValue) : (value as PlanValue)];
        }),
    );
};

/** Values the model can read: secrets bare, everything else that is not plain left out. */
function plain(values: PlanObject): Record<string, unknown> {
    const bare = (value: PlanValue): PlanValue =>
        mapSpecial(value, (special) => (special instanceof Secret ? bare(special.value) : null));
    const read = bare(values);
    return isPlanObject(read) ? Object.fromEntries(Object.entries(read).filter(([, value]) => value !== null)) : {};
}

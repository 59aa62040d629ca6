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
import { secretTexts } from "./state/maskSecrets.ts";
import type { OutputsInPreview } from "./state/register.ts";

/**
 * A resource's outputs in a preview, by the simulated cloud's model: what the program sent, completed at any depth by what
 * the provider computes, which is unknown but for the few values it knows already.
 */
export const outputsInPreview: OutputsInPreview = ({ type, urn, inputs }, provider) => {
    const settings = provider?.inputs ?? {};
    const unknownInputs = Object.keys(inputs).filter((name) => holdsUnknown(inputs[name] ?? null));
    // All tags of a resource include those its provider adds, and are no better known.
    if (holdsUnknown(settings["defaultTags"] ?? null)) unknownInputs.push("tags");
    const computed = computedOutputs(type, {
        urn,
        inputs: plain(inputs),
        unknownInputs,
        target: providerTarget(plain(settings)),
    });
    const outputs = withComputed<PlanValue>(inputs, computed, { unknown });
    const isSecret = secretsAmong(inputs, settings);
    const hidden = computed.knownAtPreview.filter(
        (name) => name in outputs && !(name in inputs) && isSecret(name, computed.outputs[name]),
    );
    return { ...outputs, ...Object.fromEntries(hidden.map((name) => [name, new Secret(outputs[name] ?? null)])) };
};

/** What is known already comes from inputs (a name from its prefix, all tags from some), and is no more public than they are. */
function secretsAmong(inputs: PlanObject, settings: PlanObject): (name: string, value: unknown) => boolean {
    const texts = [...secretTexts([inputs, settings])];
    const secretTags = [inputs["tags"], settings["defaultTags"]].some((tags) => holdsSecret(tags ?? null));
    return (name, value) =>
        name === "tagsAll" ? secretTags : typeof value === "string" && texts.some((text) => value.includes(text));
}

/** Values the model can read: secrets bare, everything else that is not plain left out. */
function plain(values: PlanObject): Record<string, unknown> {
    const bare = (value: PlanValue): PlanValue =>
        mapSpecial(value, (special) => (special instanceof Secret ? bare(special.value) : null));
    const read = bare(values);
    return isPlanObject(read) ? Object.fromEntries(Object.entries(read).filter(([, value]) => value !== null)) : {};
}

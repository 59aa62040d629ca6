import { computedOutputs, objectKind, providerTarget, type ProviderTarget, withComputed } from "@plinth/cloud";
import {
    holdsSecret,
    holdsUnknown,
    isPlanObject,
    joinPath,
    type Pass,
    type PlanObject,
    type PlanValue,
    type Provenance,
    Secret,
    unknown,
} from "@plinth/plan";
import { secretTexts } from "../state/maskSecrets.ts";
import type { LiveResource } from "../state/stackState.ts";
import { bareValues } from "./bareValues.ts";

/** The settings of a provider that has none. */
const NOTHING: PlanObject = {};

/** What making a resource gives. */
export interface Provisioned {
    /** Empty where it is not known. */
    readonly id: string;
    readonly outputs: PlanObject;
    /** Where outputs that the program did not send come from; none while they are unknown. */
    readonly provenance?: Readonly<Record<string, Provenance>>;
    /** No model of the type. */
    readonly generic: boolean;
}

/** Makes a resource of what it was sent, by the provider that would make it. `id` is given for one that exists already. */
export type ResourceOutputs = (
    resource: Pick<LiveResource, "type" | "urn" | "inputs" | "id">,
    provider: LiveResource | undefined,
) => Provisioned;

/**
 * A resource's id and outputs by the simulated cloud's model: what the program sent, completed at any depth by what the
 * provider computes. That is unknown in pass one, and made up in the settled pass.
 *
 * @param variation what made-up values follow from besides the resource: other text, other values.
 */
export function resourceOutputs(pass: Pass, variation = ""): ResourceOutputs {
    const targets = new WeakMap<PlanObject, ProviderTarget>();
    const targetOf = (settings: PlanObject): ProviderTarget => {
        const known = targets.get(settings) ?? providerTarget(bareValues(settings));
        targets.set(settings, known);
        return known;
    };
    return ({ type, urn, inputs: sent, id }, provider) => {
        // Every Kubernetes object gets metadata, of which only the contents are computed.
        const inputs: PlanObject = objectKind(type) === undefined ? sent : { metadata: {}, ...sent };
        const settings = provider?.inputs ?? NOTHING;
        const computed = computedOutputs(type, {
            urn,
            inputs: bareValues(inputs),
            target: targetOf(settings),
            ...(variation === "" ? {} : { seed: `${variation}:${urn}` }),
        });
        const generic = computed.basis === "generic";
        const constants = hideSecrets((computed.constants ?? NOTHING) as PlanObject, inputs, settings);
        if (pass === "preview") {
            const { outputs } = computed;
            return { id, outputs: withComputed<PlanValue>(inputs, { constants, outputs }, { unknown }), generic };
        }
        const hidden = hideSecrets(computed.outputs as PlanObject, inputs, settings);
        // All tags of a resource include those its provider adds, and are no better known.
        if ("tagsAll" in hidden && [inputs["tags"], settings["defaultTags"]].some((tags) => holdsUnknown(tags ?? null)))
            hidden["tagsAll"] = unknown;
        return {
            id: id === "" ? computed.id : id,
            outputs: withComputed<PlanValue>(inputs, { constants, outputs: hidden }),
            provenance: {
                ...provenanceOf(inputs, constants, new Set()),
                ...provenanceOf(inputs, hidden, new Set(computed.generic)),
            },
            generic,
        };
    };
}

/** What is computed may come from inputs (a name from its prefix, all tags from some), and is no more public than they are. */
function hideSecrets(computed: PlanObject, inputs: PlanObject, settings: PlanObject): Record<string, PlanValue> {
    if (computed === NOTHING) return {};
    const texts = [...secretTexts([inputs, settings])];
    const secretTags = [inputs["tags"], settings["defaultTags"]].some((tags) => holdsSecret(tags ?? null));
    if (texts.length === 0 && !secretTags) return { ...computed };
    const hide = (value: PlanValue): PlanValue => {
        if (typeof value === "string") return texts.some((text) => value.includes(text)) ? new Secret(value) : value;
        if (Array.isArray(value)) return value.map(hide);
        if (!isPlanObject(value)) return value;
        return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, hide(inner)]));
    };
    return Object.fromEntries(
        Object.entries(computed).map(([name, value]) => [
            name,
            name === "tagsAll" && secretTags ? new Secret(value) : hide(value),
        ]),
    );
}

/** Outputs that a provider takes from its own configuration. */
const FROM_PROVIDER = new Set(["region", "tagsAll"]);

function provenanceOf(
    inputs: PlanObject,
    computed: PlanObject,
    generic: ReadonlySet<string>,
): Record<string, Provenance> {
    const found: Record<string, Provenance> = {};
    const walk = (own: PlanValue | undefined, value: PlanValue, path: string): void => {
        if (own === undefined)
            found[path] = FROM_PROVIDER.has(path) ? "provider-config" : generic.has(path) ? "generic" : "model";
        else if (isPlanObject(own) && isPlanObject(value)) {
            for (const [name, inner] of Object.entries(value)) walk(own[name], inner, joinPath(path, name));
        } else if (Array.isArray(own) && Array.isArray(value) && own.length === value.length) {
            value.forEach((inner, index) => walk(own[index], inner, `${path}[${index}]`));
        }
    };
    for (const [name, value] of Object.entries(computed)) walk(inputs[name], value, joinPath("", name));
    return found;
}

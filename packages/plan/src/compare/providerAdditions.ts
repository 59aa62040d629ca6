import { isPlanObject, type PlanObject, type PlanValue } from "../values.ts";
import { defaultTagsOf } from "./defaultTags.ts";

/** Where bridged providers keep the names of what they filled in themselves (pulumi-terraform-bridge, tfbridge). */
const DEFAULTS = "__defaults";
/** How the Kubernetes provider marks a name it chose. */
const AUTONAMED = "pulumi.com/autonamed";

/**
 * A deployed resource's inputs as the program sent them: without what its provider's Check added (autonames, defaults,
 * default tags). Something that the program says now is kept: the same value is no change.
 *
 * @param providerInputs the configuration of its provider, for the default tags.
 */
export function asSent(deployed: PlanObject, now: PlanObject, providerInputs: PlanObject = {}): PlanObject {
    const sent = withoutDefaults(deployed, now) as PlanObject;
    return withoutDefaultTags(withoutAutoname(sent, now), now, defaultTagsOf(providerInputs));
}

function withoutDefaults(deployed: PlanValue, now: PlanValue | undefined): PlanValue {
    if (Array.isArray(deployed)) {
        return deployed.map((entry, index) => withoutDefaults(entry, Array.isArray(now) ? now[index] : undefined));
    }
    if (!isPlanObject(deployed)) return deployed;
    const present = now !== undefined && isPlanObject(now) ? now : {};
    const listed = deployed[DEFAULTS];
    const added = new Set(Array.isArray(listed) ? listed : []);
    return Object.fromEntries(
        Object.entries(deployed)
            .filter(([key]) => key !== DEFAULTS && key !== "__internal")
            .filter(([key]) => !added.has(key) || Object.hasOwn(present, key))
            .map(([key, value]) => [
                key,
                withoutDefaults(value, Object.hasOwn(present, key) ? present[key] : undefined),
            ]),
    );
}

function withoutAutoname(deployed: PlanObject, now: PlanObject): PlanObject {
    const { metadata } = deployed;
    if (metadata === undefined || !isPlanObject(metadata) || !isPlanObject(metadata["annotations"])) return deployed;
    const { [AUTONAMED]: autonamed, ...annotations } = metadata["annotations"];
    if (autonamed === undefined) return deployed;
    const present = now["metadata"];
    const named = present !== undefined && isPlanObject(present) && present["name"] !== undefined;
    const { annotations: _all, name, ...rest } = metadata;
    const kept = {
        ...rest,
        ...(named && name !== undefined ? { name } : {}),
        ...(Object.keys(annotations).length > 0 ? { annotations } : {}),
    };
    const { metadata: _metadata, ...others } = deployed;
    return Object.keys(kept).length > 0 || present !== undefined ? { ...others, metadata: kept } : others;
}

function withoutDefaultTags(deployed: PlanObject, now: PlanObject, defaults: PlanObject): PlanObject {
    const { tagsAll, ...rest } = deployed;
    const kept = tagsAll === undefined || now["tagsAll"] === undefined ? rest : deployed;
    const { tags, ...others } = kept;
    if (tags === undefined || !isPlanObject(tags)) return kept;
    const present = now["tags"] !== undefined && isPlanObject(now["tags"]) ? now["tags"] : {};
    const own = Object.entries(tags).filter(([key, value]) => Object.hasOwn(present, key) || defaults[key] !== value);
    if (own.length === 0 && now["tags"] === undefined) return others;
    return { ...others, tags: Object.fromEntries(own) };
}

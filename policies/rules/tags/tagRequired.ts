import taggable from "../../data/taggableTypes.json" with { type: "json" };
import { resourceRule } from "../../rule/rule.ts";
import { EffectiveTags } from "../../views/tags.ts";

/** The provider's default tags do not reach these: they list tags with their own propagation. */
const LISTED: readonly string[] = taggable.listed;

export const tagRequired = resourceRule({
    id: "tag-required",
    severity: "high",
    description: "Resources name their environment, project, owner and cost center in tags",
    remedy: "add the missing tag to the resource or to the provider's defaultTags",
    types: [...taggable.mapped, ...LISTED],
    safeProperties: [],
    parameters: {
        keys: {
            description: "Tag keys every resource must carry with a value",
            default: ["Environment", "Project", "Owner", "CostCenter", "ManagedBy"],
        },
    },
    *check(resource, { parameters }) {
        const tags = new EffectiveTags(resource, !LISTED.includes(resource.type));
        for (const key of parameters.strings("keys")) {
            const tag = tags.missing(key);
            if (tag !== undefined) {
                yield { at: tag, expected: "a value", ...(tag.isKnown && { found: "an empty text" }) };
            }
        }
    },
});

import taggable from "../../data/taggableTypes.json" with { type: "json" };
import { Reading } from "../../reading/reading.ts";
import { containsUnknown, isRecord } from "../../reading/unknown.ts";
import { resourceRule } from "../../rule/rule.ts";
import { EffectiveTags } from "../../views/tags.ts";
import { requiredTags } from "./requiredTags.ts";

/** The provider's default tags do not reach these: they list tags with their own propagation. */
const LISTED: readonly string[] = taggable.listed;

export const tagRequired = resourceRule({
    id: "tag-required",
    severity: "high",
    description: "Resources name their environment, project, owner and cost center in tags",
    remedy: "add the missing tags to the resource or to the provider's defaultTags",
    types: [...taggable.mapped, ...LISTED],
    safeProperties: [],
    parameters: {
        keys: requiredTags,
        values: {
            description: "By tag key, the value that level remediate fills in where the tag is missing",
            default: {},
            stricter: "more",
            organisation: true,
        },
    },
    *check(resource, { parameters }) {
        const tags = new EffectiveTags(resource, !LISTED.includes(resource.type));
        const missing = parameters.strings("keys").map((key) => ({ key, tag: tags.missing(key) }));
        const lacking = missing.filter(({ tag }) => tag?.isUnknown === false);
        const open = missing.filter(({ tag }) => tag?.isUnknown === true);
        // One finding for a resource, whatever the number of keys: an untagged resource is one mistake.
        if (lacking.length > 0) {
            const empty = lacking.filter(({ tag }) => tag?.isKnown).map(({ key }) => key);
            const found = empty.length > 0 ? `an empty ${empty.join(", ")}` : "none of them";
            yield { at: Reading.absent("tags"), expected: expecting(lacking), found };
        } else if (open.length > 0) {
            yield { at: Reading.unknown("tags"), expected: expecting(open) };
        }
    },
    fix(resource, { parameters }) {
        const own = resource.get("tags");
        // What is not known or secret cannot be written again, and lists of tags have their own propagation.
        const isCopied = own.isAbsent || (isRecord(own.value) && !own.secret);
        if (!isCopied || containsUnknown(own.value) || LISTED.includes(resource.type)) {
            return undefined;
        }
        const tags = new EffectiveTags(resource, true);
        const filled = Object.entries(parameters.map("values")).filter(
            ([key]) => parameters.strings("keys").includes(key) && tags.missing(key)?.isUnknown === false,
        );
        return filled.length === 0
            ? undefined
            : { tags: { ...(own.value as object | undefined), ...Object.fromEntries(filled) } };
    },
});

function expecting(missing: readonly { key: string }[]): string {
    return `a value for ${missing.map(({ key }) => key).join(", ")}`;
}

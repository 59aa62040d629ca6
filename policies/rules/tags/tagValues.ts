import taggable from "../../data/taggableTypes.json" with { type: "json" };
import { resourceRule } from "../../rule/rule.ts";
import { EffectiveTags } from "../../views/tags.ts";

const LISTED: readonly string[] = taggable.listed;

/** What environments are commonly called, alone or as part of a longer name: `eu-prod`, `review-pr-12`. */
const ENVIRONMENTS =
    "([a-z0-9]+-)*" +
    "(sandbox|dev(elopment)?|test(ing)?|qa|uat|int(egration)?|stag(e|ing)|preprod|prod(uction)?|shared|review)" +
    "(-[a-z0-9]+)*";

/** AWS takes no longer ones. */
const LONGEST_VALUE = 256;

export const tagValues = resourceRule({
    id: "tag-values",
    severity: "medium",
    description: "Tags have values that reports and automation understand",
    remedy: "give the tag one of the values the environment allows",
    types: [...taggable.mapped, ...LISTED],
    safeProperties: [],
    parameters: {
        values: {
            description: "By tag key, the values allowed: a list, or a regular expression for the whole value",
            default: { Environment: ENVIRONMENTS },
            stricter: "more",
            organisation: true,
        },
    },
    *check(resource, { parameters }) {
        const tags = new EffectiveTags(resource, !LISTED.includes(resource.type));
        for (const [key, allowed] of Object.entries(parameters.map("values"))) {
            const tag = tags.value(key);
            // Whether a tag has to be there is the business of tag-required.
            if (tag.isUnknown || (tag.isKnown && !isAllowed(tag.text() ?? "", allowed))) {
                yield { at: tag, expected: typeof allowed === "string" ? `to match ${allowed}` : oneOf(allowed) };
            }
        }
    },
});

function isAllowed(text: string, allowed: string | readonly string[]): boolean {
    if (text.length > LONGEST_VALUE) {
        return false;
    }
    // Parameters are checked before a rule runs, so a pattern is one.
    return typeof allowed === "string" ? new RegExp(`^(?:${allowed})$`, "u").test(text) : allowed.includes(text);
}

function oneOf(values: readonly string[]): string {
    return values.length === 1 ? String(values[0]) : `one of ${values.join(", ")}`;
}

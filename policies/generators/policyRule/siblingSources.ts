import type { PolicyRuleOptions } from "./options.ts";
import { kindOf, metadata } from "./ruleSources.ts";
import { camelCase } from "./sources.ts";

type SiblingOptions = PolicyRuleOptions & { readonly sibling: string; readonly by: string };

/** A rule over related resources: another one has to belong to each. */
export function siblingRuleSource(options: SiblingOptions): string {
    const { id, type, sibling, by } = options;
    const [parent, child] = [constantOf(type), constantOf(sibling)];
    return `import { Reading } from "../../reading/reading.ts";
import type { Relation } from "../../relations/relation.ts";
import { stackRule } from "../../rule/rule.ts";

const ${parent} = "${type}";
const ${child} = "${sibling}";

const ${child}_OF_${parent}: Relation = { types: [${child}], property: "${by}", parents: [${parent}], keys: [] };

export const ${camelCase(id)} = stackRule({
${metadata(options, `Each ${kindOf(type)} has a ${kindOf(sibling)}`, `add a ${kindOf(sibling)} whose ${by} refers to it`)}
    types: [${parent}],
    safeProperties: [],
    *check(resource, { stack }) {
        const { sure, maybe } = stack.children(resource, ${child}_OF_${parent});
        if (sure.length === 0) {
            yield {
                at: Reading.absent("${propertyOf(sibling)}"),
                expected: "a ${kindOf(sibling)} for this ${kindOf(type)}",
                found: "none",
                unverified: resource.isForeign || maybe.length > 0,
            };
        }
    },
});
`;
}

/** Two examples that pass, two that fail, and one that cannot be decided. */
export function siblingExamplesSource({ id, type, sibling, by }: SiblingOptions): string {
    const name = camelCase(id);
    const [parent, child] = [constantOf(type), constantOf(sibling)];
    const example = (title: string, value: string | undefined, finds: boolean): string =>
        `        {
            title: "${title}",
            resources: [parent${value === undefined ? "" : `, resource(${child}, "b", { ${by}: ${value} })`}],
${finds ? `            finds: ["a: ${propertyOf(sibling)}"],\n` : ""}        },
`;
    return `import { from, resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { ${name} } from "./${name}.ts";

const ${parent} = "${type}";
const ${child} = "${sibling}";

const parent = resource(${parent}, "a", {});

export const examples: RuleExamples = {
    rule: ${name},
    passing: [
${example("one that refers to it", "from(parent)", false)}${example("one that refers to it by what is known already", 'from(parent, "a-1")', false)}    ],
    failing: [
${example("none", undefined, true)}${example("one of another resource", '"a-2"', true)}    ],
    unknown: [
${example("one of which it is not known yet what it belongs to", "UNKNOWN", true)}    ],
};
`;
}

/** `aws:ec2/flowLog:FlowLog` is `FLOW_LOG`. */
function constantOf(type: string): string {
    return kindOf(type)
        .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
        .toUpperCase();
}

function propertyOf(type: string): string {
    const kind = kindOf(type);
    return kind.charAt(0).toLowerCase() + kind.slice(1);
}

import type { PolicyRuleOptions } from "./options.ts";
import { camelCase } from "./sources.ts";

type InputOptions = PolicyRuleOptions & { readonly property: string };

/** A rule that wants one input to be true: something that runs, to be replaced by what it shall want. */
export function inputRuleSource(options: InputOptions): string {
    const { id, type, property } = options;
    const last = property.split(".").at(-1) ?? property;
    return `import { resourceRule } from "../../rule/rule.ts";

export const ${camelCase(id)} = resourceRule({
${metadata(options, `${kindOf(type)} resources have ${last} switched on`, `set ${property} to true`)}
    types: ["${type}"],
    safeProperties: ["${property}"],
    *check(resource) {
        const ${last} = resource.get("${property}");
        if (${last}.boolean() !== true) {
            yield { at: ${last}, expected: "true" };
        }
    },
});
`;
}

/** Two examples that pass, two that fail, and one that cannot be decided. */
export function inputExamplesSource({ id, type, property }: InputOptions): string {
    const name = camelCase(id);
    const example = (title: string, value: string, finds: boolean): string =>
        `        {
            title: "${title}",
            resources: [resource(TYPE, "a", ${inputs(property, value)})],
${finds ? `            finds: ["a: ${property}"],\n` : ""}        },
`;
    return `import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { ${name} } from "./${name}.ts";

const TYPE = "${type}";

export const examples: RuleExamples = {
    rule: ${name},
    passing: [
${example("what is asked for", "true", false)}${example("the same, said in text", '"true"', false)}    ],
    failing: [
        { title: "a resource that says nothing", resources: [resource(TYPE, "a", {})], finds: ["a: ${property}"] },
${example("what is switched off", "false", true)}    ],
    unknown: [
${example("a value that is not known yet", "UNKNOWN", true)}    ],
};
`;
}

/** What every rule says of itself. */
export function metadata(
    { id, severity, profile, description }: PolicyRuleOptions,
    wants: string,
    fix: string,
): string {
    return [
        `    id: "${id}",`,
        `    severity: "${severity ?? "medium"}",`,
        ...(profile === undefined || profile === "default" ? [] : [`    profile: "${profile}",`]),
        `    description: ${JSON.stringify(description ?? wants)},`,
        `    remedy: ${JSON.stringify(fix)},`,
    ].join("\n");
}

/** `aws:s3/bucket:Bucket` is a `Bucket`. */
export function kindOf(type: string): string {
    return type.split(":").at(-1) ?? type;
}

function inputs(property: string, value: string): string {
    return property.split(".").reduceRight((inner, step) => `{ ${step}: ${inner} }`, value);
}

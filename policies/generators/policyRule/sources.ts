/** What `nx g @plinth/policies:policy-rule` is asked for; schema.json says what each means. */
export interface PolicyRuleOptions {
    readonly id: string;
    readonly service: string;
    readonly type: string;
    /** Path of the input, with dots. */
    readonly property: string;
    readonly severity?: "critical" | "high" | "medium" | "low";
    readonly profile?: "default" | "strict" | "cost";
    readonly description?: string;
}

/** The name of a rule's constant and of its files. */
export function camelCase(id: string): string {
    return id.replace(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase());
}

/** A rule that wants one input to be true: something that runs, to be replaced by what it shall want. */
export function ruleSource({
    id,
    type,
    property,
    severity = "medium",
    profile,
    description,
}: PolicyRuleOptions): string {
    const last = lastOf(property);
    return `import { resourceRule } from "../../rule/rule.ts";

export const ${camelCase(id)} = resourceRule({
    id: "${id}",
    severity: "${severity}",
${profile === undefined || profile === "default" ? "" : `    profile: "${profile}",\n`}    description: ${JSON.stringify(description ?? `${kindOf(type)} resources have ${last} switched on`)},
    remedy: "set ${property} to true",
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
export function examplesSource({ id, type, property }: PolicyRuleOptions): string {
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

/** The list of a service's rules with one more; a list of its own where there is none yet. */
export function withRule(list: string | undefined, id: string): string {
    const name = camelCase(id);
    const line = `import { ${name} } from "./${name}.ts";`;
    if (list === undefined) {
        return `import type { Rule } from "../../rule/rule.ts";
${line}

/** In the order in which they run. */
export const rules: readonly Rule[] = [${name}];
`;
    }
    return replaced(withImport(list, line), /(: readonly Rule\[\] = \[)([^\]]*?),?(\s*\];)/, (start, rules, end) =>
        rules.trim() === "" ? `${start}${name}${end}` : `${start}${rules}, ${name}${end}`,
    );
}

/** The catalogue with one more service. */
export function withService(catalogue: string, service: string): string {
    const line = `import { rules as ${service} } from "../rules/${service}/rules.ts";`;
    const list = /(rulesByService: [^=]*= \{)([^}]*)(\})/;
    return replaced(
        withImport(catalogue, line),
        list,
        (start, services, end) => `${start}${services}${service},\n${end}`,
    );
}

/** @throws Error where the list is written in another way: a rule that no list names would not run. */
function replaced(source: string, list: RegExp, add: (start: string, entries: string, end: string) => string): string {
    if (!list.test(source)) throw new Error("the list of rules is not written as this repository writes it.");
    return source.replace(list, (_all, start: string, entries: string, end: string) => add(start, entries, end));
}

/** An import in its place among those of the same kind, which stand in the order of their files. */
function withImport(source: string, line: string): string {
    const lines = source.split("\n");
    const path = (each: string): string => /from "(\.[^"]*)"/.exec(each)?.[1] ?? "";
    const folder = /^\.\/|^\.\.\/\w+\//.exec(path(line))?.[0] ?? "";
    const before = lines.findIndex(
        (each) => path(each).startsWith(folder) && !each.startsWith("import type") && path(each) > path(line),
    );
    const lastImport = lines.findLastIndex((each) => each.startsWith("import "));
    lines.splice(before === -1 ? lastImport + 1 : before, 0, line);
    return lines.join("\n");
}

function inputs(property: string, value: string): string {
    return property.split(".").reduceRight((inner, step) => `{ ${step}: ${inner} }`, value);
}

function lastOf(property: string): string {
    return property.split(".").at(-1) ?? property;
}

/** `aws:s3/bucket:Bucket` is a `Bucket`. */
function kindOf(type: string): string {
    return type.split(":").at(-1) ?? type;
}

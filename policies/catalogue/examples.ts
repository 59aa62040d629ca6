import { evaluate, type Finding } from "../judge/evaluate.ts";
import type { Example, RuleExamples } from "../tests/example.ts";
import { ruleByName } from "./catalogue.ts";

export type { Example, RuleExamples } from "../tests/example.ts";

/** The examples of a rule, loaded when they are asked for: together they outweigh the rules. */
export async function examplesOf(rule: string): Promise<RuleExamples> {
    const service = ruleByName.get(rule)?.service;
    if (service === undefined) throw new Error(`no rule is called ${rule}`);
    const file = `../rules/${service}/${fileOf(rule)}.examples.ts`;
    return ((await import(file)) as { readonly examples: RuleExamples }).examples;
}

/** What the rule alone says of an example, passes included; the way its tests run it. */
export function judgeExample({ rule }: RuleExamples, { resources, parameters, profiles }: Example): Finding[] {
    return evaluate(resources, {
        rules: [rule],
        levels: { [rule.id]: "mandatory" },
        parameters: { [rule.id]: parameters ?? {} },
        profiles: profiles ?? ["default"],
        includePasses: true,
    });
}

/** The file of a rule: its id in camel case. */
function fileOf(rule: string): string {
    return rule.replace(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase());
}

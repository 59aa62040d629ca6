import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { evaluate, type EvaluateOptions, type Finding } from "../judge/evaluate.ts";
import { StackIndex } from "../relations/stackIndex.ts";
import type { Rule } from "../rule/rule.ts";
import { RuleParameters } from "../rule/ruleParameters.ts";
import type { Example, Finds, RuleExamples } from "./example.ts";

/** One example with what the rule has to say of it: `<resource name>: <property> <outcome>`, sorted. */
export interface Case {
    readonly rule: Rule;
    /** `passes`, `finds` or `leaves open`, and the example's title. */
    readonly title: string;
    readonly example: Example;
    readonly expected: readonly string[];
    /** Texts that have to stand in the messages. */
    readonly says: readonly string[];
}

/** The examples of every rule, as they stand beside the rules in a folder. */
export async function readExamples(rules: string): Promise<RuleExamples[]> {
    const files = readdirSync(rules, { recursive: true, encoding: "utf8" }).filter((file) =>
        file.endsWith(".examples.ts"),
    );
    const modules = files.sort().map(async (file) => {
        const url = pathToFileURL(join(rules, file)).href;
        return ((await import(url)) as { examples: RuleExamples }).examples;
    });
    return Promise.all(modules);
}

export function casesOf({ rule, passing, failing, unknown }: RuleExamples): Case[] {
    const open = typeof unknown === "string" ? [] : unknown;
    return [
        ...passing.map((example) => ({ rule, title: `passes ${example.title}`, example, expected: [], says: [] })),
        ...failing.map((example) => asCase(rule, "finds", example, "violation")),
        ...open.map((example) => asCase(rule, "leaves open", example, "unverified")),
    ];
}

function asCase(rule: Rule, verb: string, example: Finds, outcome: string): Case {
    const expected = example.finds
        .map((place) => (/ (violation|unverified)$/.test(place) ? place : `${place} ${outcome}`))
        .sort();
    return { rule, title: `${verb} ${example.title}`, example, expected, says: example.says ?? [] };
}

/** How an example is judged: its rule is on, with the parameters and profiles it names. */
export function settingsOf({
    rule,
    example,
}: Case): Required<Pick<EvaluateOptions, "levels" | "parameters" | "profiles">> {
    return {
        levels: { [rule.id]: "mandatory" },
        parameters: { [rule.id]: example.parameters ?? {} },
        profiles: example.profiles ?? ["default"],
    };
}

/** What the rule says of a case, on plain data. */
export function judge(one: Case): Finding[] {
    return evaluate(one.example.resources, { rules: [one.rule], ...settingsOf(one) });
}

/** The resources of a case that the rule corrects otherwise than the case says, or not at all. */
export function miscorrected({ rule, example }: Case): string[] {
    const { corrects } = example;
    if (corrects === undefined) {
        return [];
    }
    const parameters = new RuleParameters(rule, [example.parameters ?? {}], example.profiles);
    return new StackIndex(example.resources)
        .ofTypes(rule.types)
        .filter((resource) => !isDeepStrictEqual(rule.fix?.(resource, { parameters }), corrects[resource.name]))
        .map((resource) => resource.name);
}

/** A finding as an example writes it down. */
export function written({ urn, property, outcome }: Pick<Finding, "urn" | "property" | "outcome">): string {
    return `${urn.split("::").at(-1) ?? ""}: ${property} ${outcome}`;
}

/** The texts of a case that none of the messages has. */
export function unsaid({ says }: Case, findings: readonly Pick<Finding, "message">[]): string[] {
    return says.filter((text) => !findings.some(({ message }) => message.includes(text)));
}

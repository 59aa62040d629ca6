import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { definePolicy } from "../adapter/definePolicy.ts";
import { PackSession } from "../adapter/packSession.ts";
import { allRules } from "../catalogue/allRules.ts";
import { evaluate } from "../judge/evaluate.ts";
import { EnvironmentPolicies } from "../levels/environmentPolicies.ts";
import type { Rule } from "../rule/rule.ts";
import { Analyzer } from "../tests/analyzer.ts";
import type { Example, Finds, RuleExamples } from "../tests/example.ts";
import { parseFinding } from "../wire/finding.ts";
import { tagRequired } from "./tags/tagRequired.ts";

const files = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".examples.ts"),
);
const all = new Map<Rule, RuleExamples>();
for (const file of files) {
    const { examples } = (await import(join(import.meta.dirname, file))) as { examples: RuleExamples };
    all.set(examples.rule, examples);
}

describe("examples of rules", () => {
    it("exist for every rule of the pack, and for no other", () => {
        assert.deepEqual([...all.keys()].map((rule) => rule.id).sort(), allRules.map((rule) => rule.id).sort());
    });

    for (const { rule, passing, failing, unknown } of all.values()) {
        describe(rule.id, () => {
            it("has two that pass, two that fail, and one that cannot be decided or the reason why there is none", () => {
                assert.ok(passing.length >= 2, "two passing");
                assert.ok(failing.length >= 2, "two failing");
                assert.ok(unknown.length >= 1, "one unknown, or a reason");
            });
            for (const example of passing) {
                it(`passes ${example.title}`, () => agree(rule, example, []));
            }
            for (const example of failing) {
                it(`finds ${example.title}`, () => agree(rule, example, outcomes(example, "violation")));
            }
            for (const example of typeof unknown === "string" ? [] : unknown) {
                it(`leaves open ${example.title}`, () => agree(rule, example, outcomes(example, "unverified")));
            }
        });
    }
});

function outcomes(example: Finds, outcome: string): string[] {
    return example.finds
        .map((place) => (/ (violation|unverified)$/.test(place) ? place : `${place} ${outcome}`))
        .sort();
}

/** The rule says the same of plain data and behind the SDK, where unknown values throw on a careless read. */
async function agree(rule: Rule, example: Example, expected: string[]): Promise<void> {
    const settings = {
        levels: { [rule.id]: "mandatory" as const },
        parameters: { [rule.id]: example.parameters ?? {} },
        profiles: example.profiles ?? ["default" as const],
    };
    const judged = evaluate(example.resources, { rules: [rule], ...settings });
    const direct = judged.map(({ urn, property, outcome }) => `${nameOf(urn)}: ${property} ${outcome}`).sort();
    assert.deepEqual(direct, expected);
    for (const finding of judged) {
        assert.notEqual(finding.expected, finding.actual.replaceAll('"', ""), "expects something else than it found");
    }

    class Fixed extends EnvironmentPolicies {
        override of() {
            return settings;
        }
    }
    const session = new PackSession(new Fixed("", []), "dev");
    // The first policy has the pack note all inputs, as it always does.
    const policies = [...new Set([tagRequired, rule])].map((each) => definePolicy(each, session));
    const found = (await new Analyzer(policies).preview(example.resources)).filter(
        ({ policyName }) => policyName === rule.id,
    );
    const parsed = found.map(({ message, urn }) => ({ urn, finding: parseFinding(message) }));
    assert.deepEqual(
        parsed.map(({ urn, finding }) => `${nameOf(urn)}: ${finding?.property} ${finding?.outcome}`).sort(),
        expected,
        "through the policy SDK",
    );
    assert.deepEqual(
        found.map(({ level }) => level),
        parsed.map(({ finding }) => (finding?.outcome === "violation" ? "mandatory" : "advisory")),
    );
    assert.deepEqual(found.map(({ message }) => message).sort(), judged.map(({ message }) => message).sort());
}

function nameOf(urn: string): string {
    return urn.split("::").at(-1) ?? "";
}

import assert from "node:assert/strict";
import { definePolicy } from "../adapter/definePolicy.ts";
import { PackSession } from "../adapter/packSession.ts";
import { allRules } from "../catalogue/allRules.ts";
import { EnvironmentPolicies } from "../levels/environmentPolicies.ts";
import { Analyzer } from "../tests/analyzer.ts";
import { type Case, casesOf, judge, miscorrected, readExamples, settingsOf, unsaid, written } from "../tests/cases.ts";
import { parseFinding } from "../wire/finding.ts";
import { tagRequired } from "./tags/tagRequired.ts";

const all = await readExamples(import.meta.dirname);

describe("examples of rules", () => {
    it("exist for every rule of the pack, and for no other", () => {
        assert.deepEqual(all.map(({ rule }) => rule.id).sort(), allRules.map((rule) => rule.id).sort());
    });

    for (const examples of all) {
        const { rule, passing, failing, unknown } = examples;
        describe(rule.id, () => {
            it("has two that pass, two that fail, and one that cannot be decided or the reason why there is none", () => {
                assert.ok(passing.length >= 2, "two passing");
                assert.ok(failing.length >= 2, "two failing");
                assert.ok(unknown.length >= 1, "one unknown, or a reason");
            });
            for (const one of casesOf(examples)) {
                it(one.title, () => agree(one));
            }
        });
    }
});

/** The rule says the same of plain data and behind the SDK, where unknown values throw on a careless read. */
async function agree(one: Case): Promise<void> {
    const { rule, example, expected } = one;
    const settings = settingsOf(one);
    const judged = judge(one);
    assert.deepEqual(judged.map(written).sort(), expected);
    assert.deepEqual(miscorrected(one), [], "corrected otherwise");
    assert.deepEqual(unsaid(one, judged), [], "said in no message");
    for (const finding of judged) {
        assert.notEqual(finding.expected, finding.actual.replaceAll('"', ""), "expects something else than it found");
    }

    if (example.carriesMarks === true) {
        return;
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
    const parsed = found.map(({ message, urn }) => {
        const finding = parseFinding(message);
        assert.ok(finding !== undefined, `not a finding of ours: ${message}`);
        return { urn, ...finding };
    });
    assert.deepEqual(parsed.map(written).sort(), expected, "through the policy SDK");
    assert.deepEqual(
        found.map(({ level }) => level),
        parsed.map(({ outcome }) => (outcome === "violation" ? "mandatory" : "advisory")),
    );
    assert.deepEqual(found.map(({ message }) => message).sort(), judged.map(({ message }) => message).sort());
}

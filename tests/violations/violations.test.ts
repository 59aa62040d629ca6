import assert from "node:assert/strict";
import { join } from "node:path";
import { preview, type PreviewResult } from "@plinth/engine";
import { blocks, type Finding } from "@plinth/plan";
import { violations } from "./expected.ts";

const programs = [...Object.keys(violations), "set-but-unknown-key"];

describe("a violation", function () {
    this.timeout(180_000);
    let result: PreviewResult;

    before(async () => {
        const stacks = programs.flatMap((program) =>
            ["known", "unknown"].map((stack) => ({ directory: join(import.meta.dirname, program), stack })),
        );
        result = await preview({ stacks, policyPacks: [join(import.meta.dirname, "../../policies")] });
        assert.deepEqual(
            result.stacks.flatMap(({ diagnostics }) => diagnostics),
            [],
        );
        assert.equal(result.failed, false);
    });

    /** Everything but passes, of one program in one stack. */
    function findings(program: string, stack: "known" | "unknown"): Finding[] {
        const prefix = `urn:pulumi:${stack}::${program}::`;
        return result.findings.filter(({ urn, outcome }) => urn.startsWith(prefix) && outcome !== "pass");
    }

    function only(program: string, stack: "known" | "unknown"): Finding {
        const [first, ...more] = findings(program, stack);
        assert.ok(first !== undefined && more.length === 0, JSON.stringify(findings(program, stack), null, 1));
        return first;
    }

    for (const [program, expected] of Object.entries(violations)) {
        describe(`of ${expected.rule} (${program})`, () => {
            it("gives one finding, with rule, resource, property, both values and the fix, which blocks", () => {
                const { rule, urn, property, outcome, actual, remedy, ...finding } = only(program, "known");
                assert.deepEqual(
                    {
                        rule,
                        resource: urn.split("::").slice(2).join("::"),
                        property,
                        expected: finding.expected,
                        actual,
                    },
                    {
                        rule: expected.rule,
                        resource: expected.resource,
                        property: expected.property,
                        expected: expected.expected,
                        actual: expected.actual,
                    },
                );
                assert.equal(outcome, "violation");
                assert.match(remedy ?? "", expected.remedy);
                assert.equal(blocks(only(program, "known")), true);
            });

            it("is unverified while the value that decides is not known: no pass, and no rule that gives up", () => {
                const { rule, urn, property, outcome, remedy } = only(program, "unknown");
                assert.deepEqual(
                    { rule, resource: urn.split("::").slice(2).join("::"), property, outcome },
                    {
                        rule: expected.rule,
                        resource: expected.resource,
                        property: expected.property,
                        outcome: "unverified",
                    },
                );
                assert.match(remedy ?? "", expected.remedy);
                assert.equal(blocks(only(program, "unknown")), false);
            });
        });
    }

    it("is none of a key that is set and not known yet", () => {
        assert.deepEqual(findings("set-but-unknown-key", "known"), []);
        const passed = (rule: string, type: string): boolean =>
            result.findings.some(
                (finding) =>
                    finding.rule === rule &&
                    finding.outcome === "pass" &&
                    finding.urn.startsWith(`urn:pulumi:known::set-but-unknown-key::${type}`),
            );
        assert.equal(passed("sns-encryption", "aws:sns/topic:Topic"), true);
        assert.equal(passed("sqs-encryption", "aws:sqs/queue:Queue"), true);
        assert.equal(passed("log-group-encryption", "aws:cloudwatch/logGroup:LogGroup"), true);
        assert.equal(passed("ebs-encryption", "aws:ebs/volume:Volume"), true);
    });
});

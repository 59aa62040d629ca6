import assert from "node:assert/strict";
import { join } from "node:path";
import { preview, type PreviewResult } from "@plinth/engine";
import { blocks, type Finding } from "@plinth/plan";
import { violations } from "./expected.ts";

const programs = [...Object.keys(violations), "set-but-unknown-key"];

describe("a violation", function () {
    this.timeout(180_000);
    let result: PreviewResult;
    let passOne: PreviewResult;

    before(async () => {
        const run = async (names: readonly string[], passes: 1 | 2): Promise<PreviewResult> => {
            const stacks = programs.flatMap((program) =>
                names.map((stack) => ({ directory: join(import.meta.dirname, program), stack })),
            );
            const policyPacks = [join(import.meta.dirname, "../../policies")];
            const found = await preview({ stacks, policyPacks, passes });
            assert.deepEqual(
                found.stacks.flatMap(({ diagnostics }) => diagnostics),
                [],
            );
            assert.equal(found.failed, false);
            return found;
        };
        result = await run(["known", "unknown"], 2);
        passOne = await run(["unknown"], 1);
    });

    /** Everything but passes, of one program: in the stack where all is known, or in pass one of the other. */
    function findings(program: string, stack: "known" | "unknown"): Finding[] {
        const prefix = `urn:pulumi:${stack}::${program}::`;
        const all = stack === "known" ? result.findings : passOne.findings;
        return all.filter(({ urn, outcome }) => urn.startsWith(prefix) && outcome !== "pass");
    }

    function only(program: string, stack: "known" | "unknown"): Finding {
        // Tags that are not known yet leave their values open as well.
        const [first, ...more] = findings(program, stack).filter(
            ({ rule, outcome }) => rule !== "tag-values" || outcome === "violation",
        );
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

            it("is decided by the settled pass where the value that decides was not known", () => {
                const decided = result.findings.filter(
                    ({ rule, urn }) =>
                        rule === expected.rule && urn === only(program, "unknown").urn && urn.includes(program),
                );
                assert.ok(decided.length > 0);
                for (const { outcome, decidedIn, basis } of decided) {
                    assert.match(outcome, /^(pass|violation)$/);
                    assert.deepEqual([decidedIn, basis], ["settled", "assumed"]);
                }
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

import assert from "node:assert/strict";
import fc from "fast-check";
import { parseFinding, renderFinding, type WireFinding } from "./finding.ts";

const finding: WireFinding = {
    property: "storageEncrypted",
    expected: "true",
    found: "false",
    remedy: "set storageEncrypted to true",
    outcome: "violation",
};

const trickyText = fc
    .array(
        fc.oneof(
            fc.string({ unit: "binary" }),
            fc.constantFrom(
                ": expected ",
                ", found ",
                ". Fix: ",
                " [plinth:",
                "violation]",
                "\\",
                "\n",
                "\r\n",
                " ",
                "\u001b[31m",
                "Fix:",
                "\\u{41}",
                ",",
                ". Exempted until ",
                ", owner ",
                ", approved by ",
                ", because ",
                "exempted]",
            ),
        ),
        { maxLength: 6 },
    )
    .map((parts) => parts.join("").toWellFormed());

const anyFinding: fc.Arbitrary<WireFinding> = fc.record(
    {
        property: trickyText,
        expected: trickyText,
        found: trickyText,
        remedy: trickyText,
        outcome: fc.constantFrom("violation" as const, "unverified" as const, "errored" as const),
    },
    { noNullPrototype: true },
);

const anyExempted: fc.Arbitrary<WireFinding> = fc
    .tuple(
        anyFinding,
        fc.record(
            { owner: trickyText, approvedBy: trickyText, reason: trickyText, expires: trickyText },
            { noNullPrototype: true },
        ),
    )
    .map(([any, exemption]) => ({ ...any, outcome: "exempted" as const, exemption }));

describe("the text of a finding", () => {
    it("says who answers for an exempted one, who agreed, until when and why", () => {
        const exemption = { owner: "web", approvedBy: "security", reason: "holds built files", expires: "2026-12-31" };
        assert.equal(
            renderFinding({ ...finding, outcome: "exempted", exemption }),
            "storageEncrypted: expected true, found false. Fix: set storageEncrypted to true. " +
                "Exempted until 2026-12-31, owner web, approved by security, because holds built files [plinth:exempted]",
        );
    });

    it("is read back exactly with its exemption", () => {
        fc.assert(
            fc.property(anyExempted, (any) => assert.deepEqual(parseFinding(renderFinding(any)), any)),
            { numRuns: 2000 },
        );
    });

    it("names property, expected and found value, the fix and the outcome on one line", () => {
        assert.equal(
            renderFinding(finding),
            "storageEncrypted: expected true, found false. Fix: set storageEncrypted to true [plinth:violation]",
        );
    });

    it("is read back exactly, whatever the fields contain", () => {
        fc.assert(
            fc.property(anyFinding, (any) => assert.deepEqual(parseFinding(renderFinding(any)), any)),
            { numRuns: 2000 },
        );
    });

    it("is read back below a description, as the SDK sends plain text, and when the CLI has indented it", () => {
        fc.assert(
            fc.property(anyFinding, fc.string(), (any, description) =>
                assert.deepEqual(parseFinding(`${description}\n    ${renderFinding(any)}\n`), any),
            ),
        );
    });

    it("never spans lines nor carries control characters", () => {
        fc.assert(fc.property(anyFinding, (any) => assert.doesNotMatch(renderFinding(any), /[\p{Cc}\u2028\u2029]/u)));
    });

    for (const foreign of [
        "",
        "Buckets must be private.",
        "a: expected b, found c. Fix: d",
        "a: expected b, found c. Fix: d [plinth:odd]",
    ]) {
        it(`refuses ${JSON.stringify(foreign)} as a message of this pack`, () => {
            assert.equal(parseFinding(foreign), undefined);
        });
    }
});

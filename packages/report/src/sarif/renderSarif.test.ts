import assert from "node:assert/strict";
import { finding } from "../testdata/plans.ts";
import { bucket, database, judged, oneOfEach, publicAcl, report } from "../testdata/reports.ts";
import type { SarifLog, SarifResult } from "./log.ts";
import { renderSarif } from "./renderSarif.ts";
import { sarifProblems } from "./testdata/schema.ts";

/** The log that is written for a report, valid by the standard's schema. */
function sarif(...parameters: Parameters<typeof report>): SarifLog["runs"][number] {
    const log = JSON.parse(renderSarif(report(...parameters))) as SarifLog;
    assert.equal(sarifProblems(log), undefined);
    assert.equal(log.runs.length, 1);
    return log.runs[0] as SarifLog["runs"][number];
}

const everything = { include: ["pass", "notApplicable"] } as const;
const byRule = (results: readonly SarifResult[], rule: string) => results.find(({ ruleId }) => ruleId === rule);

describe("SARIF", () => {
    it("is refused by the schema when it is wrong, so that the other tests mean something", () => {
        assert.match(sarifProblems({ version: "2.1.0", runs: [{ tool: {} }] }) ?? "", /required property 'driver'/);
    });

    it("has a kind and a level for every outcome, the most important first", () => {
        const { results } = sarif(oneOfEach, everything);
        assert.deepEqual(
            results.map(({ ruleId, kind, level }) => [ruleId, kind, level]),
            [
                ["s3-public-acl", "fail", "error"],
                ["rds-tls", "fail", "error"],
                ["s3-versioning", "fail", "note"],
                ["rds-encryption", "open", "none"],
                ["s3-tls-only", "fail", "warning"],
                ["rds-multi-az", "notApplicable", "none"],
                ["rds-minor-upgrade", "pass", "none"],
            ],
        );
    });

    it("lists passes on request, and counts every outcome in any case", () => {
        const { results, properties } = sarif(oneOfEach);
        assert.equal(byRule(results, "rds-minor-upgrade"), undefined);
        assert.deepEqual(properties["counts"], {
            pass: 1,
            violation: 2,
            unverified: 1,
            exempted: 1,
            notApplicable: 1,
            errored: 1,
        });
    });

    it("makes no error of what blocks nobody", () => {
        const { results } = sarif([finding("r", bucket.urn, { level: "advisory", severity: "critical" })]);
        assert.equal(results[0]?.level, "warning");
    });

    it("keeps the level of what is exempted, which nothing but the exemption makes harmless", () => {
        const { results } = sarif([finding("r", bucket.urn, { outcome: "exempted", severity: "critical" })]);
        assert.deepEqual([results[0]?.level, results[0]?.suppressions?.length], ["error", 1]);
    });

    it("describes rules with severity, help and controls", () => {
        const { tool, results } = sarif(oneOfEach);
        const index = byRule(results, "s3-public-acl")?.ruleIndex ?? -1;
        assert.deepEqual(tool.driver.rules[index], {
            id: "s3-public-acl",
            shortDescription: { text: "Buckets are private" },
            fullDescription: { text: "Buckets are private." },
            help: {
                text: "Buckets are private.\nFix: set acl to private.\nControls: FSBP S3.2.",
                markdown: "Buckets are private.\n\nFix: set acl to private.\n\nControls: FSBP S3.2.",
            },
            defaultConfiguration: { level: "error" },
            properties: { tags: ["security", "FSBP S3.2"], "security-severity": "9.5" },
        });
        assert.equal(tool.driver.rules.length, 7, "rules that passed are there, too");
    });

    it("has no more tags than services take, and every control in the help", () => {
        const controls = Array.from({ length: 40 }, (_, index) => `NIST ${index}`);
        const { tool } = sarif(oneOfEach, { rules: new Map([["s3-public-acl", { ...publicAcl, controls }]]) });
        const rule = tool.driver.rules.find(({ id }) => id === "s3-public-acl");
        assert.equal((rule?.properties["tags"] as string[]).length, 20);
        assert.match(rule?.help.text ?? "", /NIST 0, .*, NIST 39\.$/);
    });

    it("points at the line that made the resource, in a path that is a URI", () => {
        const [location] = byRule(sarif(oneOfEach).results, "s3-public-acl")?.locations ?? [];
        assert.deepEqual(location?.physicalLocation, {
            artifactLocation: { uri: "stacks/net%20work/layer.ts", uriBaseId: "%SRCROOT%" },
            region: { startLine: 13, startColumn: 22 },
        });
        assert.equal(location?.logicalLocations?.[0]?.fullyQualifiedName, bucket.urn);
        const [other] = byRule(sarif(oneOfEach).results, "rds-encryption")?.locations ?? [];
        assert.deepEqual(other?.physicalLocation, {
            artifactLocation: { uri: "stacks/network/Pulumi.yaml", uriBaseId: "%SRCROOT%" },
            region: { startLine: 1 },
        });
    });

    it("says why a finding is suppressed, and who says so", () => {
        assert.deepEqual(byRule(sarif(oneOfEach).results, "s3-tls-only")?.suppressions, [
            {
                kind: "external",
                status: "accepted",
                justification: "holds public reports only. Owner team-data, approved by security, until 2026-12-31",
            },
        ]);
    });

    it("keeps its fingerprints when a line moves and other findings come and go", () => {
        const moved = { ...judged(oneOfEach), placeOf: () => ({ file: "a.ts", line: 99 }) };
        const print = (results: readonly SarifResult[]) => byRule(results, "s3-public-acl")?.partialFingerprints;
        const before = print(sarif(oneOfEach).results);
        assert.match(before?.["plinthFinding/v1"] ?? "", /^[0-9a-f]{16}$/);
        assert.deepEqual(print(sarif(oneOfEach.slice(-1), { judged: [moved] }).results), before);
    });

    it("tells findings apart that a pack makes of one rule and resource", () => {
        const twice = [1, 2].map((number) => finding("r", bucket.urn, { pack: "other", message: `${number}` }));
        const prints = sarif(twice).results.map(({ partialFingerprints }) => partialFingerprints["plinthFinding/v1"]);
        assert.equal(new Set(prints).size, 2);
    });

    it("names rules of other packs by their pack", () => {
        assert.equal(sarif([finding("r", bucket.urn, { pack: "other" })]).results[0]?.ruleId, "other/r");
    });

    it("reports what failed: programs, files, rules", () => {
        const failing = judged([finding("rds-tls", database.urn, { outcome: "errored" })]);
        const [stack, ...others] = failing.plan.stacks;
        const diagnostics = [{ severity: "error" as const, message: "boom" }];
        const plan = { ...failing.plan, stacks: [{ ...stack!, diagnostics }, ...others] };
        const { invocations } = sarif([], {
            judged: [{ ...failing, plan }],
            failures: [{ file: "a.json", message: "is no JSON" }],
            failed: true,
        });
        assert.equal(invocations[0]?.executionSuccessful, false);
        assert.deepEqual(
            invocations[0].toolExecutionNotifications.map(({ message, associatedRule }) => [
                message.text,
                associatedRule?.id,
            ]),
            [
                ["is no JSON", undefined],
                ["boom", undefined],
                ["orders (aws:rds Instance): rds-tls is not met.", "rds-tls"],
            ],
        );
    });

    it("says what has to be known to understand the findings", () => {
        const { invocations } = sarif([], { judged: [{ ...judged([]), notes: ["3 values are encrypted"] }] });
        assert.deepEqual(invocations[0]?.toolExecutionNotifications, [
            { level: "note", message: { text: "dev: 3 values are encrypted" } },
        ]);
    });

    it("lists rules that met no resource in any of several files", () => {
        const files = [
            ["a", "b"],
            ["b", "c"],
        ].map((rulesWithoutResource) => judged([], { rulesWithoutResource }));
        assert.deepEqual(sarif([], { judged: files }).properties["rulesWithoutResource"], ["b"]);
    });

    it("lists rules that met no resource", () => {
        const idle = judged([], { rulesWithoutResource: ["s3-public-acl"] });
        const { properties, tool } = sarif([], { judged: [idle] });
        assert.deepEqual(properties["rulesWithoutResource"], ["s3-public-acl"]);
        assert.equal(tool.driver.rules[0]?.shortDescription.text, publicAcl.description);
    });
});

import assert from "node:assert/strict";
import type { Finding } from "@plinth/plan";
import { finding, plan, resource, stack } from "../testdata/plans.ts";
import { findingLines } from "./findings.ts";
import { makeStyle } from "./style.ts";

const group = resource("aws:ec2/securityGroup:SecurityGroup", "web", { source: "layer.ts:12:3" });
const other = resource("aws:ec2/securityGroup:SecurityGroup", "admin");

const open: Partial<Finding> = {
    property: "ingress[0].cidrBlocks",
    expected: "not 0.0.0.0/0",
    actual: "0.0.0.0/0",
    remedy: "name the blocks that may connect",
    severity: "critical",
};

function draw(findings: readonly Finding[], width = 120, include: readonly Finding["outcome"][] = []): string[] {
    return findingLines(plan([stack([group, other])], findings), { width, include }, makeStyle(false));
}

describe("findings", () => {
    it("say rule, level, severity, property, expected, resource, found, where, and the fix", () => {
        assert.deepEqual(draw([finding("ec2-sg-open", group.urn, open)]), [
            "Violations (1)",
            "✗ ec2-sg-open (mandatory, critical)",
            "    ingress[0].cidrBlocks: expected not 0.0.0.0/0",
            "    - web (aws:ec2 SecurityGroup), found 0.0.0.0/0, in plinth-network at layer.ts:12:3",
            "    Fix: name the blocks that may connect",
        ]);
    });

    it("say so where they rest on a value that was made up", () => {
        const lines = draw([finding("ec2-sg-open", group.urn, { ...open, decidedIn: "settled", basis: "assumed" })]);
        assert.equal(
            lines.slice(3, -1).join(" ").replaceAll(/ +/g, " "),
            " - web (aws:ec2 SecurityGroup), found 0.0.0.0/0, assuming values that the simulated cloud made up, in plinth-network at layer.ts:12:3",
        );
    });

    it("that stay unverified in the settled pass stand apart, since they block", () => {
        const unverified = { outcome: "unverified", property: "ingress" } as const;
        assert.deepEqual(
            draw([
                finding("a", group.urn, unverified),
                finding("b", group.urn, { ...unverified, decidedIn: "settled" }),
            ]).filter((line) => !line.startsWith(" ")),
            [
                "Unverified: a value is unknown before deployment (1)",
                "",
                "Unverified, although mandatory: a value is unknown, or made up where that is no proof (1)",
            ],
        );
    });

    it("of one rule share a block where they say the same", () => {
        const lines = draw([
            finding("ec2-sg-open", group.urn, open),
            finding("ec2-sg-open", other.urn, { ...open, actual: "::/0" }),
        ]);
        assert.deepEqual(lines, [
            "Violations (2)",
            "✗ ec2-sg-open (mandatory, critical)",
            "    ingress[0].cidrBlocks: expected not 0.0.0.0/0",
            "    - web (aws:ec2 SecurityGroup), found 0.0.0.0/0, in plinth-network at layer.ts:12:3",
            "    - admin (aws:ec2 SecurityGroup), found ::/0, in plinth-network",
            "    Fix: name the blocks that may connect",
        ]);
    });

    it("of other people's packs say what the pack said", () => {
        const lines = draw([finding("no-groups", group.urn, { message: "Groups\nare forbidden.", severity: null })]);
        assert.deepEqual(lines.slice(1, 4), [
            "✗ no-groups (mandatory)",
            "    Groups are forbidden.",
            "    - web (aws:ec2 SecurityGroup), in plinth-network at layer.ts:12:3",
        ]);
    });

    it("of the same rule in two words are two blocks", () => {
        const lines = draw([
            finding("x", group.urn, { message: "One." }),
            finding("x", other.urn, { message: "Two." }),
        ]);
        assert.equal(lines.filter((line) => line.startsWith("✗ x")).length, 2);
    });

    it("stand by outcome, those that block last", () => {
        const lines = draw(
            [
                finding("violated", group.urn),
                finding("broken", group.urn, { outcome: "errored" }),
                finding("advice", group.urn, { level: "advisory" }),
                finding("doubt", group.urn, { outcome: "unverified", property: "kmsKeyId" }),
                finding("excused", group.urn, { outcome: "exempted", message: "Legacy client, until 2027-01-01." }),
                finding("fine", group.urn, { outcome: "pass" }),
                finding("elsewhere", group.urn, { outcome: "notApplicable" }),
            ],
            120,
            ["pass", "notApplicable"],
        );
        assert.deepEqual(
            lines.filter((line) => /^[A-Z]/.test(line)),
            [
                "Not applicable (1)",
                "Passed (1)",
                "Exempted (1)",
                "Unverified: a value is unknown before deployment (1)",
                "Advisory (1)",
                "Rules that failed (1)",
                "Violations (1)",
            ],
        );
    });

    it("that pass are listed on request only", () => {
        assert.deepEqual(draw([finding("fine", group.urn, { outcome: "pass" })]), []);
    });

    it("that are unverified take one line per rule and property", () => {
        const unverified = { outcome: "unverified", property: "kmsKeyId" } as const;
        assert.deepEqual(
            draw([finding("key", group.urn, unverified), finding("key", other.urn, unverified)]).slice(1),
            ["  key kmsKeyId: web, admin (aws:ec2 SecurityGroup)"],
        );
    });

    it("that are unverified for very many resources name some and count the rest", () => {
        const many = Array.from({ length: 30 }, (_, index) =>
            resource("aws:ec2/securityGroup:SecurityGroup", `g${"x".repeat(index)}-a${index}-${index}`),
        );
        const [, line] = draw(
            many.map(({ urn }) => finding("key", urn, { outcome: "unverified" })),
            400,
        );
        assert.match(line ?? "", / and 22 more \(aws:ec2 SecurityGroup\)$/);
    });

    it("that are exempted say why", () => {
        const lines = draw([finding("excused", group.urn, { outcome: "exempted", message: "Legacy client." })]);
        assert.deepEqual(lines.slice(1), ["  excused: web (aws:ec2 SecurityGroup)", "      Legacy client."]);
    });

    it("of a resource the plan does not hold take its name and type from the URN", () => {
        const [, , , line] = draw([finding("x", "urn:pulumi:dev::p::a:b:C$aws:s3/bucket:Bucket::logs")]);
        assert.equal(line, "    - logs (aws:s3 Bucket), in p");
    });

    it("are sorted by severity, then rule", () => {
        const lines = draw([
            finding("b", group.urn, { severity: "low" }),
            finding("c", group.urn, { severity: "critical" }),
            finding("a", group.urn, { severity: "low" }),
            finding("d", group.urn, { severity: null }),
        ]);
        assert.deepEqual(
            lines.filter((line) => line.startsWith("✗")).map((line) => line.slice(2, 3)),
            ["c", "a", "b", "d"],
        );
    });

    it("wrap to a narrow terminal", () => {
        const long = finding("ec2-sg-open", group.urn, { ...open, remedy: "word ".repeat(40) });
        for (const line of draw([long], 44)) assert.ok(line.length <= 44, line);
    });
});

import assert from "node:assert/strict";
import type { Exemption } from "./exemption.ts";
import { Exemptions, loadExemptions } from "./exemptions.ts";
import { findingId } from "./findingId.ts";
import { globMatcher } from "./glob.ts";

const terms = { owner: "web", approvedBy: "security", reason: "known and accepted", expires: "2026-12-31" };
const finding = {
    rule: "sg-ingress-world",
    urn: "urn:pulumi:dev::plinth-network::plinth:Network$aws:ec2/securityGroup:SecurityGroup::web-admin",
    property: "ingress[0].cidrBlocks[1]",
};

function exempt(change: Partial<Exemption>): Exemptions {
    const base = { at: "exemptions[0]", rule: finding.rule, resource: { name: "web-admin" }, ...terms };
    return new Exemptions({ exemptions: [{ ...base, ...change }], problems: [] });
}

describe("an exemption", () => {
    const covering: [string, Partial<Exemption>][] = [
        ["a name", { resource: { name: "web-admin" } }],
        ["a glob for names", { resource: { name: "web-*" } }],
        ["type and name", { resource: { type: "aws:ec2/securityGroup:SecurityGroup", name: "web-admin" } }],
        ["the URN", { resource: { urn: finding.urn } }],
        [
            "a URN with the resource's own type",
            { resource: { urn: "urn:pulumi:*::*::aws:ec2/securityGroup:*::web-*" } },
        ],
        ["the finding's id", { resource: { finding: findingId(finding.rule, finding.urn, finding.property) } }],
        ["the property", { property: "ingress[0].cidrBlocks[1]" }],
        ["the property without its indexes", { property: "ingress[].cidrBlocks[]" }],
        ["its environment", { environments: ["staging", "dev"] }],
        ["a glob for environments", { environments: ["d*"] }],
    ];
    for (const [what, change] of covering) {
        it(`covers a finding by ${what}`, () => assert.ok(exempt(change).of(finding)));
    }

    const other: [string, Partial<Exemption>][] = [
        ["rule", { rule: "sg-egress-world" }],
        ["name", { resource: { name: "web-admi?n" } }],
        ["type", { resource: { type: "aws:ec2/securityGroupRule:SecurityGroupRule", name: "web-admin" } }],
        ["stack", { resource: { urn: "urn:pulumi:prod::*::*::web-admin" } }],
        ["project", { resource: { urn: "urn:pulumi:dev::plinth-database::*::web-admin" } }],
        ["finding", { resource: { finding: "0123456789abcdef" } }],
        ["property", { property: "ingress[1].cidrBlocks[1]" }],
        ["environment", { environments: ["prod"] }],
    ];
    for (const [what, change] of other) {
        it(`leaves a finding of another ${what}`, () => assert.equal(exempt(change).of(finding), undefined));
    }

    it("makes a violation and what is unverified exempted, and leaves a rule that failed", () => {
        const verdict = { ...finding, expected: "e", found: "f", remedy: "r" };
        const all = exempt({});
        for (const outcome of ["violation", "unverified"] as const) {
            assert.deepEqual(all.apply(finding.rule, { ...verdict, outcome }), {
                ...verdict,
                outcome: "exempted",
                exemption: terms,
            });
        }
        assert.equal(all.apply(finding.rule, { ...verdict, outcome: "errored" }).outcome, "errored");
    });

    it("is unused in an environment it is for, where no finding needs it", () => {
        assert.deepEqual(
            exempt({})
                .unused("dev", [])
                .map(({ at, found }) => [at, found]),
            [["exemptions[0]", "none in dev"]],
        );
        assert.deepEqual(exempt({}).unused("dev", [finding]), []);
        assert.deepEqual(exempt({ environments: ["prod"] }).unused("dev", []), []);
    });
});

describe("a file of exemptions", () => {
    const facts = { rules: new Set<string>(), today: "2026-11-21" };

    it("exempts nothing where it does not exist, and is a problem where it cannot be read", () => {
        const none = loadExemptions("/does/not/exist.yaml", facts);
        assert.deepEqual([none.all, none.problems("dev")], [[], []]);
        assert.equal(loadExemptions(import.meta.dirname, facts).problems("dev")[0]?.found, "EISDIR");
    });
});

describe("a glob", () => {
    it("matches whole texts, and takes nothing but * and ? as special", () => {
        assert.deepEqual(["a.c", "abc", "xa.c"].map(globMatcher("a.?")), [true, false, false]);
        assert.equal(globMatcher("a**(c")("a\n::(c"), true);
    });
});

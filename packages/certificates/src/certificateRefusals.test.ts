import assert from "node:assert/strict";
import { ProblemsError } from "@plinth/core/errors";
import { record } from "@plinth/testing";
import fc from "fast-check";
import { Certificate } from "./certificate.ts";
import type { CertificateArgs } from "./certificateArgs.ts";
import { isDomain, zoneOf } from "./plan/domains.ts";

const valid: CertificateArgs = {
    domainName: "shop.example.com",
    zones: { "example.com": "Z0123456789ABC" },
    region: "eu-west-1",
};

function refused(args: object) {
    try {
        new Certificate("shop", { ...valid, ...args });
    } catch (error) {
        assert.ok(error instanceof ProblemsError);
        assert.match(error.message, /^certificate "shop": /);
        return error.problems;
    }
    return assert.fail("accepted");
}
const rules = (args: object): string[] => refused(args).map(({ path, rule }) => `${path}: ${rule}`);

describe("Certificate", () => {
    it("refuses wrong arguments, all at once, before anything registers", () => {
        assert.deepEqual(
            refused({
                domainName: "Shop.example.com",
                alternativeNames: ["a.example.com", "a.example.com", "shop.example.org"],
                zones: { "example.com": "zone", "*.example.net": "Z1" },
                region: "Ireland",
                keyAlgorithm: "RSA_4096",
                usedBy: "everyone",
                alarms: { expiring: { threshold: 60 } },
            }).map(({ path }) => path),
            [
                "domainName",
                "alternativeNames[2]",
                "alternativeNames",
                'zones["example.com"]',
                'zones["*.example.net"]',
                "region",
                "keyAlgorithm",
                "usedBy",
                "alarms.expiring.threshold",
            ],
        );
    });

    it("refuses what is no domain name, and wildcards anywhere but in front", () => {
        for (const name of [
            "example",
            "shop.*.example.com",
            "*shop.example.com",
            "example.com.",
            "-a.example.com",
            "",
        ]) {
            assert.deepEqual(
                rules({ alternativeNames: [name] }),
                ["alternativeNames[0]: must be a domain name in small letters, a * only as its whole first part"],
                name,
            );
        }
    });

    it("refuses a first name too long to be a common name, which a further one may be", async () => {
        const long = `${"a".repeat(53)}.example.com`;
        assert.equal(long.length, 65);
        assert.deepEqual(rules({ domainName: long }), [
            "domainName: must have at most 64 characters: it becomes the certificate's common name",
        ]);
        const alternativeNames = [long];
        await record(() => new Certificate("shop", { ...valid, domainName: long.slice(1), alternativeNames }));
    });

    it("refuses names no zone answers for", () => {
        assert.deepEqual(refused({ domainName: "shop.notexample.com" }), [
            {
                path: "domainName",
                rule: "must lie in one of the zones example.com",
                value: "shop.notexample.com",
                fix: "add the hosted zone that answers for it to zones",
            },
        ]);
        assert.deepEqual(rules({ zones: {} }), ["domainName: must lie in one of the zones (none)"]);
    });

    it("refuses keys CloudFront does not know, for CloudFront", () => {
        for (const usedBy of ["both", "cloudFront"]) {
            assert.deepEqual(rules({ usedBy, keyAlgorithm: "EC_secp384r1" }), [
                "keyAlgorithm: must be RSA_2048 or EC_prime256v1 for CloudFront",
            ]);
        }
    });

    it("refuses domains of AWS", () => {
        assert.deepEqual(rules({ domainName: "d111111abcdef8.cloudfront.net" }), [
            "domainName: must not be a domain of AWS, for which ACM makes no certificates",
        ]);
    });

    it("refuses names twice, and more of them than ACM takes", () => {
        assert.deepEqual(rules({ alternativeNames: [valid.domainName] }), [
            "alternativeNames: must name each domain once, and not domainName again",
        ]);
        const alternativeNames = Array.from({ length: 100 }, (_, index) => `s${index}.example.com`);
        assert.deepEqual(rules({ alternativeNames }), [
            "alternativeNames: must leave at most 100 names in the certificate",
        ]);
    });
});

const label = fc.stringMatching(/^[a-z]([a-z0-9-]{0,8}[a-z0-9])?$/);

describe("the zone of a name", () => {
    it("is the closest one above it, or none", () => {
        fc.assert(
            fc.property(fc.array(label, { minLength: 2, maxLength: 6 }), fc.nat(4), (labels, depth) => {
                const zones = labels.map((_, index) => labels.slice(index).join("."));
                const from = Math.min(depth, zones.length - 1);
                assert.equal(zoneOf(zones[0] ?? "", zones.slice(from)), zones[from]);
                assert.equal(zoneOf(`*.${zones[0]}`, zones.slice(from)), zones[from]);
                assert.equal(zoneOf(`x${zones[0]}`, [zones[0] ?? ""]), undefined);
            }),
        );
    });

    it("is looked for in names that ACM takes", () => {
        fc.assert(
            fc.property(fc.array(label, { minLength: 2, maxLength: 5 }), (labels) => {
                const name = [...labels.slice(0, -1), "example"].join(".");
                assert.ok(isDomain(name) && isDomain(`*.${name}`));
                assert.ok(!isDomain(name.toUpperCase()) && !isDomain(`${name}.`) && !isDomain(`a.*.${name}`));
            }),
        );
    });
});

import assert from "node:assert/strict";
import { record } from "@plinth/testing";
import { Certificate } from "./certificate.ts";
import type { CertificateArgs } from "./certificateArgs.ts";

const CERTIFICATE = "aws:acm/certificate:Certificate";
const VALIDATION = "aws:acm/certificateValidation:CertificateValidation";
const RECORD = "aws:route53/record:Record";

const valid: CertificateArgs = {
    domainName: "shop.example.com",
    zones: { "example.com": "Z0123456789ABC" },
    region: "eu-west-1",
};
const made = (args: Partial<CertificateArgs> = {}, options = {}) =>
    record(() => new Certificate("shop", { ...valid, ...args }), options);

describe("Certificate", () => {
    it("is proven by records, logged, and waited for", async () => {
        const recording = await made();
        const { domainName, validationMethod, keyAlgorithm, options, region } = recording.only(CERTIFICATE);
        assert.deepEqual([domainName, validationMethod, keyAlgorithm], ["shop.example.com", "DNS", "RSA_2048"]);
        assert.deepEqual(options, { certificateTransparencyLoggingPreference: "ENABLED" });
        assert.equal(region, undefined);
        const proof = recording.named(RECORD, "shop-proof-shop.example.com");
        assert.deepEqual([proof["zoneId"], proof["type"], proof["ttl"]], ["Z0123456789ABC", "CNAME", 300]);
        assert.match(String(proof["name"]), /^_[0-9a-f]{32}\.shop\.example\.com\.$/);
        assert.match(String(proof["records"]), /\.acm-validations\.aws\.$/);
        const { certificateArn, validationRecordFqdns } = recording.only(VALIDATION);
        assert.equal(await recording.known(recording.result.arn), certificateArn);
        assert.deepEqual(validationRecordFqdns, [String(proof["name"]).replace(/\.$/, "")]);
        assert.equal(recording.result.cloudFrontArn, undefined);
    });

    it("plans its records by name while nobody knows what ACM will ask for", async () => {
        const recording = await made({ alternativeNames: ["api.example.com"] }, { preview: true });
        assert.deepEqual(
            recording.all(RECORD).map(({ name }) => name),
            ["shop-proof-shop.example.com", "shop-proof-api.example.com"],
        );
    });

    it("proves a wildcard and its base with one record", async () => {
        const recording = await made({ domainName: "example.com", alternativeNames: ["*.example.com"] });
        assert.deepEqual(
            recording.all(RECORD).map(({ name }) => name),
            ["shop-proof-example.com"],
        );
        assert.deepEqual(recording.only(CERTIFICATE)["subjectAlternativeNames"], ["*.example.com"]);
        const alone = await made({ domainName: "*.example.com" });
        assert.match(String(alone.only(RECORD)["name"]), /^_[0-9a-f]{32}\.example\.com\.$/);
    });

    it("writes each record into the zone that answers for the name", async () => {
        const zones = { "example.com": "ZPARENT", "eu.example.com": "ZCHILD", "example.org": "ZOTHER" };
        const alternativeNames = ["shop.eu.example.com", "example.org", "neu.example.com"];
        const recording = await made({ zones, alternativeNames });
        const zoneIds = recording.all(RECORD).map(({ name, inputs }) => [name.slice(11), inputs["zoneId"]]);
        assert.deepEqual(Object.fromEntries(zoneIds), {
            "shop.example.com": "ZPARENT",
            "shop.eu.example.com": "ZCHILD",
            "example.org": "ZOTHER",
            "neu.example.com": "ZPARENT",
        });
    });

    it("is the same whatever order further names have, and one more only adds a record", async () => {
        const both = await Promise.all(
            [
                ["a.example.com", "b.example.com"],
                ["b.example.com", "a.example.com"],
            ].map((alternativeNames) => made({ alternativeNames })),
        );
        const [one, other] = both.map((recording) => [recording.urns(), recording.only(CERTIFICATE)]);
        assert.deepEqual(one, other);
        const before = (await made({ alternativeNames: ["b.example.com"] })).urns();
        assert.ok(before.every((urn) => both[0]?.urns().includes(urn)));
        assert.equal(both[0]?.urns().length, before.length + 1);
    });

    it("has a copy for CloudFront in us-east-1, which the same records prove", async () => {
        const recording = await made({ usedBy: "both" });
        assert.equal(recording.all(RECORD).length, 1);
        const copy = recording.named(CERTIFICATE, "shop-certificate-us-east-1");
        assert.equal(copy["region"], "us-east-1");
        assert.equal(recording.named(VALIDATION, "shop-certificate-us-east-1-issued")["region"], "us-east-1");
        assert.equal(recording.named(CERTIFICATE, "shop-certificate")["region"], undefined);
        const { arn, cloudFrontArn } = recording.result;
        assert.ok(cloudFrontArn !== undefined);
        assert.match(await recording.known(cloudFrontArn), /^arn:aws:acm:us-east-1:/);
        assert.notEqual(await recording.known(arn), await recording.known(cloudFrontArn));
        const alone = (await made()).urns();
        assert.ok(alone.every((urn) => recording.urns().includes(urn)));
    });

    it("stands in us-east-1 alone where CloudFront alone uses it", async () => {
        const recording = await made({ usedBy: "cloudFront" });
        assert.equal(recording.only(CERTIFICATE)["region"], "us-east-1");
        const { arn, cloudFrontArn } = recording.result;
        assert.equal(cloudFrontArn, arn);
    });

    it("needs no copy where the environment is in us-east-1 itself", async () => {
        for (const usedBy of ["both", "cloudFront"] as const) {
            const recording = await made({ usedBy, region: "us-east-1" });
            assert.deepEqual(
                recording.all(CERTIFICATE).map(({ name }) => name),
                ["shop-certificate"],
            );
            assert.equal(recording.result.cloudFrontArn, recording.result.arn);
        }
    });

    it("asks for the same record as another certificate of the name, wherever it stands", async () => {
        const recordOf = async (args: Partial<CertificateArgs>) => {
            const { name, records } = (await made(args)).only(RECORD);
            return [name, records];
        };
        assert.deepEqual(await recordOf({ usedBy: "cloudFront" }), await recordOf({}));
        assert.deepEqual(await recordOf({ domainName: "*.shop.example.com" }), await recordOf({}));
    });

    it("leaves records to another certificate of the account where that has them", async () => {
        const recording = await made({ records: "existing" });
        assert.deepEqual(recording.all(RECORD), []);
        assert.equal(recording.only(VALIDATION)["validationRecordFqdns"], undefined);
    });

    it("has an alarm where it stands in the region, two weeks after ACM should have renewed it", async () => {
        const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
        const recording = await made({ usedBy: "both" });
        const alarm = recording.only(ALARM);
        assert.deepEqual(
            [alarm["namespace"], alarm["metricName"], alarm["statistic"], alarm["comparisonOperator"]],
            ["AWS/CertificateManager", "DaysToExpiry", "Minimum", "LessThanThreshold"],
        );
        assert.deepEqual([alarm["threshold"], alarm["period"]], [30, 86_400]);
        assert.deepEqual(alarm["dimensions"], { CertificateArn: await recording.known(recording.result.arn) });
        assert.deepEqual((await made({ usedBy: "cloudFront" })).all(ALARM), []);
        assert.deepEqual((await made({ alarms: "off" })).all(ALARM), []);
    });
});

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import type { ResourceValidationPolicy } from "@pulumi/policy";
import { Analyzer } from "../tests/analyzer.ts";
import { decodeOnce } from "./decodeOnce.ts";

const sdk = createRequire(import.meta.url)("@pulumi/policy/deserialize.js") as {
    deserializeProperties: (properties: object, keepSecrets: boolean) => object;
};

describe("a resource that many policies judge", () => {
    const original = sdk.deserializeProperties;
    let decoded = 0;
    beforeEach(() => {
        decoded = 0;
        sdk.deserializeProperties = (...given) => {
            decoded += 1;
            return original(...given);
        };
        decodeOnce();
    });
    afterEach(() => (sdk.deserializeProperties = original));

    const seen: unknown[] = [];
    const policies = ["one", "two", "three"].map((name): ResourceValidationPolicy => ({
        name,
        description: name,
        enforcementLevel: "mandatory",
        validateResource: ({ props }) => void seen.push((props as { size: number }).size),
    }));
    const bucket = (size: number) => ({ urn: "urn:a", type: "aws:s3/bucket:Bucket", name: "a", inputs: { size } });

    it("is decoded once, and read by each", async () => {
        const analyzer = new Analyzer(policies);
        await analyzer.analyze(bucket(1));
        await analyzer.analyze(bucket(2));
        assert.deepEqual(seen, [1, 1, 1, 2, 2, 2]);
        assert.equal(decoded, 2);
    });

    it("is decoded anew for a remediation, which may change it", () => {
        const message = { toJavaScript: () => ({}) };
        assert.notEqual(sdk.deserializeProperties(message, true), sdk.deserializeProperties(message, true));
    });
});

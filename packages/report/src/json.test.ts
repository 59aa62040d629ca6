import assert from "node:assert/strict";
import { Secret, unknown } from "@plinth/plan";
import { renderJson } from "./json.ts";
import { finding, plan, resource, stack } from "./testdata/plans.ts";

const bucket = resource("aws:s3/bucket:Bucket", "logs", {
    inputs: { key: unknown, password: new Secret("hunter2"), tags: { $odd: "yes" } },
});

describe("the JSON report", () => {
    it("is the plan in its documented form", () => {
        const text = renderJson(plan([stack([bucket], { outputs: { id: unknown } })]));
        assert.ok(text.endsWith("}\n"));
        const read = JSON.parse(text) as {
            version: number;
            stacks: { resources: { inputs: object }[]; outputs: object }[];
        };
        assert.equal(read.version, 1);
        assert.deepEqual(read.stacks[0]?.resources[1]?.inputs, {
            key: { $unknown: true },
            password: { $secret: true },
            tags: { $$odd: "yes" },
        });
        assert.deepEqual(read.stacks[0]?.outputs, { id: { $unknown: true } });
    });

    it("never holds a secret", () => {
        assert.doesNotMatch(renderJson(plan([stack([bucket])])), /hunter2/);
    });

    it("counts passes, and lists them on request", () => {
        const passed = plan(
            [stack([bucket])],
            [finding("s3-encryption", bucket.urn, { outcome: "pass" }), finding("x", bucket.urn)],
        );
        const read = (text: string) =>
            JSON.parse(text) as { findings: { outcome: string }[]; summary: { findings: { pass: number } } };
        assert.deepEqual(
            read(renderJson(passed)).findings.map(({ outcome }) => outcome),
            ["violation"],
        );
        assert.equal(read(renderJson(passed)).summary.findings.pass, 1);
        assert.equal(read(renderJson(passed, { include: ["pass"] })).findings.length, 2);
    });
});

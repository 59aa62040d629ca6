import assert from "node:assert/strict";
import { join } from "node:path";
import { preview, type PreviewResult } from "@plinth/engine";

const root = join(import.meta.dirname, "../..");

describe("what an account has once, called with the least and with the most, judged as in prod", () => {
    let result: PreviewResult;
    before(async () => {
        const stacks = [{ directory: join(import.meta.dirname, "choices"), stack: "prod" }];
        result = await preview({ stacks, policyPacks: [join(root, "policies")] });
    });

    it("breaks no rule, and leaves none undecided", () => {
        assert.equal(result.failed, false);
        assert.deepEqual(
            result.findings
                .filter(({ outcome }) => outcome !== "pass" && outcome !== "notApplicable")
                .map(({ rule, urn, outcome }) => `${outcome} ${rule} ${urn.split("::").at(-1)}`),
            [],
        );
        const passed = new Set(result.findings.filter(({ outcome }) => outcome === "pass").map(({ rule }) => rule));
        for (const rule of [
            "cloudtrail",
            "ebs-default-encryption",
            "iam-password-policy",
            "kms-policy-public",
            "log-group-encryption",
            "protect-stateful",
            "s3-logging",
            "s3-public-access-block",
            "s3-tls-only",
            "s3-versioning",
        ]) {
            assert.ok(passed.has(rule), rule);
        }
    });

    it("is made of types the simulated cloud has models of, refused by nothing that AWS refuses, and as safe as can be", () => {
        const [stack] = result.stacks;
        assert.deepEqual(stack?.gaps, []);
        const said = stack.diagnostics.filter(({ severity }) => severity === "error" || severity === "warning");
        assert.deepEqual(
            said.map(({ message }) => message),
            [],
        );
    });
});

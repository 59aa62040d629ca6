import assert from "node:assert/strict";
import { join } from "node:path";
import { preview, type PreviewResult } from "@plinth/engine";

const root = join(import.meta.dirname, "../..");

describe("every choice of the roles, called with the least, judged as in prod", () => {
    let result: PreviewResult;
    before(async () => {
        const stacks = [{ directory: join(import.meta.dirname, "choices"), stack: "prod" }];
        result = await preview({ stacks, policyPacks: [join(root, "policies")] });
    });

    it("breaks no rule and leaves none undecided", () => {
        assert.equal(result.failed, false);
        assert.deepEqual(
            result.findings
                .filter(({ outcome }) => outcome !== "pass" && outcome !== "notApplicable")
                .map(({ rule, urn, outcome }) => `${outcome} ${rule} ${urn}`),
            [],
        );
    });

    it("is seen by every rule about roles and their policies", () => {
        const passed = new Set(result.findings.filter(({ outcome }) => outcome === "pass").map(({ rule }) => rule));
        for (const rule of ["admin", "data-credentials", "oidc-trust", "privilege-escalation"]) {
            assert.ok(passed.has(`iam-${rule}`), rule);
        }
        for (const rule of ["trust-wildcard", "wildcard-resource"]) assert.ok(passed.has(`iam-${rule}`), rule);
    });

    it("is made of types the simulated cloud has models of, and refused by nothing that AWS refuses", () => {
        const [stack] = result.stacks;
        assert.deepEqual(stack?.gaps, []);
        assert.deepEqual(
            stack.diagnostics.filter(({ severity }) => severity === "error" || severity === "warning"),
            [],
        );
    });
});

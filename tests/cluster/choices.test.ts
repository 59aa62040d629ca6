import assert from "node:assert/strict";
import { join } from "node:path";
import { preview, type PreviewResult } from "@plinth/engine";

const root = join(import.meta.dirname, "../..");

describe("every choice of a cluster's nodes, called with the least, judged as in prod", () => {
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
        assert.ok(result.findings.some(({ rule, outcome }) => rule === "eks-public-endpoint" && outcome === "pass"));
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

import assert from "node:assert/strict";
import { join } from "node:path";
import { preview, type PreviewResult } from "@plinth/engine";

const root = join(import.meta.dirname, "../..");

describe("secrets, keys, parameters, certificates and web ACLs, called with the least, judged as in prod", () => {
    let result: PreviewResult;
    before(async () => {
        const stacks = [{ directory: join(import.meta.dirname, "choices"), stack: "prod" }];
        result = await preview({ stacks, policyPacks: [join(root, "policies")] });
    });

    it("break no rule but the one that a secret changed by hand is to be accepted for, and leave none undecided", () => {
        assert.equal(result.failed, false);
        assert.deepEqual(
            result.findings
                .filter(({ outcome }) => outcome !== "pass" && outcome !== "notApplicable")
                .map(({ rule, urn, outcome }) => `${outcome} ${rule} ${urn.split("::").at(-1)}`),
            ["violation secrets-rotation by-hand-secret"],
        );
        const passed = result.findings.filter(({ outcome }) => outcome === "pass").map(({ rule }) => rule);
        for (const rule of ["secrets-rotation", "kms-policy-public", "protect-stateful", "ssm-securestring"]) {
            assert.ok(passed.includes(rule), rule);
        }
    });

    it("are made of types the simulated cloud has models of, and refused by nothing that AWS refuses, and say what is less safe", () => {
        const [stack] = result.stacks;
        assert.deepEqual(stack?.gaps, []);
        const said = stack.diagnostics.filter(({ severity }) => severity === "error" || severity === "warning");
        assert.deepEqual(
            said.map(({ message }) => message),
            [
                "less safe than the default:\n  by-hand: rotation.by: hand (reason: the provider has no interface for it): a value that leaked opens what it opens until somebody changes it",
            ],
        );
    });
});

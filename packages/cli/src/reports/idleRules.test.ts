import assert from "node:assert/strict";
import { finding } from "../testdata/plans.ts";
import { idleRules } from "./idleRules.ts";

const URN = "urn:pulumi:dev::app::aws:sqs/queue:Queue::queue";
const nothing = { levels: {}, profiles: ["default"] } as const;

describe("rules that met no resource", () => {
    it("are those of the catalogue that are on and gave no verdict at all", () => {
        const idle = idleRules([finding("sqs-encryption", URN, { outcome: "pass" })], [nothing]);
        assert.ok(idle.includes("efs-encryption"));
        assert.equal(idle.includes("sqs-encryption"), false);
        assert.equal(idle.includes("ecr-encryption"), false, "the profile strict turns it on");
    });

    it("include those that an environment turns on, by profile or by name, and none that it turns off", () => {
        const strict = idleRules([], [{ levels: {}, profiles: ["strict"] }]);
        for (const rule of ["ecr-encryption", "efs-encryption", "cost-ebs-gp3"]) assert.ok(strict.includes(rule), rule);
        assert.ok(
            idleRules([], [{ levels: { "ecr-encryption": "advisory" }, profiles: ["default"] }]).includes(
                "ecr-encryption",
            ),
        );
        const off = { levels: { "efs-encryption": "off" }, profiles: ["default"] } as const;
        assert.equal(idleRules([], [off]).includes("efs-encryption"), false);
        assert.ok(idleRules([], [off, nothing]).includes("efs-encryption"), "another environment has it on");
    });

    it("are not met by a rule of the same name in another pack", () => {
        assert.ok(idleRules([finding("efs-encryption", URN, { pack: "other" })], [nothing]).includes("efs-encryption"));
    });
});

import assert from "node:assert/strict";
import { checkVersionStep } from "./versionStep.ts";

describe("the step from one Kubernetes version to another", () => {
    it("is none, or one minor version", () => {
        assert.deepEqual(checkVersionStep("1.34", "1.34"), []);
        assert.deepEqual(checkVersionStep("1.34", "1.35"), []);
    });

    it("is not judged while one of the two is not known", () => {
        assert.deepEqual(checkVersionStep(undefined, "1.35"), []);
        assert.deepEqual(checkVersionStep("1.34", {}), []);
    });

    it("refuses to leave one out", () => {
        assert.deepEqual(checkVersionStep("1.33", "1.35"), [
            {
                path: ["version"],
                rule: "must be 1.34 after 1.33: EKS raises a control plane by one minor version at a time",
                value: "1.35",
                fix: 'write "1.34" and deploy; plinth cluster upgrade-plan lists the steps',
            },
        ]);
    });

    it("refuses to go back", () => {
        assert.deepEqual(checkVersionStep("1.35", "1.34"), [
            {
                path: ["version"],
                rule: "must not be below 1.35, which the state says runs: EKS takes a version back only in a rollback of its own",
                value: "1.34",
                fix: `write "1.35"; within seven days of the upgrade, EKS's own rollback goes back by one: refresh the state after it`,
            },
        ]);
    });
});

import assert from "node:assert/strict";
import { leastStack } from "../testdata/shapes.ts";
import { packFrom } from "./commands.ts";
import { planSettings } from "./planSettings.ts";
import { driftOf, type StackShape, startOf, type Use } from "./shape.ts";

const planned = (changes: Partial<StackShape> = {}) => planSettings({ ...leastStack, ...changes } as StackShape);
const triggersOf = (use: Use, production = false) => {
    const { deployCommits, previewPullRequests, pullRequestTemplate } = planned({ ...use, production });
    return [deployCommits, previewPullRequests, pullRequestTemplate];
};

describe("deployment settings", () => {
    it("run the branch main in the project's folder, with packages installed by the workspace itself", () => {
        const { branch, repoDir, preRunCommands, skipInstallDependencies } = planned({ folder: "stacks/database" });
        assert.deepEqual([branch, repoDir, skipInstallDependencies], ["refs/heads/main", "stacks/database", true]);
        assert.match(preRunCommands.join("\n"), /; npm ci --include=dev --include=optional /);
        assert.equal("repoDir" in planned(), false);
    });

    it("take a role for an hour, under a name that says which run it was", () => {
        assert.deepEqual(planned().oidc, {
            roleArn: "arn:aws:iam::222222222222:role/deployment/plinth-dev-deploy",
            sessionName: ["${project.name}", "${stack.name}", "${deployment.version}"].join("-"),
            duration: "1h0m0s",
        });
        const credentials = { ...leastStack.credentials, sessionHours: 12 };
        assert.equal(planned({ credentials }).oidc?.duration, "12h0m0s");
        assert.equal(planned({ credentials: { from: "esc" } }).oidc, undefined);
    });

    it("judge previews and updates by the policy pack, wherever the project is", () => {
        const packOf = (changes: Partial<StackShape>) => planned(changes).variables["PULUMI_OPTION_POLICY_PACK"];
        assert.equal(packOf({ folder: "stacks/database" }), "../../policies");
        assert.equal(packOf({ folder: "." }), "policies");
        assert.equal(packOf({ folder: "infra", policyPack: "packs/ours" }), "../packs/ours");
        assert.deepEqual(planned({ policyPack: "off", variables: { TF_LOG: "INFO" } }).variables, { TF_LOG: "INFO" });
        assert.equal(packFrom("./stacks//a/", "./policies"), "../../policies");
    });

    it("start by a push outside production, and on demand in it", () => {
        assert.deepEqual(triggersOf({ does: "deploy" }), [true, false, false]);
        assert.deepEqual(triggersOf({ does: "deploy", start: "demand" }), [false, false, false]);
        assert.deepEqual(triggersOf({ does: "deploy" }, true), [false, false, false]);
        assert.equal(startOf({ does: "deploy" }), "demand");
    });

    it("deploy or preview with one role, not both unless somebody says why", () => {
        assert.deepEqual(triggersOf({ does: "preview" }), [false, true, false]);
        assert.deepEqual(triggersOf({ does: "review" }), [false, false, true]);
        assert.deepEqual(triggersOf({ does: "deployAndPreview", reason: "two people work here" }), [true, true, false]);
    });

    it("share nothing between runs, and have Pulumi's own image, unless it is asked for", () => {
        assert.deepEqual([planned().cache, planned().image], [false, undefined]);
        assert.equal(planSettings(leastStack, { on: "pulumi", cache: true }).cache, true);
        assert.equal(planSettings(leastStack, { on: "pool", image: "acme/runner:1.2" }).image, "acme/runner:1.2");
    });
});

describe("drift", () => {
    it("is looked for daily where the role may refresh, and put back by nobody", () => {
        assert.deepEqual(driftOf(leastStack), { cron: "0 5 * * *", remediate: false });
        assert.deepEqual(driftOf({ ...leastStack, drift: { remediate: true } }), {
            cron: "0 5 * * *",
            remediate: true,
        });
        assert.equal(driftOf({ ...leastStack, drift: "off" }), undefined);
        assert.equal(driftOf({ ...leastStack, does: "preview" }), undefined);
    });
});

import assert from "node:assert/strict";
import { startSimulatedProviders, type SimulatedProviders } from "@plinth/cloud/provider";
import { PACK_VARIABLE, packFrom } from "@plinth/deployments/plan";
import { deployedStacks, repositoryWithDelivery } from "../delivery/repository.ts";
import type { RepositoryCopy } from "../repository/copy.ts";
import { FAST_PROGRAMS, RealEngine } from "./cli.ts";
import { needsPulumi } from "./skip.ts";

interface State {
    readonly deployment: { readonly resources: readonly { readonly type: string; readonly id?: string }[] };
}

const SECRETS = ["readsStacks", "slackAddress", "auditAddress", "auditKey"];

describe("the delivery layer on the real engine", function () {
    this.timeout(180_000);
    needsPulumi();
    let providers: SimulatedProviders | undefined;
    let engine: RealEngine;
    let copy: RepositoryCopy;
    let layer: string;

    before(async () => {
        providers = await startSimulatedProviders(["aws", "pulumiservice"]);
        engine = new RealEngine({ ...providers.env, ...FAST_PROGRAMS });
        copy = repositoryWithDelivery();
        layer = copy.layer("delivery");
        await engine.succeed(layer, ["stack", "init", "shared"]);
    });
    after(() => {
        providers?.stop();
        engine?.remove();
        copy?.remove();
    });

    it("refuses to deploy without its secrets, makes everything with them, and then has nothing left to do", async () => {
        const up = ["up", "--yes", "--skip-preview"];
        // As runs of Pulumi Deployments bring the policy pack along.
        const env = { [PACK_VARIABLE]: packFrom("stacks/delivery", "policies") };
        const refused = await engine.run(layer, up, env);
        assert.notEqual(refused.code, 0);
        assert.match(refused.stdout + refused.stderr, /pulumi config set --secret delivery-secrets:slackAddress/);

        const given = SECRETS.flatMap((name) => ["--secret", `delivery-secrets:${name}=canary-${name}`]);
        await engine.succeed(layer, ["config", "set-all", ...given]);
        const { stdout } = await engine.succeed(layer, up, env);
        assert.match(stdout, /plinth@v\d.*policies/);
        assert.doesNotMatch(stdout, /canary/);
        const state = (await engine.succeed(layer, ["stack", "export"])).stdout;
        assert.doesNotMatch(state, /canary/);
        const { resources } = (JSON.parse(state) as State).deployment;
        const ids = resources.flatMap(({ type, id }) => (type.endsWith(":DeploymentSettings") ? [id] : []));
        assert.equal(ids.length, deployedStacks(copy.root));
        assert.ok(ids.includes("acme/plinth-network/dev"));

        await engine.succeed(layer, ["preview", "--expect-no-changes"]);
    });
});

import assert from "node:assert/strict";
import { ProblemsError } from "@plinth/core/errors";
import { record } from "@plinth/testing";
import { PulumiDeployments } from "./pulumiDeployments.ts";
import type { PulumiDeploymentsArgs } from "./pulumiDeploymentsArgs.ts";
import { leastEnvironment, shapeOf, stacks } from "./testdata/shapes.ts";

const type = (name: string) => `pulumiservice:index:${name}`;
const make = async (environments: PulumiDeploymentsArgs["environments"], more: object = {}) =>
    await record(() => new PulumiDeployments("deployments", { ...shapeOf(environments), stacks, ...more }));

describe("PulumiDeployments", () => {
    it("has settings for each stack of the environments that are named", async () => {
        const made = await make({ dev: leastEnvironment, sandbox: leastEnvironment });
        const settings = made.all(type("DeploymentSettings"));
        assert.deepEqual(
            settings.map(({ inputs }) => `${String(inputs["project"])}/${String(inputs["stack"])}`).sort(),
            ["plinth-cache/dev", "plinth-cluster/dev", "plinth-database/dev", "plinth-network/dev", "plinth/sandbox"],
        );
        const { stackIds } = made.result;
        assert.deepEqual(Object.keys(stackIds), ["dev-network", "dev-database", "dev-cache", "dev-cluster", "sandbox"]);
        assert.ok(stackIds["dev-network"]);
        assert.equal(await made.known(stackIds["dev-network"]), "acme/plinth-network/dev");
    });

    it("keeps the order of stacks by webhooks, one for each step", async () => {
        const made = await make({ dev: leastEnvironment });
        const steps = made
            .all(type("Webhook"))
            .map(
                ({ inputs }) =>
                    `${String(inputs["projectName"])}/${String(inputs["stackName"])} > ${String(inputs["payloadUrl"])}`,
            );
        assert.deepEqual(steps.sort(), [
            "plinth-cache/dev > plinth-cluster/dev",
            "plinth-database/dev > plinth-cluster/dev",
            "plinth-network/dev > plinth-cache/dev",
            "plinth-network/dev > plinth-database/dev",
        ]);
        assert.deepEqual((await make({ prod: leastEnvironment })).all(type("Webhook")), []);
    });

    it("makes pools, and gives their agents' tokens to nobody but its stack", async () => {
        const made = await make(
            { prod: { ...leastEnvironment, runner: { on: "pool", pool: "vpc" } } },
            { agentPools: { vpc: {} } },
        );
        const pool = made.resource(type("AgentPool"), "deployments-pool-vpc");
        assert.deepEqual(pool.inputs, { organizationName: "acme", name: "vpc", description: "Runners of vpc" });
        const { agentPoolIds, agentPoolTokens } = made.result;
        assert.ok(agentPoolIds["vpc"] && agentPoolTokens["vpc"]);
        const id = await made.known(agentPoolIds["vpc"]);
        for (const { inputs } of made.all(type("DeploymentSettings"))) assert.equal(inputs["agentPoolId"], id);
        assert.deepEqual(pool.options.additionalSecretOutputs, ["tokenValue"]);
    });

    it("puts secrets where settings name them", async () => {
        const made = await make(
            { dev: { ...leastEnvironment, secrets: { PULUMI_ACCESS_TOKEN: "reader" }, notify: ["log"] } },
            {
                notifications: { log: { format: "raw", url: "address", signedWith: "key", events: ["update_failed"] } },
                secrets: { reader: "one", address: "https://two.example.com", key: "three" },
            },
        );
        const { environmentVariables } = made.named(type("DeploymentSettings"), "deployments-dev-cache-settings")[
            "operationContext"
        ] as { environmentVariables: Record<string, unknown> };
        assert.equal(environmentVariables["PULUMI_ACCESS_TOKEN"], "one");
        const hook = made.resource(type("Webhook"), "deployments-dev-cache-notify-log");
        assert.deepEqual([hook.inputs["payloadUrl"], hook.inputs["secret"]], ["https://two.example.com", "three"]);
        assert.deepEqual([...hook.secretInputs].sort(), ["payloadUrl", "secret"]);
    });

    it("only grows with an environment, in whatever order they are written", async () => {
        const sent = async (environments: PulumiDeploymentsArgs["environments"]) =>
            new Map((await make(environments)).resources.map(({ urn, inputs }) => [urn, inputs]));
        const [one, both, turned] = [
            await sent({ dev: leastEnvironment }),
            await sent({ dev: leastEnvironment, prod: leastEnvironment }),
            await sent({ prod: leastEnvironment, dev: leastEnvironment }),
        ];
        for (const [urn, inputs] of one) assert.deepEqual(both.get(urn), inputs, urn);
        assert.ok(both.size > one.size);
        assert.deepEqual(new Map([...turned].toSorted()), new Map([...both].toSorted()));
    });

    it("refuses environments that are not there, what production does not take, and secrets without a value, at once", () => {
        const shape = shapeOf({
            prd: leastEnvironment,
            prod: { ...leastEnvironment, start: "push", secrets: { PULUMI_ACCESS_TOKEN: "reader" } },
        });
        assert.throws(
            () => new PulumiDeployments("deployments", { ...shape, stacks }),
            (error) => {
                assert.ok(error instanceof ProblemsError);
                assert.deepEqual(
                    error.problems.map(({ path }) => path),
                    ["environments.prd", "environments.prod.start", "secrets.reader"],
                );
                return true;
            },
        );
    });
});

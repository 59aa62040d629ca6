import assert from "node:assert/strict";
import { ProblemsError } from "@plinth/core/errors";
import { record } from "@plinth/testing";
import * as pulumi from "@pulumi/pulumi";
import { StackDeployment } from "./stackDeployment.ts";
import type { StackDeploymentArgs } from "./stackDeploymentArgs.ts";
import { leastStack } from "./testdata/shapes.ts";

const type = (name: string) => `pulumiservice:index:${name}`;
const make = async (changes: object = {}) =>
    await record(() => new StackDeployment("dev-database", { ...leastStack, ...changes } as StackDeploymentArgs));

describe("StackDeployment", () => {
    it("is settings and a look for drift each day", async () => {
        const made = await make();
        assert.deepEqual(
            made.resources.map(({ name }) => name),
            ["dev-database", "dev-database-settings", "dev-database-drift"],
        );
        assert.deepEqual(made.only(type("DriftSchedule")), {
            organization: "acme",
            project: "plinth-database",
            stack: "dev",
            scheduleCron: "0 5 * * *",
            autoRemediate: false,
        });
        assert.equal(await made.known(made.result.stackId), "acme/plinth-database/dev");
    });

    it("sends its settings to Pulumi Cloud in the provider's words", async () => {
        const settings = (await make({ folder: "stacks/database", paths: ["stacks/database/**"] })).only(
            type("DeploymentSettings"),
        );
        assert.deepEqual(settings["sourceContext"], { git: { branch: "refs/heads/main", repoDir: "stacks/database" } });
        assert.deepEqual(settings["vcs"], {
            provider: "github",
            repository: "acme/platform",
            deployCommits: true,
            previewPullRequests: false,
            pullRequestTemplate: false,
            paths: ["stacks/database/**"],
        });
        const { oidc, options } = settings["operationContext"] as Record<string, unknown>;
        assert.equal((oidc as { aws: { roleARN: string } }).aws.roleARN, leastStack.credentials.roleArn);
        assert.deepEqual(options, { skipInstallDependencies: true, skipIntermediateDeployments: true });
        assert.deepEqual(settings["cacheOptions"], { enable: false });
        assert.equal("agentPoolId" in settings, false);
    });

    it("takes its settings away before those of another stack: both would be one stack's for a while", async () => {
        const { options } = (await make()).resource(type("DeploymentSettings"), "dev-database-settings");
        assert.equal(options.deleteBeforeReplace, true);
    });

    it("waits with schedules until there are settings, without which Pulumi Cloud takes none", async () => {
        const schedules = {
            weekly: { operation: "refresh", cron: "0 3 * * 1" },
            once: { operation: "update", at: "2027-01-31T18:00:00Z" },
        };
        const made = await make({ schedules, ttl: { at: "2027-02-28T18:00:00Z" } });
        const { urn } = made.resource(type("DeploymentSettings"), "dev-database-settings");
        const schedule = (name: string) => made.named(type("DeploymentSchedule"), `dev-database-schedule-${name}`);
        assert.deepEqual(
            [schedule("weekly")["pulumiOperation"], schedule("weekly")["scheduleCron"]],
            ["refresh", "0 3 * * 1"],
        );
        assert.deepEqual(
            [schedule("once")["pulumiOperation"], schedule("once")["timestamp"]],
            ["update", "2027-01-31T18:00:00Z"],
        );
        const ttl = made.only(type("TtlSchedule"));
        assert.deepEqual([ttl["timestamp"], ttl["deleteAfterDestroy"]], ["2027-02-28T18:00:00Z", false]);
        for (const { name, dependencies } of made.resources.filter((one) => /Schedule$/.test(one.type))) {
            assert.ok(dependencies.includes(urn), name);
        }
    });

    it("runs the stacks behind it after each update, once", async () => {
        const made = await make({ triggers: [{ project: "plinth-cluster", stack: "dev" }] });
        const hook = made.named(type("Webhook"), "dev-database-then-plinth-cluster-dev");
        assert.deepEqual(
            [
                hook["format"],
                hook["payloadUrl"],
                hook["filters"],
                hook["projectName"],
                hook["stackName"],
                hook["active"],
            ],
            ["pulumi_deployments", "plinth-cluster/dev", ["update_succeeded"], "plinth-database", "dev", true],
        );
    });

    it("tells who wants to hear of failures and drift, at an address that nobody can read", async () => {
        const made = await make({
            notifications: {
                chat: { format: "slack", url: "https://hooks.example.com/canary" },
                log: {
                    format: "raw",
                    url: "https://log.example.com",
                    signedWith: "canary",
                    events: ["update_succeeded"],
                },
            },
        });
        const chat = made.resource(type("Webhook"), "dev-database-notify-chat");
        assert.deepEqual(
            [chat.inputs["format"], chat.inputs["filters"]],
            [
                "slack",
                [
                    "update_failed",
                    "destroy_failed",
                    "drift_detected",
                    "drift_detection_failed",
                    "drift_remediation_failed",
                ],
            ],
        );
        assert.deepEqual(chat.secretInputs, ["payloadUrl"]);
        const log = made.resource(type("Webhook"), "dev-database-notify-log");
        assert.deepEqual(log.inputs["filters"], ["update_succeeded"]);
        assert.deepEqual([...log.secretInputs].sort(), ["payloadUrl", "secret"]);
    });

    it("keeps each secret variable a secret, and the others readable", async () => {
        const secrets = { PULUMI_ACCESS_TOKEN: "canary", OTHER: pulumi.output("canary") };
        const made = await make({ secrets, variables: { TF_LOG: "INFO" } });
        const settings = made.resource(type("DeploymentSettings"), "dev-database-settings");
        const { environmentVariables } = settings.inputs["operationContext"] as { environmentVariables: object };
        assert.deepEqual(Object.keys(environmentVariables).sort(), [
            "OTHER",
            "PULUMI_ACCESS_TOKEN",
            "PULUMI_OPTION_POLICY_PACK",
            "TF_LOG",
        ]);
        assert.deepEqual(settings.secretInputs, ["operationContext"]);
        const { inputs } = made.plan.resources.find(({ name }) => name === "dev-database-settings") ?? {};
        const { environmentVariables: planned } = inputs?.["operationContext"] as {
            environmentVariables: Readonly<Record<string, unknown>>;
        };
        // What is no secret stands there as its text.
        const secret = Object.keys(planned).filter((name) => typeof planned[name] !== "string");
        assert.deepEqual(secret.sort(), ["OTHER", "PULUMI_ACCESS_TOKEN"]);
    });

    it("runs in a pool of one's own", async () => {
        const made = await make({
            runner: { on: "pool", agentPoolId: pulumi.output("pool-1"), image: "acme/runner:1.2" },
        });
        const settings = made.only(type("DeploymentSettings"));
        assert.deepEqual(
            [settings["agentPoolId"], settings["executorContext"]],
            ["pool-1", { executorImage: "acme/runner:1.2" }],
        );
    });

    it("only gains with a schedule, a trigger, a receiver, tags or an end", async () => {
        const before = await make();
        const after = await make({
            schedules: { weekly: { operation: "refresh", cron: "0 3 * * 1" } },
            triggers: [{ project: "plinth-cluster", stack: "dev" }],
            notifications: { chat: { format: "slack", url: "https://hooks.example.com" } },
            tags: { "plinth:environment": "dev" },
            ttl: { at: "2027-02-28T18:00:00Z" },
        });
        for (const { name, type: of, inputs } of before.resources)
            assert.deepEqual(after.resource(of, name).inputs, inputs);
        assert.equal(after.resources.length, before.resources.length + 5);
    });

    it("refuses wrong arguments before anything registers, all at once", () => {
        const refused = (changes: object) => () =>
            new StackDeployment("dev-database", { ...leastStack, ...changes } as StackDeploymentArgs);
        assert.throws(
            refused({
                production: true,
                start: "push",
                secrets: { AWS_SECRET_ACCESS_KEY: "x", HOST: "y" },
                variables: { HOST: "z" },
                notifications: { chat: { format: "slack", url: "x", events: [] } },
                runner: { on: "pulumi", image: "pulumi/pulumi:latest" },
            }),
            (error) => {
                assert.ok(error instanceof ProblemsError);
                assert.deepEqual(error.problems.map(({ path }) => path).sort(), [
                    "notifications.chat.events",
                    "runner.image",
                    "secrets.AWS_SECRET_ACCESS_KEY",
                    "secrets.HOST",
                    "start",
                ]);
                assert.match(error.message, /^deployments of stack "dev-database": 5 problems/);
                return true;
            },
        );
    });
});

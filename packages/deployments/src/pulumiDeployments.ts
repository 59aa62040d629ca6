import { type Problem, refuseProblems } from "@plinth/core/errors";
import { toProblems } from "@plinth/core/settings";
import * as pulumi from "@pulumi/pulumi";
import { AgentPool } from "@pulumi/pulumiservice/agentPool.js";
import {
    checkDeployments,
    checkForRepository,
    type DeploymentsShape,
    type EnvironmentRunner,
    namedSecrets,
    planDeployments,
    type PlannedStack,
} from "./plan/index.ts";
import type { PulumiDeploymentsArgs } from "./pulumiDeploymentsArgs.ts";
import { StackDeployment } from "./stackDeployment.ts";
import type { Runner, StackNotification } from "./stackDeploymentArgs.ts";

/**
 * Pulumi Deployments for the stacks of a repository: each stack's settings with the files it is made of, the order of stacks by
 * webhooks, drift and other schedules, notifications, and pools of runners of one's own.
 */
export class PulumiDeployments extends pulumi.ComponentResource {
    /** `organization/project/stack` of each stack, by `environment-layer`. */
    readonly stackIds: Readonly<Record<string, pulumi.Output<string>>>;
    /** Ids of the pools made here, by name. */
    readonly agentPoolIds: Readonly<Record<string, pulumi.Output<string>>>;
    /** What the agents of each pool sign in with, by name. Secret. */
    readonly agentPoolTokens: Readonly<Record<string, pulumi.Output<string>>>;

    /** @throws ProblemsError with everything that is wrong with the arguments, before anything registers. */
    constructor(name: string, args: PulumiDeploymentsArgs, opts?: pulumi.ComponentResourceOptions) {
        refuseProblems("deployments", name, checkArgs(args));
        // Not the arguments: they may hold secrets that nobody has marked.
        super("plinth:deployments:PulumiDeployments", name, {}, opts);
        const { organization, stacks, secrets = {}, agentPools = {} } = args;
        const pools = new Map(
            Object.entries(agentPools).map(([pool, { description = `Runners of ${pool}` }]) => [
                pool,
                new AgentPool(
                    `${name}-pool-${pool}`,
                    { organizationName: organization, name: pool, description },
                    { parent: this },
                ),
            ]),
        );
        const made = planDeployments(args, stacks).map((planned) => {
            const { name: stack, shape, runner } = planned;
            const deployment = new StackDeployment(
                `${name}-${stack}`,
                {
                    ...shape,
                    runner: runnerOf(runner, pools),
                    secrets: Object.fromEntries(
                        Object.entries(planned.secrets).map(([variable, secret]) => [variable, secrets[secret] ?? ""]),
                    ),
                    notifications: notificationsOf(planned, args, secrets),
                },
                { parent: this },
            );
            return [stack, deployment.stackId] as const;
        });
        this.stackIds = Object.fromEntries(made);
        this.agentPoolIds = Object.fromEntries([...pools].map(([pool, { agentPoolId }]) => [pool, agentPoolId]));
        this.agentPoolTokens = Object.fromEntries([...pools].map(([pool, { tokenValue }]) => [pool, tokenValue]));
        this.registerOutputs({
            stackIds: this.stackIds,
            agentPoolIds: this.agentPoolIds,
            agentPoolTokens: this.agentPoolTokens,
        });
    }
}

function checkArgs(args: PulumiDeploymentsArgs): Problem[] {
    const { secrets = {}, stacks } = args;
    const missing = namedSecrets(args).filter((secret) => !(secret in secrets));
    return [
        ...toProblems([...checkDeployments(args), ...checkForRepository(args, stacks)]),
        ...missing.map((secret) => ({
            path: `secrets.${secret}`,
            rule: "must be given: environments or notifications name it",
            fix: "pass its value as a secret",
        })),
    ];
}

function runnerOf(runner: EnvironmentRunner, pools: ReadonlyMap<string, AgentPool>): Runner {
    if (runner.on === "pulumi" || "agentPoolId" in runner) return runner;
    const { pool, ...rest } = runner;
    const made = pools.get(pool);
    if (made === undefined) throw new Error(`no pool ${pool} was made`);
    return { ...rest, agentPoolId: made.agentPoolId };
}

function notificationsOf(
    { notify }: PlannedStack,
    { notifications = {} }: DeploymentsShape,
    secrets: Readonly<Record<string, pulumi.Input<string>>>,
): Record<string, StackNotification> {
    return Object.fromEntries(
        notify.flatMap((name) => {
            const said = notifications[name];
            if (said === undefined) return [];
            const url = secrets[said.url] ?? "";
            const signed = said.format === "raw" ? { signedWith: secrets[said.signedWith] ?? "" } : {};
            return [[name, { ...said, ...signed, url } as StackNotification]];
        }),
    );
}

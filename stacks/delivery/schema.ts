import { rules } from "@plinth/core/settings";
import {
    DEFAULT_EVENTS,
    DEFAULTS,
    deploymentsChecks,
    environmentChecks,
    EVENTS,
    SCHEDULED_OPERATIONS,
    STEP_MINUTES,
} from "@plinth/deployments/plan";
import { z } from "zod";

const secret = (what: string) =>
    z.string().describe(`${what}, by the name of the secret delivery-secrets:<name> of the stack's configuration.`);

const credentials = z
    .discriminatedUnion("from", [
        z.strictObject({
            from: z.literal("role"),
            roleArn: z.string().describe("Trusts Pulumi Cloud for these stacks and what is done with them."),
            sessionHours: z
                .number()
                .default(DEFAULTS.sessionHours)
                .describe("Hours a run may take, 1 to 12, and no more than the role allows."),
        }),
        z.strictObject({ from: z.literal("esc") }),
    ])
    .describe("Where runs have AWS credentials from: a role, or the environment of Pulumi ESC that the stacks import.");

const image = z.string().optional().describe("The image of runs, with a tag or digest. Default: Pulumi's own.");
const runner = z
    .union([
        z.strictObject({
            on: z.literal("pulumi"),
            image,
            cache: z
                .boolean()
                .default(false)
                .describe(
                    "Whether runs of a project share installed packages and plugins, those of pull requests too.",
                ),
        }),
        z.strictObject({ on: z.literal("pool"), pool: z.string().describe("A pool of agentPools."), image }),
        z.strictObject({ on: z.literal("pool"), agentPoolId: z.string().describe("A pool that is there."), image }),
    ])
    .default({ on: "pulumi", cache: false })
    .describe("Where runs happen. A cluster without a public address is reached from a pool in its VPC alone.");

const drift = z
    .union([
        z.literal("off"),
        z.strictObject({
            cron: z.string().default(DEFAULTS.driftCron).describe("When, five fields in UTC."),
            remediate: z
                .boolean()
                .default(false)
                .describe("Whether what was found is put back at once; never in production."),
        }),
    ])
    .optional()
    .describe("Regular looks for changes that nobody deployed. Default: daily at 05:00 UTC; off for previews.");

const ttl = z
    .strictObject({
        at: z.string().describe("When its stacks begin to be destroyed: 2027-01-31T18:00:00Z."),
        forget: z.boolean().default(false).describe("Whether Pulumi Cloud then forgets the stacks and their history."),
        stepMinutes: z
            .number()
            .default(STEP_MINUTES)
            .describe("Minutes between stacks that need each other, 1 to 1440: nothing waits for one to be gone."),
    })
    .optional()
    .describe("The end of the environment; never in production. Default: none.");

const operation = z.enum(SCHEDULED_OPERATIONS).describe("What is run. Updates are none for production.");
const schedules = z
    .record(
        z.string(),
        z.union([
            z.strictObject({ operation, cron: z.string().describe("Five fields in UTC.") }),
            z.strictObject({ operation, at: z.string().describe("Once, at 2027-01-31T18:00:00Z.") }),
        ]),
    )
    .default({})
    .describe("Further runs of each stack, by a name of your own.");

const runs = {
    credentials,
    runner,
    policyPack: z
        .string()
        .default(DEFAULTS.policyPack)
        .describe("Folder of the policy pack that judges previews and updates; off for none."),
    install: z
        .array(z.string())
        .optional()
        .describe("Shell commands before Pulumi starts. Default: npm ci in the root."),
    drift,
    ttl,
    schedules,
    variables: z
        .record(z.string(), z.string())
        .default({})
        .describe("Environment variables of runs; whoever sees the stack reads them."),
    secrets: z
        .record(z.string(), secret("Its value"))
        .default({})
        .describe("Environment variables whose values are secrets, such as PULUMI_ACCESS_TOKEN."),
    notify: z.array(z.string()).default([]).describe("Who hears of the stacks, by names in notifications."),
};

const start = z
    .enum(["push", "demand"])
    .optional()
    .describe(
        "push to the branch, or somebody's demand. Default: push, but demand in production, where it is all there is.",
    );

const environment = z
    .discriminatedUnion("does", [
        z.strictObject({ does: z.literal("deploy"), start, ...runs }),
        z.strictObject({ does: z.literal("preview"), ...runs }),
        z.strictObject({
            does: z.literal("deployAndPreview"),
            start,
            reason: z.string().describe("Why pull requests may run with the role that deploys; every run prints it."),
            ...runs,
        }),
    ])
    .check(...rules(environmentChecks));

const events = z
    .array(z.enum(EVENTS))
    .default([...DEFAULT_EVENTS])
    .describe("What is told.");
const url = secret("The address");
const notification = z.discriminatedUnion("format", [
    z.strictObject({ format: z.literal("slack"), url, events }),
    z.strictObject({ format: z.literal("ms_teams"), url, events }),
    z.strictObject({
        format: z.literal("raw"),
        url,
        signedWith: secret("What messages are signed with (HMAC)"),
        events,
    }),
]);

/** What `environments/<environment>/delivery.yaml` holds: once for a repository, in the environment `shared`. */
export const schema = z
    .strictObject({
        organization: z.string().describe("Of Pulumi Cloud, as the address of its console has it."),
        repository: z.string().describe("At GitHub: owner/name. Pulumi's GitHub app is installed there."),
        branch: z.string().default(DEFAULTS.branch).describe("What is deployed, and what pull requests go to."),
        apiUrl: z.url().default("https://api.pulumi.com").describe("Of Pulumi Cloud, where it runs at your place."),
        environments: z
            .record(z.string(), environment)
            .describe("What Pulumi Deployments does, by environment. One that is not named is left alone."),
        agentPools: z
            .record(
                z.string(),
                z.strictObject({ description: z.string().optional().describe("Default: Runners of its name.") }),
            )
            .default({})
            .describe("Pools of runners of one's own, by name."),
        notifications: z
            .record(z.string(), notification)
            .default({})
            .describe("Who can hear of stacks, by a name of your own."),
    })
    .check(...rules(deploymentsChecks));

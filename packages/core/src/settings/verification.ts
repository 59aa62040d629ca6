import { z } from "zod";
import { rule } from "./rule.ts";

const status = z.int().min(100).max(599).default(200).describe("The status that it has to answer with. Default: 200.");
const answer = {
    layer: z.string().min(1).describe("The layer after which it is asked."),
    status,
    contains: z
        .string()
        .min(1)
        .max(1000)
        .optional()
        .describe("A text that the first 64 KiB of the answer have to contain. Default: any answer will do."),
    timeoutSeconds: z
        .int()
        .min(1)
        .max(60)
        .default(10)
        .describe("How long one answer may take. Default: 10, and it is asked again until waitSeconds are over."),
};

const smoke = z.union([
    z
        .strictObject({
            ...answer,
            url: z.url({ protocol: /^https?$/ }).describe("The address, with https:// or http://."),
        })
        .check(
            rule<{ url: string }>(["url"], ({ url }) => {
                const { username, password } = new URL(url);
                if (username === "" && password === "") return [];
                const fix = "leave user and password out, and let the address answer anybody";
                return [
                    { path: ["url"], rule: "must hold no credentials: settings are no secret", value: "<set>", fix },
                ];
            }),
        ),
    z.strictObject({
        ...answer,
        output: z
            .string()
            .regex(/^[A-Za-z_][\w-]*(\.[\w-]+)*$/, "the path of an output, such as instances.shop.url")
            .describe("An output of the layer that is a host or an address, such as instances.shop.url."),
        path: z
            .string()
            .regex(/^\//, "a path that begins with /")
            .optional()
            .describe("Added to it. Default: nothing."),
    }),
]);

const day = z.iso.date("a day such as 2026-12-20");

/** What is looked at after a layer was deployed. */
export const verifySchema = z
    .strictObject({
        alarms: z.boolean().default(true).describe("Whether no alarm of the stack may be in ALARM. Default: true."),
        services: z
            .boolean()
            .default(true)
            .describe("Whether services of ECS have to run the task definition that was deployed. Default: true."),
        rollouts: z
            .boolean()
            .default(true)
            .describe("Whether workloads of Kubernetes have to be rolled out and available. Default: true."),
        smoke: z.array(smoke).default([]).describe("Addresses that have to answer. Default: none."),
        require: z
            .array(z.enum(["alarms", "services", "rollouts", "smoke"]))
            .default([])
            .describe(
                "Checks that fail the deployment where they cannot be made (a missing tool, no credentials). Default: none: it is said that they were not made.",
            ),
        ignoreAlarms: z
            .array(
                z.strictObject({
                    name: z.string().min(1).max(255).describe("The alarm's whole name."),
                    reason: z.string().min(3).max(200).describe("Why."),
                    until: day.describe("The last day on which it is ignored, UTC."),
                }),
            )
            .default([])
            .describe("Alarms that neither deployments nor the soak look at for a time. Default: none."),
        waitSeconds: z
            .int()
            .min(0)
            .max(3600)
            .default(600)
            .describe(
                "How long each check may take to turn good. Default: 600, after which Kubernetes calls a rollout stalled, too (progressDeadlineSeconds).",
            ),
        kubernetesContext: z
            .string()
            .min(1)
            .optional()
            .describe(
                "The context of kubectl for workloads whose provider keeps its kubeconfig secret. Default: what the stack's state says.",
            ),
    })
    .prefault({})
    .describe("What is looked at after each layer was deployed; a layer that is not as it should be has failed.");

/** How long alarms have to stay quiet before the next environment is deployed. */
export const soakSchema = z
    .strictObject({
        minutes: z
            .int()
            .min(0)
            .max(1440)
            .default(30)
            .describe(
                "Minutes after a deployment in which no alarm may fire. Default: 30, within which the alarms of this repository's components decide, all but those that look at an hour.",
            ),
    })
    .prefault({})
    .describe("How long plinth soak watches alarms before the next environment is deployed.");

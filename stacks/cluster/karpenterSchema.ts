import {
    CAPACITIES,
    CONSOLIDATIONS,
    DISRUPTION_REASONS,
    POOL_ARCHITECTURES,
    POOL_DEFAULTS,
    TAINT_EFFECTS,
} from "@plinth/cluster/plan";
import { z } from "zod";

const taint = z.strictObject({ value: z.string().optional(), effect: z.enum(TAINT_EFFECTS) });

const budget = z.strictObject({
    nodes: z.string().describe('A number or a share, in quotes: "0", "3", "10%".'),
    schedule: z.string().optional().describe("When it begins to hold, cron, UTC, with duration. Default: always."),
    duration: z.string().optional().describe("How long it then holds: 8h, 1h30m."),
    reasons: z.array(z.enum(DISRUPTION_REASONS)).optional().describe("Default: whatever the reason."),
});

const pool = z
    .strictObject({
        image: z.string().describe("AMI family and release: al2023@v20261101, bottlerocket@v1.50.0, or @latest."),
        cpuLimit: z.number().describe("vCPUs that its nodes may have together: the limit of what it can cost."),
        architectures: z.array(z.enum(POOL_ARCHITECTURES)).default([...POOL_DEFAULTS.architectures]),
        capacities: z
            .array(z.enum(CAPACITIES))
            .default([...POOL_DEFAULTS.capacities])
            .describe("spot nodes disappear at two minutes' notice."),
        categories: z
            .array(z.string())
            .default([...POOL_DEFAULTS.categories])
            .describe("Instance families by their first letter."),
        oldestGeneration: z
            .number()
            .default(POOL_DEFAULTS.oldestGeneration)
            .describe("The oldest generation of instances. Default: Graviton2 and its contemporaries."),
        diskSize: z.number().default(POOL_DEFAULTS.diskSize).describe("GiB for images, logs and scratch space."),
        labels: z.record(z.string(), z.string()).default({}).describe("Kubernetes labels of the nodes."),
        taints: z
            .record(z.string(), taint)
            .default({})
            .describe("Taints by key: only pods that tolerate them run here."),
        consolidate: z
            .enum(CONSOLIDATIONS)
            .default(POOL_DEFAULTS.consolidate)
            .describe("Which nodes may be given up to save money."),
        consolidateAfter: z
            .string()
            .default(POOL_DEFAULTS.consolidateAfter)
            .describe("How long a node has to be so before that."),
        expireAfter: z
            .string()
            .default(POOL_DEFAULTS.expireAfter)
            .describe("After how long a node is replaced by a new one, or Never."),
        budgets: z
            .record(z.string(), budget)
            .default(POOL_DEFAULTS.budgets)
            .describe("How many nodes may be taken away at once, by name; the strictest counts."),
    })
    .describe("Nodes that Karpenter adds for pods that find no room.");

/** Where the controller of Karpenter runs, for what it needs from AWS, and the nodes that it adds. */
export const karpenter = z.strictObject({
    namespace: z.string().optional().describe("Namespace of Karpenter's controller. Default: kube-system."),
    serviceAccount: z.string().optional().describe("Its service account. Default: karpenter."),
    pools: z
        .record(z.string(), pool)
        .optional()
        .describe("Node pools by name, returned as Kubernetes objects. Default: none, write your own."),
});

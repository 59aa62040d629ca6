import { DEFAULTS } from "@plinth/workload/plan";
import { z } from "zod";

const count = (text: string) => z.number().optional().describe(text);

const scaling = z
    .strictObject({
        min: count(`The fewest pods. Default: ${DEFAULTS.min}, one in each of three zones.`),
        max: count(`The most. Default: ${DEFAULTS.max}.`),
        cpuPercent: count(`Share of the requested CPU above which pods are added. Default: ${DEFAULTS.cpuPercent}.`),
        memoryPercent: count(`The same for memory. Default: ${DEFAULTS.memoryPercent}.`),
        replicas: count("In the place of all these: so many pods, whatever the load."),
        disruptionBudget: z
            .boolean()
            .optional()
            .describe("Whether nodes are drained one pod at a time. Default: true, which one pod cannot have."),
    })
    .describe("How many pods: by load between min and max, or replicas.");

const resources = z
    .strictObject({
        cpu: z.string().optional().describe(`CPU that a pod is sure of. Default: ${DEFAULTS.cpu}.`),
        memory: z
            .string()
            .optional()
            .describe(`Memory that a pod is sure of, and the most it gets. Default: ${DEFAULTS.memory}.`),
        cpuLimit: z.string().optional().describe("The most CPU. Default: twice what it is sure of."),
    })
    .describe("What a pod has of its node.");

/** How a migration runs, where a release has one. */
export const migration = z.strictObject({
    resources: resources.optional(),
    deadlineSeconds: count(
        `When a run is given up, with all its retries. Default: ${DEFAULTS.migration.deadlineSeconds}.`,
    ),
    retries: count(
        `How often it is tried again after it failed. Default: ${DEFAULTS.migration.retries}. What lost its node always is.`,
    ),
    variables: z.record(z.string(), z.string()).optional().describe("Environment variables of the migration alone."),
});

export type MigrationSettings = z.output<typeof migration>;

/** One kind of process of a service: what serves requests, or a worker. */
export const process = z.strictObject({
    resources: resources.optional(),
    scaling: scaling.optional(),
    shutdown: z
        .strictObject({
            preStopSeconds: count(
                `How long it goes on while others forget it. Default: ${DEFAULTS.preStopSeconds}, and ${DEFAULTS.loadBalancerPreStopSeconds} behind a load balancer, which takes that long.`,
            ),
            drainSeconds: count(`For requests that have begun. Default: ${DEFAULTS.drainSeconds}.`),
            graceSeconds: count("When it is killed. Default: both, three between them and ten more."),
        })
        .optional()
        .describe("How a pod ends."),
    startupSeconds: count(`How long it may take to begin. Default: ${DEFAULTS.startupSeconds}.`),
    temporarySpace: z.string().optional().describe(`Size of /tmp. Default: ${DEFAULTS.temporarySpace}.`),
    variables: z.record(z.string(), z.string()).optional().describe("Environment variables of this process alone."),
});

export type ProcessSettings = z.output<typeof process>;

import { rule, rules, type Violation } from "@plinth/core/settings";
import { RETENTION_DAYS } from "@plinth/logs";
import {
    DEFAULTS,
    DNS_POLICIES,
    LOAD_BALANCING,
    METRICS_TO,
    platformChecks,
    type PlatformShape,
    SIZES,
    TRACES_TO,
} from "@plinth/platform/plan";
import { z } from "zod";

const clusterName = z.string().regex(/^[a-z][a-z0-9]*$/, "the name of a cluster in cluster.yaml");

const externalSecrets = z.strictObject({
    prefixes: z
        .array(z.string())
        .default([])
        .describe(
            "Beginnings of secrets' names that the cluster's own store reads, with the slash that ends them. Default: there is no such store.",
        ),
    keyArns: z
        .array(z.string())
        .default([])
        .describe("Keys of these secrets. Default: any of the account, for these secrets alone."),
});

const externalDns = z.strictObject({
    zones: z.record(z.string(), z.string()).describe("Hosted zones by domain, the only ones that are changed."),
    policy: z
        .enum(DNS_POLICIES)
        .default(DEFAULTS.dnsPolicy)
        .describe("upsert-only never deletes a record. sync deletes its own once nothing asks for them."),
});

const monitoring = z.strictObject({
    retentionDays: z.int().default(DEFAULTS.retentionDays).describe("Days that Prometheus keeps."),
    storageGiB: z.int().default(DEFAULTS.storageGiB).describe("Volume of each Prometheus; four fifths are used."),
    grafana: z
        .strictObject({
            adminSecret: z
                .string()
                .optional()
                .describe(
                    "Name of the secret with admin-user and admin-password. Default: a random password, in the release's Secret.",
                ),
        })
        .optional()
        .describe("Grafana, with dashboards from ConfigMaps. Default: none."),
    webhook: z
        .strictObject({ secret: z.string().describe("Name of the secret whose value is the webhook's address.") })
        .optional()
        .describe("Where alerts go beside the environment's topics. Default: nowhere."),
    topicKeyArns: z
        .array(z.string())
        .default([])
        .describe("Keys of the environment's topics, where they have their own."),
});

const logs = z.strictObject({
    retentionDays: z.int().default(DEFAULTS.logRetentionDays).describe("Days that logs of pods are kept."),
    storageGiB: z
        .int()
        .default(DEFAULTS.logStorageGiB)
        .describe("Volume of each Loki, for what is not in the bucket yet."),
});

const telemetry = z.strictObject({
    traces: z.enum(TRACES_TO).default(DEFAULTS.traces).describe("Where traces go. none: they are taken and dropped."),
    metrics: z
        .enum(METRICS_TO)
        .default(DEFAULTS.metrics)
        .describe("Where metrics go that services push. none: Prometheus scrapes them, and would count both."),
    serviceLevels: z
        .strictObject({
            logRetentionDays: z
                .literal([...RETENTION_DAYS])
                .default(DEFAULTS.serviceLevelLogDays)
                .describe("Days of the log group through which CloudWatch gets them."),
        })
        .optional()
        .describe("Counters of service levels in CloudWatch, for alarms there. Default: none."),
});

const platform = z
    .strictObject({
        size: z
            .enum(SIZES)
            .default(DEFAULTS.size)
            .describe("small: one replica of each. production: two or more, over zones, with disruption budgets."),
        autoMode: z
            .boolean()
            .default(false)
            .describe("Whether the cluster runs in EKS Auto Mode: as cluster.yaml has it."),
        metricsServer: z.strictObject({}).optional().describe("The metrics API, which autoscalers ask. Default: off."),
        loadBalancing: z
            .strictObject({ by: z.enum(LOAD_BALANCING) })
            .optional()
            .describe("Who makes load balancers for ingresses of class alb. Default: nobody."),
        externalSecrets: externalSecrets.optional().describe("External Secrets. Default: off."),
        externalDns: externalDns.optional().describe("Records in Route 53 for hosts of ingresses. Default: off."),
        monitoring: monitoring.optional().describe("Prometheus and Alertmanager. Default: off."),
        logs: logs.optional().describe("Loki on a bucket, and an agent on every node. Default: off."),
        telemetry: telemetry.optional().describe("The collector that services send traces to. Default: off."),
        rollouts: z
            .strictObject({})
            .optional()
            .describe("Argo Rollouts, for services that are released by canary. Default: off."),
        protect: z
            .boolean()
            .default(DEFAULTS.protect)
            .describe(
                "Whether Pulumi refuses to delete logs: the bucket, the log group of service levels, their keys.",
            ),
        emptyOnDelete: z
            .boolean()
            .default(DEFAULTS.emptyOnDelete)
            .describe("Whether the bucket of logs is deleted with what is in it."),
        timeoutSeconds: z
            .int()
            .default(DEFAULTS.timeoutSeconds)
            .describe("How long Helm waits for one release to be ready."),
    })
    .check(...rules<PlatformShape>(platformChecks));

/** What `environments/<environment>/platform.yaml` holds. */
export const schema = z
    .strictObject({
        clusters: z.record(clusterName, platform).describe("Add-ons, by the name of their cluster."),
    })
    .check(rule<{ clusters: object }>(["clusters"], ({ clusters }) => checkAny(clusters)));

function checkAny(clusters: object): Violation[] {
    if (Object.keys(clusters).length > 0) return [];
    return [
        {
            path: ["clusters"],
            rule: "must hold at least one cluster",
            value: clusters,
            fix: "add one, or remove platform from layers in environment.yaml and delete this file",
        },
    ];
}

export type ClusterPlatform = z.output<typeof platform>;

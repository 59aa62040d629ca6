import { accountChoices } from "./accountChoices.ts";
import { deliveryChoices } from "./deliveryChoices.ts";

/** How a choice of the settings stands to safety. */
export type Standing =
    /** The component logs it. */
    | { readonly is: "optOut" }
    /** A rule of the pack judges it, at prod's level. */
    | { readonly is: "judged"; readonly rule: string }
    /** Why no value of it is less safe than another. */
    | { readonly is: "harmless"; readonly why: string };

const optOut: Standing = { is: "optOut" };
const judged = (rule: string): Standing => ({ is: "judged", rule });
const harmless = (why: string): Standing => ({ is: "harmless", why });

const outage = harmless("what is lost is time: data and access stay as they are");
const generated = harmless("either way the secret is drawn here, kept in Secrets Manager and changed");
const onceMade = harmless("where the data of a new one comes from");
const placement = harmless("which machines do the work");
const trusted = harmless("grants to named users, by the settings that name them");
const alarms = harmless("when an alarm sounds and who hears of it; `off` is said by every component with alarms");

/** Every switch and closed choice of the layers' settings, `layer path`; `*` is a name, `[]` an entry of a list. */
export const choices: Readonly<Record<string, Standing>> = {
    "platform clusters.*.size": outage,
    "platform clusters.*.autoMode": harmless("what the cluster is, by a rule across files"),
    "platform clusters.*.loadBalancing.by": harmless("which of two controllers makes the same load balancers"),
    "platform clusters.*.externalDns.policy": optOut,
    "platform clusters.*.protect": optOut,
    "platform clusters.*.emptyOnDelete": optOut,
    "platform clusters.*.telemetry.traces": harmless("what is not kept is read by nobody"),
    "platform clusters.*.telemetry.metrics": harmless("what is not kept is read by nobody"),
    "platform clusters.*.telemetry.serviceLevels.logRetentionDays": harmless(
        "CloudWatch keeps the metrics made of them",
    ),
    "registry repositories.*.protect": optOut,
    "registry protect": optOut,
    "registry pullThrough.*.upstream": harmless(
        "which registry is read, by the settings that name it; who pulls is the same",
    ),
    "registry publisher.mode": harmless("off lets nobody push; who else may is named, one by one"),
    "registry publisher.identity.forge": trusted,
    "registry publisher.identity.job.operations.[]": trusted,
    "registry publisher.provider.mode": trusted,
    "registry publisher.protect": harmless("without the role nobody publishes, and everything runs on"),
    "network topology": harmless("both make the same network, by a test"),
    "network movedFrom": harmless("finds what the other topology made"),
    "network tiers.[]": harmless("a tier that is not there has no subnets to reach"),
    "network customTiers.*.routed": judged("db-in-public-subnet"),
    "network nat": outage,
    "network natAddresses": harmless("whose addresses others see"),
    "network networkAcls.closeDefault": optOut,
    "network endpoints.gateway.[]": harmless("the way to a service, not the right to use it"),
    "network flowLogs.destination": harmless("either keeps every record; how long, its owner says"),
    "network flowLogs.aggregationSeconds": harmless("how soon a record is written, not whether"),
    "network flowLogs.protect": optOut,
    "network encryptionControl": harmless("watches, and refuses nothing"),
    "database instances.*.applyImmediately": outage,
    "database instances.*.deletionProtection": optOut,
    "database instances.*.protect": optOut,
    "database instances.*.insights.mode": harmless("how much is measured"),
    "database instances.*.certificateAuthority": harmless("three authorities of AWS, by key length"),
    "database instances.*.multiAz": judged("rds-multi-az"),
    "database instances.*.replicas.*.multiAz": outage,
    "database instances.*.replicas.*.deletionProtection": harmless("a replica holds nothing that its source does not"),
    "database instances.*.restore.from": onceMade,
    "database instances.*.password.rotation": generated,
    "database instances.*.blueGreen": outage,
    "database instances.*.backups.finalSnapshot": optOut,
    "database instances.*.backups.keepAfterDeletion": optOut,
    "database instances.*.backups.plan.lock.mode": optOut,
    "database clusters.*.applyImmediately": outage,
    "database clusters.*.deletionProtection": optOut,
    "database clusters.*.protect": optOut,
    "database clusters.*.insights.mode": harmless("how much is measured"),
    "database clusters.*.certificateAuthority": harmless("three authorities of AWS, by key length"),
    "database clusters.*.capacity.kind": placement,
    "database clusters.*.storage": harmless("how I/O is paid for"),
    "database clusters.*.backups.finalSnapshot": optOut,
    "database clusters.*.backups.keepAfterDeletion": optOut,
    "database clusters.*.backups.plan.lock.mode": optOut,
    "database clusters.*.restore.from": onceMade,
    "cache instances.*.engine": placement,
    "cache instances.*.use": harmless("what happens when memory is full, said by who uses it"),
    "cache instances.*.multiAz": judged("elasticache-backup-failover"),
    "cache instances.*.shards": placement,
    "cache instances.*.durability": harmless("more than the default keeps"),
    "cache instances.*.scaling.shards.metric": placement,
    "cache instances.*.users.*.access": trusted,
    "cache instances.*.users.*.password.rotation": generated,
    "cache instances.*.token": optOut,
    "cache instances.*.snapshots.finalSnapshot": optOut,
    "cache instances.*.tlsMigration": optOut,
    "cache instances.*.applyImmediately": outage,
    "cache instances.*.protect": optOut,
    "cache serverless.*.engine": placement,
    "cache serverless.*.users.*.access": trusted,
    "cache serverless.*.users.*.password.rotation": generated,
    "cache serverless.*.protect": optOut,
    "cluster instances.*.access.*.level": trusted,
    "cluster instances.*.nodeGroups.*.operatingSystem": placement,
    "cluster instances.*.nodeGroups.*.capacity": outage,
    "cluster instances.*.nodeGroups.*.taints.*.effect": placement,
    "cluster instances.*.autoMode.nodePools.[]": placement,
    "cluster instances.*.autoMode": placement,
    "cluster instances.*.karpenter.pools.*.architectures.[]": placement,
    "cluster instances.*.karpenter.pools.*.capacities.[]": outage,
    "cluster instances.*.karpenter.pools.*.taints.*.effect": placement,
    "cluster instances.*.karpenter.pools.*.consolidate": outage,
    "cluster instances.*.karpenter.pools.*.budgets.*.reasons.[]": outage,
    "cluster instances.*.logRetentionDays": judged("log-retention"),
    "cluster instances.*.deletionProtection": optOut,
    ...accountChoices,
    ...deliveryChoices,
};

/** Alarms have the same choices in every layer. */
export function standingOf(choice: string): Standing | undefined {
    return /(^| |\.)alarms(\.|$)/.test(choice) ? alarms : choices[choice];
}

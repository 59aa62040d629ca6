import { nameRules } from "@plinth/core/naming";
import type { Violation } from "@plinth/core/settings";
import { checkInstanceClass } from "./engine.ts";
import type { DatabasePlan, InstancePlan } from "./planDatabase.ts";
import { type DatabaseShape, DEFAULTS } from "./shape.ts";

/** Amazon RDS API Reference, CreateDBInstanceReadReplica, SourceDBInstanceIdentifier: 15 for PostgreSQL. */
const MOST_REPLICAS = 15;
/** Names of replicas: they stand in names of AWS resources. */
const REPLICA_NAME = /^[a-z][a-z0-9]{0,19}$/;

/** Provider arguments of one replica; the rest it takes over from its source. */
export type ReplicaPlan = ReturnType<typeof planReplica>;

/** A replica's name in AWS. */
export function replicaIdentifier(identifier: string, replica: string): string {
    return `${identifier}-${replica}`;
}

/**
 * What a replica is made from. What RDS takes from the source is left out: key, subnets, user, password, version, size.
 * A replica keeps no backups and has no final snapshot to take, since all it holds is its source's.
 */
export function planReplica(shape: DatabaseShape, replica: string, { instance }: DatabasePlan) {
    const own = shape.replicas?.[replica] ?? {};
    const taken = pick(instance, [
        "engine",
        "autoMinorVersionUpgrade",
        "storageType",
        "storageEncrypted",
        "maxAllocatedStorage",
        "iops",
        "storageThroughput",
        "iamDatabaseAuthenticationEnabled",
        "port",
        "publiclyAccessible",
        "caCertIdentifier",
        "copyTagsToSnapshot",
        "maintenanceWindow",
        "applyImmediately",
        "performanceInsightsEnabled",
        "performanceInsightsRetentionPeriod",
        "databaseInsightsMode",
        "monitoringInterval",
        "enabledCloudwatchLogsExports",
    ]);
    return {
        ...taken,
        instanceClass: own.instanceClass ?? shape.instanceClass,
        multiAz: own.multiAz ?? DEFAULTS.replicaMultiAz,
        deletionProtection: own.deletionProtection ?? instance.deletionProtection,
        skipFinalSnapshot: true,
    };
}

function pick<Key extends keyof InstancePlan>(plan: InstancePlan, keys: readonly Key[]): Pick<InstancePlan, Key> {
    return Object.fromEntries(keys.filter((key) => key in plan).map((key) => [key, plan[key]])) as Pick<
        InstancePlan,
        Key
    >;
}

export function checkReplicas({ replicas = {} }: DatabaseShape): Violation[] {
    const names = Object.keys(replicas);
    const problems: Violation[] = [];
    if (names.length > MOST_REPLICAS) {
        problems.push({
            path: ["replicas"],
            rule: `must be at most ${MOST_REPLICAS}: RDS makes no more of one database`,
            value: names.length,
            fix: "remove some, or use Aurora, whose readers share one volume",
        });
    }
    for (const [name, { instanceClass }] of Object.entries(replicas)) {
        if (!REPLICA_NAME.test(name)) {
            problems.push({
                path: ["replicas", name],
                rule: "must have a name of at most 20 lower-case letters and digits, a letter first",
                value: name,
                fix: "rename it, to what reads from it for example",
            });
        }
        if (instanceClass === undefined) continue;
        for (const { path, ...said } of checkInstanceClass({ instanceClass })) {
            problems.push({ ...said, path: ["replicas", name, ...path] });
        }
    }
    return problems;
}

/** Whether the names of the replicas in AWS fit, which depends on the database's own. */
export function checkReplicaIdentifiers(identifier: string, replicas: DatabaseShape["replicas"] = {}): Violation[] {
    const { maxLength } = nameRules["aws:rds/instance:Instance"];
    return Object.keys(replicas)
        .map((name) => ({ name, made: replicaIdentifier(identifier, name) }))
        .filter(({ made }) => made.length > maxLength)
        .map(({ name, made }) => ({
            path: ["replicas", name],
            rule: `must have a name in AWS of at most ${maxLength} characters: the database's, a hyphen and its own`,
            value: made,
            fix: `shorten it by ${made.length - maxLength}`,
        }));
}

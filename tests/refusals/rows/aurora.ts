import { NAMED_BY_THE_LAYER, type Row } from "../row.ts";

const CLUSTER = "aws:rds/cluster:Cluster";
const ledger = { component: "Aurora" } as const;

function serverless(minCapacity: number, maxCapacity: number, pauseAfterSeconds?: number) {
    return {
        capacity: { kind: "serverless", minCapacity, maxCapacity, ...(pauseAfterSeconds ? { pauseAfterSeconds } : {}) },
    };
}

function scaling(minCapacity: number, maxCapacity: number, secondsUntilAutoPause?: number) {
    return {
        serverlessv2ScalingConfiguration: {
            minCapacity,
            maxCapacity,
            ...(secondsUntilAutoPause === undefined ? {} : { secondsUntilAutoPause }),
        },
    };
}

/** What is refused of an Aurora cluster. */
export const auroraRows: readonly Row[] = [
    {
        fact: "a serverless instance has 1 to 256 units at most",
        raw: { type: CLUSTER, inputs: scaling(0.5, 300) },
        words: "serverlessv2ScalingConfiguration.maxCapacity: expected serverlessv2_scaling_configuration.0.max_capacity to be in the range (1.000000 - 256.000000), got 300.000000",
        caught: {
            ...ledger,
            args: serverless(0.5, 300),
            path: "capacity.maxCapacity",
            rule: /256/,
            fix: /./,
        },
    },
    {
        fact: "a serverless instance has 256 units at least at most",
        raw: { type: CLUSTER, inputs: scaling(-1, 4) },
        words: "serverlessv2ScalingConfiguration.minCapacity: expected serverlessv2_scaling_configuration.0.min_capacity to be in the range (0.000000 - 256.000000), got -1.000000",
        caught: { ...ledger, args: serverless(-1, 4), path: "capacity.minCapacity", rule: /0 to 256|256/, fix: /./ },
    },
    {
        fact: "units come in halves",
        raw: { type: CLUSTER, inputs: scaling(0.7, 4) },
        words: "serverlessv2ScalingConfiguration.minCapacity: InvalidParameterValue: minCapacity must be a multiple of 0.5, got 0.7",
        wordsNotFound: true,
        caught: { ...ledger, args: serverless(0.7, 4), path: "capacity.minCapacity", rule: /halves/, fix: /0\.5/ },
    },
    {
        fact: "the least capacity is not above the most",
        raw: { type: CLUSTER, inputs: scaling(8, 4) },
        words: "serverlessv2ScalingConfiguration.minCapacity: InvalidParameterValue: minCapacity 8 must not be greater than maxCapacity 4",
        wordsNotFound: true,
        caught: {
            ...ledger,
            args: serverless(8, 4),
            path: "capacity.maxCapacity",
            rule: /not below minCapacity/,
            fix: /cost at most/,
        },
    },
    {
        fact: "an instance pauses after 5 minutes at least",
        raw: { type: CLUSTER, inputs: scaling(0, 4, 60) },
        words: "serverlessv2ScalingConfiguration.secondsUntilAutoPause: expected serverlessv2_scaling_configuration.0.seconds_until_auto_pause to be in the range (300 - 86400), got 60",
        caught: {
            ...ledger,
            args: serverless(0, 4, 60),
            path: "capacity.pauseAfterSeconds",
            rule: /300/,
            fix: /./,
        },
    },
    {
        fact: "promotion tiers are 0 to 15",
        raw: { type: "aws:rds/clusterInstance:ClusterInstance", inputs: { promotionTier: 16 } },
        words: "promotionTier: expected promotion_tier to be in the range (0 - 15), got 16",
        caught: {
            ...ledger,
            args: { members: { one: { promotionTier: 16 } } },
            path: "members.one.promotionTier",
            rule: /15/,
            fix: /./,
        },
    },
    {
        fact: "backups of a cluster are kept for 35 days at most",
        raw: { type: CLUSTER, inputs: { backupRetentionPeriod: 40 } },
        words: "backupRetentionPeriod: expected backup_retention_period to be at most (35), got 40",
        caught: {
            ...ledger,
            args: { backups: { retentionDays: 40 } },
            path: "backups.retentionDays",
            rule: /35/,
            fix: /./,
        },
    },
    {
        fact: "identifiers of clusters have single hyphens",
        raw: { type: CLUSTER, inputs: { clusterIdentifier: "my--ledger" } },
        words: 'clusterIdentifier: "cluster_identifier" cannot contain two consecutive hyphens',
        caught: {
            ...ledger,
            args: { identifier: "my--ledger" },
            path: "identifier",
            rule: /single hyphens/,
            fix: /rename/,
            notInSettings: NAMED_BY_THE_LAYER,
        },
    },
    {
        fact: "a cluster's major has to be allowed to change",
        raw: {
            type: CLUSTER,
            before: { engine: "aurora-postgresql", engineVersion: "16.9" },
            inputs: { engine: "aurora-postgresql", engineVersion: "17.5" },
        },
        words: "engineVersion: InvalidParameterCombination: The AllowMajorVersionUpgrade flag must be present when upgrading to a new major version.",
        caught: {
            ...ledger,
            before: { engineVersion: "16.9" },
            args: { engineVersion: "17.5" },
            path: "upgradeFrom",
            rule: /is required to go from 16\.9/,
            fix: /such as 16\.9/,
        },
    },
];

import { NAMED_BY_THE_LAYER, type Row } from "../row.ts";

const CACHE = "aws:elasticache/replicationGroup:ReplicationGroup";
const SERVERLESS = "aws:elasticache/serverlessCache:ServerlessCache";
const sessions = { component: "Cache" } as const;
const carts = { component: "ServerlessCache" } as const;

/** What is refused of a cache. */
export const cacheRows: readonly Row[] = [
    {
        fact: "several zones need failover, and failover a replica",
        raw: { type: CACHE, inputs: { multiAzEnabled: true, automaticFailoverEnabled: false, numCacheClusters: 1 } },
        words: "multiAzEnabled: automatic_failover_enabled must be true if multi_az_enabled is true",
        caught: {
            ...sessions,
            args: { replicas: 0, multiAz: true },
            path: "multiAz",
            rule: /must be false without replicas/,
            fix: /replicas: 1/,
        },
    },
    {
        fact: "names of replication groups begin with a letter",
        raw: { type: CACHE, inputs: { replicationGroupId: "9s" } },
        words: "replicationGroupId: invalid value for replication_group_id (must begin with a letter)",
        caught: {
            ...sessions,
            args: { replicationGroupId: "9s" },
            path: "replicationGroupId",
            rule: /a letter first/,
            fix: /rename/,
            notInSettings: NAMED_BY_THE_LAYER,
        },
    },
    {
        fact: "names of replication groups have 40 characters at most",
        raw: { type: CACHE, inputs: { replicationGroupId: `s${"x".repeat(40)}` } },
        words: `replicationGroupId: expected length of replication_group_id to be in the range (1 - 40), got s${"x".repeat(40)}`,
        caught: {
            ...sessions,
            args: { replicationGroupId: `s${"x".repeat(40)}` },
            path: "replicationGroupId",
            rule: /at most 40/,
            fix: /shorten/,
            notInSettings: NAMED_BY_THE_LAYER,
        },
    },
    {
        fact: "snapshots are kept for 35 days at most",
        raw: { type: CACHE, inputs: { snapshotRetentionLimit: 36 } },
        words: "snapshotRetentionLimit: expected snapshot_retention_limit to be at most (35), got 36",
        caught: {
            ...sessions,
            args: { snapshots: { retentionDays: 36 } },
            path: "snapshots.retentionDays",
            rule: /35/,
            fix: /./,
        },
    },
    {
        fact: "snapshots and maintenance have windows of their own",
        raw: { type: CACHE, inputs: { snapshotWindow: "03:00-04:00", maintenanceWindow: "sun:03:30-sun:04:30" } },
        words: "snapshotWindow: InvalidParameterValue: The snapshot window and maintenance window must not overlap.",
        caught: {
            ...sessions,
            args: { snapshots: { window: "03:00-04:00" }, maintenanceWindow: "sun:03:30-sun:04:30" },
            path: "maintenanceWindow",
            rule: /must not overlap the snapshot window/,
            fix: /move one/,
        },
    },
    {
        fact: "a snapshot window has 60 minutes at least",
        raw: { type: CACHE, inputs: { snapshotWindow: "01:00-01:30" } },
        words: "snapshotWindow: InvalidParameterValue: Snapshot window must be at least 60 minutes.",
        caught: {
            ...sessions,
            args: { snapshots: { window: "01:00-01:30" } },
            path: "snapshots.window",
            rule: /at least 60 minutes/,
            fix: /hh:mm-hh:mm/,
        },
    },
    {
        fact: "users join after TLS, not with it",
        raw: {
            type: CACHE,
            before: { transitEncryptionEnabled: true, transitEncryptionMode: "preferred" },
            inputs: { transitEncryptionEnabled: true, transitEncryptionMode: "required", userGroupIds: ["sessions"] },
        },
        words: "userGroupIds: InvalidParameterCombination: User group based access control requires encryption-in-transit to be enabled on the replication group.",
        caught: {
            ...sessions,
            before: { tlsMigration: "preferred" },
            args: {},
            path: "",
            rule: /users cannot join in the update that changes TLS/,
            fix: /tlsMigration: required/,
        },
    },
    {
        fact: "TLS stays as it is while users sign in",
        raw: {
            type: CACHE,
            before: { transitEncryptionEnabled: true, transitEncryptionMode: "required", userGroupIds: ["sessions"] },
            inputs: { transitEncryptionEnabled: true, transitEncryptionMode: "preferred" },
        },
        words: "transitEncryptionEnabled: InvalidParameterCombination: Modification of transit encryption is not supported for access control enabled clusters.",
        caught: {
            ...sessions,
            before: {},
            args: { tlsMigration: "preferred" },
            path: "",
            rule: /TLS cannot change while users sign in/,
            fix: /leave TLS as it is/,
        },
    },
    {
        fact: "cluster mode is entered through the mode between",
        raw: {
            type: CACHE,
            before: { numCacheClusters: 2 },
            inputs: { clusterMode: "enabled", numNodeGroups: 2, replicasPerNodeGroup: 1 },
        },
        words: "clusterMode: InvalidParameterCombination: Cluster mode cannot be changed from disabled to enabled",
        wordsNotFound: true,
        caught: {
            ...sessions,
            before: {},
            args: { shards: 2 },
            path: "",
            rule: /shards need a step between/,
            fix: /shards: compatible/,
        },
    },
    {
        fact: "cluster mode is never left",
        raw: {
            type: CACHE,
            before: { clusterMode: "enabled", numNodeGroups: 1, replicasPerNodeGroup: 1 },
            inputs: { clusterMode: "compatible", numNodeGroups: 1, replicasPerNodeGroup: 1 },
        },
        words: "clusterMode: InvalidParameterCombination: Cluster mode cannot be changed from enabled to compatible",
        wordsNotFound: true,
        caught: {
            ...sessions,
            before: { shards: 1 },
            args: { shards: "compatible" },
            path: "",
            rule: /cluster mode cannot be left/,
            fix: /shards: 1/,
        },
    },
    {
        fact: "writes are logged by Valkey from 9.0 on",
        raw: { type: CACHE, inputs: { engine: "valkey", engineVersion: "8.1", durability: "sync", numNodeGroups: 1 } },
        words: "durability: InvalidParameterCombination: Durability requires Valkey 9.0 or later",
        wordsNotFound: true,
        caught: {
            ...sessions,
            args: { nodeType: "cache.r7g.large", shards: 1, durability: "sync" },
            path: "durability",
            rule: /needs Valkey 9\.0/,
            fix: /9\.0/,
        },
    },
    {
        fact: "writes are logged in cluster mode alone",
        raw: {
            type: CACHE,
            inputs: { engine: "valkey", engineVersion: "9.0", durability: "sync", numCacheClusters: 2 },
        },
        words: "durability: InvalidParameterCombination: Durability requires cluster mode",
        wordsNotFound: true,
        caught: {
            ...sessions,
            args: { engineVersion: "9.0", nodeType: "cache.r7g.large", durability: "sync" },
            path: "durability",
            rule: /needs shards/,
            fix: /shards: 1/,
        },
    },
    {
        fact: "secrets rotate within 1000 days",
        raw: {
            type: "aws:secretsmanager/secretRotation:SecretRotation",
            inputs: { secretId: "s", rotationRules: { automaticallyAfterDays: 1001 } },
        },
        words: "rotationRules.automaticallyAfterDays: expected rotation_rules.0.automatically_after_days to be in the range (1 - 1000), got 1001",
        caught: {
            ...sessions,
            args: {
                users: {
                    app: {
                        access: "read",
                        password: {
                            rotation: "lambda",
                            lambdaArn: "arn:aws:lambda:eu-west-1:444444444444:function:rotate",
                            days: 1001,
                        },
                    },
                },
            },
            path: "users.app.password.days",
            rule: /1000/,
            fix: /./,
        },
    },
    {
        fact: "a serverless cache takes 1000 units a second at least",
        raw: { type: SERVERLESS, inputs: { cacheUsageLimits: { ecpuPerSeconds: [{ maximum: 500 }] } } },
        words: "cacheUsageLimits.ecpuPerSeconds[0].maximum: Attribute cache_usage_limits[0].ecpu_per_second[0].maximum value must be between 1000 and 15000000, got: 500",
        caught: {
            ...carts,
            args: { limits: { storageGb: { maximum: 10 }, ecpuPerSecond: { maximum: 500 } } },
            path: "limits.ecpuPerSecond.maximum",
            rule: /1000/,
            fix: /./,
        },
    },
    {
        fact: "a serverless cache holds 5000 GB at most",
        raw: { type: SERVERLESS, inputs: { cacheUsageLimits: { dataStorage: { maximum: 6000, unit: "GB" } } } },
        words: "cacheUsageLimits.dataStorage.maximum: Attribute cache_usage_limits[0].data_storage[0].maximum value must be between 1 and 5000, got: 6000",
        caught: {
            ...carts,
            args: { limits: { storageGb: { maximum: 6000 }, ecpuPerSecond: { maximum: 5000 } } },
            path: "limits.storageGb.maximum",
            rule: /5000/,
            fix: /./,
        },
    },
    {
        fact: "snapshots of a serverless cache are kept for 35 days at most",
        raw: { type: SERVERLESS, inputs: { snapshotRetentionLimit: 36 } },
        words: "snapshotRetentionLimit: Attribute snapshot_retention_limit value must be at most 35, got: 36",
        caught: {
            ...carts,
            args: { snapshots: { retentionDays: 36 } },
            path: "snapshots.retentionDays",
            rule: /35/,
            fix: /./,
        },
    },
];

import { type Change, everywhere, nothing } from "../../change.ts";
import { all, keysReversed, set } from "../../edit.ts";

const file = "cache";
const sessions = "instances.sessions";
const carts = { engineVersion: "8.1", nodeType: "cache.m7g.large", use: "cache" };
const limits = { storageGb: { maximum: 10 }, ecpuPerSecond: { maximum: 5000 } };

/** Changes of what a cache is. */
export const cacheShapeChanges: readonly Change[] = [
    {
        title: "another node type",
        file,
        edit: set(`${sessions}.nodeType`, "cache.m7g.xlarge"),
        expected: everywhere({ updates: { "ReplicationGroup cache-sessions-group": ["nodeType"] } }),
    },
    {
        title: "a replica",
        file,
        edit: set(`${sessions}.replicas`, 1),
        expected: {
            dev: {
                updates: { "ReplicationGroup cache-sessions-group": ["automaticFailoverEnabled", "numCacheClusters"] },
            },
        },
    },
    {
        title: "a replica more",
        file,
        edit: set(`${sessions}.replicas`, 3),
        expected: { prod: { updates: { "ReplicationGroup cache-sessions-group": ["numCacheClusters"] } } },
    },
    {
        title: "a newer engine",
        file,
        edit: set(`${sessions}.engineVersion`, "8.2"),
        expected: everywhere({ updates: { "ReplicationGroup cache-sessions-group": ["engineVersion"] } }),
    },
    {
        title: "a newer major version of the engine",
        file,
        edit: set(`${sessions}.engineVersion`, "9.0"),
        expected: everywhere({
            updates: { "ReplicationGroup cache-sessions-group": ["engineVersion", "parameterGroupName"] },
            replaces: { "ParameterGroup cache-sessions-parameters": ["family"] },
        }),
    },
    {
        title: "from redis to valkey",
        file,
        before: all(set(`${sessions}.engine`, "redis"), set(`${sessions}.engineVersion`, "7.1")),
        edit: all(set(`${sessions}.engine`, "valkey"), set(`${sessions}.engineVersion`, "8.1")),
        expected: everywhere({
            updates: {
                "ReplicationGroup cache-sessions-group": ["engine", "engineVersion", "parameterGroupName"],
                "User cache-sessions-user-app": ["engine"],
            },
            replaces: {
                "ParameterGroup cache-sessions-parameters": ["family"],
                "UserGroup cache-sessions-users": ["engine"],
            },
            deletes: { "elasticache/user:User": 1 },
        }),
    },
    {
        title: "another use",
        file,
        edit: set(`${sessions}.use`, "cache"),
        expected: everywhere({ updates: { "ParameterGroup cache-sessions-parameters": ["parameters"] } }),
    },
    {
        title: "the step towards shards",
        file,
        before: set(`${sessions}.replicas`, 1),
        edit: set(`${sessions}.shards`, "compatible"),
        expected: everywhere({
            creates: { "elasticache/parameterGroup:ParameterGroup": 1 },
            updates: {
                "ReplicationGroup cache-sessions-group": [
                    "clusterMode",
                    "numCacheClusters",
                    "numNodeGroups",
                    "parameterGroupName",
                    "replicasPerNodeGroup",
                ],
            },
            deletes: { "elasticache/parameterGroup:ParameterGroup": 1 },
        }),
    },
    {
        title: "a shard more",
        file,
        before: set(`${sessions}.shards`, 1),
        edit: set(`${sessions}.shards`, 2),
        expected: everywhere({ updates: { "ReplicationGroup cache-sessions-group": ["numNodeGroups"] } }),
    },
    {
        title: "a cache more",
        file,
        edit: set("instances.carts", carts),
        expected: everywhere({
            creates: {
                "cloudwatch/logGroup:LogGroup": 2,
                "ec2/securityGroup:SecurityGroup": 1,
                "elasticache/parameterGroup:ParameterGroup": 1,
                "elasticache/replicationGroup:ReplicationGroup": 1,
                "elasticache/subnetGroup:SubnetGroup": 1,
                "elasticache/user:User": 1,
                "elasticache/userGroup:UserGroup": 1,
                "kms/alias:Alias": 1,
                "kms/key:Key": 1,
            },
        }),
    },
    {
        title: "a serverless cache",
        file,
        edit: set("serverless.carts", { majorVersion: "8", limits }),
        expected: everywhere({
            creates: {
                "ec2/securityGroup:SecurityGroup": 1,
                "elasticache/serverlessCache:ServerlessCache": 1,
                "elasticache/user:User": 1,
                "elasticache/userGroup:UserGroup": 1,
                "kms/alias:Alias": 1,
                "kms/key:Key": 1,
            },
        }),
    },
    {
        title: "a higher limit of a serverless cache",
        file,
        before: set("serverless.carts", { majorVersion: "8", limits }),
        edit: set("serverless.carts.limits.storageGb.maximum", 20),
        expected: everywhere({ updates: { "ServerlessCache cache-carts-serverless": ["cacheUsageLimits"] } }),
    },
    { title: "settings in another order", file, edit: keysReversed(), expected: nothing },
    {
        title: "defaults written out",
        file,
        edit: all(set("serverless", {}), set(`${sessions}.port`, 6379), set(`${sessions}.engine`, "valkey")),
        expected: nothing,
    },
];

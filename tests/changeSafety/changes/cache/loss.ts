import { type Change, everywhere } from "../../change.ts";
import { all, remove, rename, set } from "../../edit.ts";

const file = "cache";
const sessions = "instances.sessions";
const carts = { engineVersion: "8.1", nodeType: "cache.m7g.large", use: "cache" };

/** Changes that cost a cache, or may. */
export const cacheLossChanges: readonly Change[] = [
    {
        title: "another engine, back to redis",
        file,
        edit: all(set(`${sessions}.engine`, "redis"), set(`${sessions}.engineVersion`, "7.1")),
        expected: everywhere({
            creates: { "elasticache/user:User": 1 },
            updates: { "User cache-sessions-user-app": ["engine"] },
            replaces: {
                "ParameterGroup cache-sessions-parameters": ["family"],
                "UserGroup cache-sessions-users": ["engine"],
            },
            refused: ["ReplicationGroup cache-sessions-group"],
        }),
    },
    {
        title: "another port",
        file,
        edit: set(`${sessions}.port`, 6380),
        expected: everywhere({
            updates: { "SecurityGroupIngressRule cluster-main-to-cache-sessions": ["fromPort", "toPort"] },
            refused: ["ReplicationGroup cache-sessions-group"],
        }),
    },
    {
        title: "another name for a cache",
        file,
        edit: rename(sessions, "logins"),
        also: { cluster: set("instances.main.connectTo.caches", ["logins"]) },
        expected: {
            dev: {
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
                    "vpc/securityGroupIngressRule:SecurityGroupIngressRule": 1,
                },
                deletes: {
                    "ec2/securityGroup:SecurityGroup": 1,
                    "elasticache/parameterGroup:ParameterGroup": 1,
                    "elasticache/subnetGroup:SubnetGroup": 1,
                    "elasticache/user:User": 1,
                    "elasticache/userGroup:UserGroup": 1,
                    "kms/alias:Alias": 1,
                    "vpc/securityGroupIngressRule:SecurityGroupIngressRule": 1,
                },
                refused: [
                    "Key cache-sessions-data-key",
                    "LogGroup cache-sessions-engine-log",
                    "LogGroup cache-sessions-slow-log",
                    "ReplicationGroup cache-sessions-group",
                ],
            },
            prod: {
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
                    "vpc/securityGroupIngressRule:SecurityGroupIngressRule": 1,
                },
                deletes: {
                    "ec2/securityGroup:SecurityGroup": 1,
                    "elasticache/parameterGroup:ParameterGroup": 1,
                    "elasticache/subnetGroup:SubnetGroup": 1,
                    "elasticache/user:User": 1,
                    "elasticache/userGroup:UserGroup": 1,
                    "kms/alias:Alias": 1,
                    "vpc/securityGroupIngressRule:SecurityGroupIngressRule": 1,
                },
                refused: [
                    "LogGroup cache-sessions-engine-log",
                    "LogGroup cache-sessions-slow-log",
                    "ReplicationGroup cache-sessions-group",
                ],
            },
        },
    },
    {
        title: "a cache less",
        file,
        before: set("instances.carts", carts),
        edit: remove("instances.carts"),
        expected: everywhere({
            deletes: {
                "ec2/securityGroup:SecurityGroup": 1,
                "elasticache/parameterGroup:ParameterGroup": 1,
                "elasticache/subnetGroup:SubnetGroup": 1,
                "elasticache/user:User": 1,
                "elasticache/userGroup:UserGroup": 1,
                "kms/alias:Alias": 1,
            },
            refused: [
                "LogGroup cache-carts-engine-log",
                "LogGroup cache-carts-slow-log",
                "ReplicationGroup cache-carts-group",
            ],
        }),
    },
];

import { type Change, everywhere, nothing } from "../../change.ts";
import { all, keysReversed, set } from "../../edit.ts";

const file = "database";
const orders = "instances.orders";
const pinned = set(`${orders}.engineVersion`, "17.5");
const ownPassword = { rotation: "version" };
const ledger = { engineVersion: "17", capacity: { kind: "serverless", minCapacity: 0.5, maxCapacity: 8 } };
const bare = { engineVersion: "17", instanceClass: "db.r7g.large", storage: { size: 100 } };

/** Changes of what a database is. */
export const databaseShapeChanges: readonly Change[] = [
    {
        title: "another instance class",
        file,
        edit: set(`${orders}.instanceClass`, "db.r7g.2xlarge"),
        expected: everywhere({ updates: { "Instance database-orders-instance": ["instanceClass"] } }),
    },
    {
        title: "more storage",
        file,
        edit: all(set(`${orders}.storage.size`, 800), set(`${orders}.storage.maxSize`, 2000)),
        expected: everywhere({
            updates: { "Instance database-orders-instance": ["allocatedStorage", "maxAllocatedStorage"] },
        }),
    },
    {
        title: "more room to grow",
        file,
        edit: set(`${orders}.storage.maxSize`, 2000),
        expected: everywhere({ updates: { "Instance database-orders-instance": ["maxAllocatedStorage"] } }),
    },
    {
        title: "more throughput",
        file,
        edit: all(set(`${orders}.storage.throughput`, 750), set(`${orders}.storage.iops`, 16000)),
        expected: { prod: { updates: { "Instance database-orders-instance": ["iops", "storageThroughput"] } } },
    },
    {
        title: "a minor version",
        file,
        before: pinned,
        edit: set(`${orders}.engineVersion`, "17.7"),
        expected: everywhere({ updates: { "Instance database-orders-instance": ["engineVersion"] } }),
    },
    {
        title: "a major version",
        file,
        before: pinned,
        edit: all(set(`${orders}.engineVersion`, "18.1"), set(`${orders}.upgradeFrom`, "17.5")),
        expected: everywhere({
            creates: { "rds/parameterGroup:ParameterGroup": 1 },
            updates: {
                "Instance database-orders-instance": [
                    "allowMajorVersionUpgrade",
                    "engineVersion",
                    "parameterGroupName",
                ],
            },
        }),
    },
    {
        title: "a replica",
        file,
        before: set(`${orders}.password`, ownPassword),
        edit: set(`${orders}.replicas.reports`, {}),
        expected: everywhere({
            creates: {
                "cloudwatch/logGroup:LogGroup": 2,
                "iam/role:Role": 1,
                "iam/rolePolicyAttachment:RolePolicyAttachment": 1,
                "rds/instance:Instance": 1,
            },
        }),
    },
    {
        title: "a replica with another class",
        file,
        before: all(set(`${orders}.password`, ownPassword), set(`${orders}.replicas`, { reports: {}, search: {} })),
        edit: set(`${orders}.replicas.reports.instanceClass`, "db.r7g.large"),
        expected: everywhere({ updates: { "Instance database-orders-replica-reports": ["instanceClass"] } }),
    },
    {
        title: "a database more",
        file,
        edit: set("instances.bare", bare),
        expected: everywhere({
            creates: {
                "cloudwatch/logGroup:LogGroup": 2,
                "ec2/securityGroup:SecurityGroup": 1,
                "iam/role:Role": 1,
                "iam/rolePolicyAttachment:RolePolicyAttachment": 1,
                "kms/alias:Alias": 1,
                "kms/key:Key": 1,
                "rds/instance:Instance": 1,
                "rds/parameterGroup:ParameterGroup": 1,
                "rds/subnetGroup:SubnetGroup": 1,
                "secretsmanager/secretRotation:SecretRotation": 1,
            },
        }),
    },
    {
        title: "an Aurora cluster",
        file,
        edit: set("clusters.ledger", ledger),
        expected: everywhere({
            creates: {
                "cloudwatch/logGroup:LogGroup": 1,
                "ec2/securityGroup:SecurityGroup": 1,
                "iam/role:Role": 1,
                "iam/rolePolicyAttachment:RolePolicyAttachment": 1,
                "kms/alias:Alias": 1,
                "kms/key:Key": 1,
                "rds/cluster:Cluster": 1,
                "rds/clusterInstance:ClusterInstance": 2,
                "rds/clusterParameterGroup:ClusterParameterGroup": 1,
                "rds/subnetGroup:SubnetGroup": 1,
                "secretsmanager/secretRotation:SecretRotation": 1,
            },
        }),
    },
    {
        title: "more capacity of an Aurora cluster",
        file,
        before: set("clusters.ledger", ledger),
        edit: set("clusters.ledger.capacity.maxCapacity", 16),
        expected: everywhere({ updates: { "Cluster aurora-ledger-cluster": ["serverlessv2ScalingConfiguration"] } }),
    },
    {
        title: "a standby",
        file,
        edit: set(`${orders}.multiAz`, true),
        expected: { dev: { updates: { "Instance database-orders-instance": ["multiAz"] } } },
    },
    {
        title: "no standby",
        file,
        edit: set(`${orders}.multiAz`, false),
        expected: { prod: { updates: { "Instance database-orders-instance": ["multiAz"] } } },
    },
    {
        title: "another port",
        file,
        edit: set(`${orders}.port`, 5433),
        expected: everywhere({
            updates: {
                "Instance database-orders-instance": ["port"],
                "SecurityGroupIngressRule cluster-main-to-database-orders": ["fromPort", "toPort"],
            },
        }),
    },
    { title: "settings in another order", file, edit: keysReversed(), expected: nothing },
    {
        title: "defaults written out",
        file,
        edit: all(set("clusters", {}), set(`${orders}.port`, 5432), set(`${orders}.replicas`, {})),
        expected: nothing,
    },
];

import { type Change, everywhere } from "../../change.ts";
import { all, remove, rename, set } from "../../edit.ts";

const file = "database";
const orders = "instances.orders";
const ownPassword = { rotation: "version" };
const bare = { engineVersion: "17", instanceClass: "db.r7g.large", storage: { size: 100 } };

/** Changes that cost a database, or may. */
export const databaseLossChanges: readonly Change[] = [
    {
        title: "a replica less",
        file,
        before: all(set(`${orders}.password`, ownPassword), set(`${orders}.replicas`, { reports: {} })),
        edit: set(`${orders}.replicas`, {}),
        expected: everywhere({
            deletes: { "iam/role:Role": 1, "iam/rolePolicyAttachment:RolePolicyAttachment": 1 },
            refused: [
                "Instance database-orders-replica-reports",
                "LogGroup database-orders-replica-reports-logs-postgresql",
                "LogGroup database-orders-replica-reports-logs-upgrade",
            ],
        }),
    },
    {
        title: "another name in PostgreSQL",
        file,
        edit: set(`${orders}.databaseName`, "shop"),
        expected: everywhere({
            replaces: { "SecretRotation database-orders-password-rotation": ["secretId"] },
            refused: ["Instance database-orders-instance"],
        }),
    },
    {
        title: "another master user",
        file,
        edit: set(`${orders}.masterUsername`, "root"),
        expected: everywhere({
            replaces: { "SecretRotation database-orders-password-rotation": ["secretId"] },
            refused: ["Instance database-orders-instance"],
        }),
    },
    {
        title: "another name for a database",
        file,
        edit: rename(orders, "purchases"),
        also: { cluster: set("instances.main.connectTo.databases", ["purchases"]) },
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
                "vpc/securityGroupIngressRule:SecurityGroupIngressRule": 1,
            },
            deletes: {
                "ec2/securityGroup:SecurityGroup": 1,
                "iam/role:Role": 1,
                "iam/rolePolicyAttachment:RolePolicyAttachment": 1,
                "kms/alias:Alias": 1,
                "rds/parameterGroup:ParameterGroup": 1,
                "rds/subnetGroup:SubnetGroup": 1,
                "secretsmanager/secretRotation:SecretRotation": 1,
                "vpc/securityGroupIngressRule:SecurityGroupIngressRule": 1,
            },
            refused: [
                "Instance database-orders-instance",
                "LogGroup database-orders-logs-postgresql",
                "LogGroup database-orders-logs-upgrade",
            ],
        }),
    },
    {
        title: "a database less",
        file,
        before: set("instances.bare", bare),
        edit: remove("instances.bare"),
        expected: everywhere({
            deletes: {
                "ec2/securityGroup:SecurityGroup": 1,
                "iam/role:Role": 1,
                "iam/rolePolicyAttachment:RolePolicyAttachment": 1,
                "kms/alias:Alias": 1,
                "rds/parameterGroup:ParameterGroup": 1,
                "rds/subnetGroup:SubnetGroup": 1,
                "secretsmanager/secretRotation:SecretRotation": 1,
            },
            refused: [
                "Instance database-bare-instance",
                "LogGroup database-bare-logs-postgresql",
                "LogGroup database-bare-logs-upgrade",
            ],
        }),
    },
];

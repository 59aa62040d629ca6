import { type Change, everywhere, nothing } from "../../change.ts";
import { remove, set } from "../../edit.ts";

const file = "database";
const orders = "instances.orders";
const ownPassword = { rotation: "version" };
const restore = {
    from: "snapshot",
    snapshot: "orders-2026-11-01",
    storageKeyArn: "arn:aws:kms:eu-west-1:444444444444:key/11111111-2222-3333-4444-555555555555",
};

/** Changes of how a database is looked after. */
export const databaseCareChanges: readonly Change[] = [
    {
        title: "backups kept longer",
        file,
        edit: set(`${orders}.backups.retentionDays`, 21),
        expected: everywhere({ updates: { "Instance database-orders-instance": ["backupRetentionPeriod"] } }),
    },
    {
        title: "another backup window",
        file,
        edit: set(`${orders}.backups.window`, "05:00-06:00"),
        expected: everywhere({ updates: { "Instance database-orders-instance": ["backupWindow"] } }),
    },
    {
        title: "another maintenance window",
        file,
        edit: set(`${orders}.maintenanceWindow`, "sat:04:00-sat:05:00"),
        expected: everywhere({ updates: { "Instance database-orders-instance": ["maintenanceWindow"] } }),
    },
    {
        title: "backups in another region",
        file,
        edit: set(`${orders}.backups.copy`, { region: "eu-central-1" }),
        expected: everywhere({
            creates: {
                "kms/alias:Alias": 1,
                "kms/key:Key": 1,
                "rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication": 1,
            },
        }),
    },
    {
        title: "a backup plan",
        file,
        edit: set(`${orders}.backups.plan`, {}),
        expected: everywhere({
            creates: {
                "backup/plan:Plan": 1,
                "backup/selection:Selection": 1,
                "backup/vault:Vault": 1,
                "backup/vaultLockConfiguration:VaultLockConfiguration": 1,
                "iam/role:Role": 1,
                "iam/rolePolicyAttachment:RolePolicyAttachment": 1,
                "kms/alias:Alias": 1,
                "kms/key:Key": 1,
            },
        }),
    },
    {
        title: "no final snapshot",
        file,
        before: set(`${orders}.deletionProtection`, false),
        edit: set(`${orders}.backups.finalSnapshot`, false),
        expected: everywhere({
            updates: { "Instance database-orders-instance": ["finalSnapshotIdentifier", "skipFinalSnapshot"] },
        }),
    },
    {
        title: "logs kept longer",
        file,
        edit: set(`${orders}.logRetentionDays`, 731),
        expected: everywhere({
            updates: {
                "LogGroup database-orders-logs-postgresql": ["retentionInDays"],
                "LogGroup database-orders-logs-upgrade": ["retentionInDays"],
            },
        }),
    },
    {
        title: "deletion protection off",
        file,
        edit: set(`${orders}.deletionProtection`, false),
        expected: everywhere({ updates: { "Instance database-orders-instance": ["deletionProtection"] } }),
    },
    {
        title: "protection by Pulumi",
        file,
        edit: set(`${orders}.protect`, true),
        expected: {
            dev: {
                options: {
                    "Alias database-orders-data-alias": ["protect"],
                    "Instance database-orders-instance": ["protect"],
                    "Key database-orders-data-key": ["protect"],
                },
            },
        },
    },
    {
        title: "no protection by Pulumi",
        file,
        edit: set(`${orders}.protect`, false),
        expected: {
            prod: {
                options: {
                    "Alias database-orders-data-alias": ["protect"],
                    "Instance database-orders-instance": ["protect"],
                    "Key database-orders-data-key": ["protect"],
                },
            },
        },
    },
    {
        title: "advanced insights",
        file,
        edit: set(`${orders}.insights.mode`, "advanced"),
        expected: {
            dev: {
                updates: {
                    "Instance database-orders-instance": ["databaseInsightsMode", "performanceInsightsRetentionPeriod"],
                },
            },
        },
    },
    {
        title: "standard insights",
        file,
        edit: set(`${orders}.insights.mode`, "standard"),
        expected: {
            prod: {
                updates: {
                    "Instance database-orders-instance": ["databaseInsightsMode", "performanceInsightsRetentionPeriod"],
                },
            },
        },
    },
    {
        title: "samples of the operating system more often",
        file,
        edit: set(`${orders}.monitoringIntervalSeconds`, 5),
        expected: everywhere({ updates: { "Instance database-orders-instance": ["monitoringInterval"] } }),
    },
    {
        title: "slow statements logged earlier",
        file,
        edit: set(`${orders}.slowStatementMilliseconds`, 250),
        expected: everywhere({ updates: { "ParameterGroup database-orders-parameters-17": ["parameters"] } }),
    },
    {
        title: "a parameter of the engine",
        file,
        edit: set(`${orders}.parameters`, { work_mem: "16384" }),
        expected: everywhere({ updates: { "ParameterGroup database-orders-parameters-17": ["parameters"] } }),
    },
    {
        title: "another rotation of the password",
        file,
        edit: set(`${orders}.passwordRotation`, "cron(0 3 1,15 * ? *)"),
        expected: everywhere({ updates: { "SecretRotation database-orders-password-rotation": ["rotationRules"] } }),
    },
    {
        title: "another certificate authority",
        file,
        edit: set(`${orders}.certificateAuthority`, "rds-ca-ecc384-g1"),
        expected: everywhere({ updates: { "Instance database-orders-instance": ["caCertIdentifier"] } }),
    },
    {
        title: "changes in the maintenance window",
        file,
        edit: set(`${orders}.applyImmediately`, false),
        expected: { dev: { updates: { "Instance database-orders-instance": ["applyImmediately"] } } },
    },
    {
        title: "changes at once",
        file,
        edit: set(`${orders}.applyImmediately`, true),
        expected: { prod: { updates: { "Instance database-orders-instance": ["applyImmediately"] } } },
    },
    {
        title: "another snapshot that a database which exists was restored from",
        file,
        before: set(`${orders}.restore`, restore),
        edit: set(`${orders}.restore.snapshot`, "orders-2026-11-02"),
        expected: nothing,
    },
    {
        title: "a restored database under a key of its own",
        file,
        before: set(`${orders}.restore`, restore),
        edit: remove(`${orders}.restore`),
        expected: everywhere({
            replaces: { "SecretRotation database-orders-password-rotation": ["secretId"] },
            refused: ["Instance database-orders-instance"],
        }),
    },
    {
        title: "a password of one's own",
        file,
        edit: set(`${orders}.password`, ownPassword),
        expected: everywhere({
            creates: { "secretsmanager/secret:Secret": 1, "secretsmanager/secretVersion:SecretVersion": 2 },
            updates: {
                "Instance database-orders-instance": [
                    "manageMasterUserPassword",
                    "masterUserSecretKmsKeyId",
                    "passwordWo",
                    "passwordWoVersion",
                ],
            },
            deletes: { "secretsmanager/secretRotation:SecretRotation": 1 },
        }),
    },
];

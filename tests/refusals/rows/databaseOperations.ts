import { other, type Row } from "../row.ts";

const RDS = "aws:rds/instance:Instance";
const orders = { component: "Database" } as const;

/** What is refused of backups, windows, metrics and upgrades of a PostgreSQL instance. */
export const databaseOperationRows: readonly Row[] = [
    {
        fact: "backups are kept for 35 days at most",
        raw: { type: RDS, inputs: { backupRetentionPeriod: 36 } },
        words: "backupRetentionPeriod: InvalidParameterValue: Invalid backup retention period: 36. Retention period must be between 0 and 35.",
        caught: {
            ...orders,
            args: { backups: { retentionDays: 36 } },
            path: "backups.retentionDays",
            rule: /35/,
            fix: /./,
        },
    },
    {
        fact: "a database with replicas has backups",
        raw: {
            type: RDS,
            inputs: { replicateSourceDb: "orders" },
            others: [other(RDS, "source", { identifier: "orders", engine: "postgres", backupRetentionPeriod: 0 })],
        },
        words: "replicateSourceDb: InvalidDBInstanceState: Automated backups are not enabled for this database instance. To enable automated backups, use ModifyDBInstance to set the backup retention period to a non-zero value.",
        caught: {
            ...orders,
            args: { backups: { retentionDays: 0 }, replicas: { reports: {} } },
            path: "backups.retentionDays",
            rule: /1/,
            fix: /./,
        },
    },
    {
        fact: "backups and maintenance have windows of their own",
        raw: { type: RDS, inputs: { backupWindow: "03:00-04:00", maintenanceWindow: "sun:03:30-sun:04:30" } },
        words: "backupWindow: InvalidParameterValue: The backup window and maintenance window must not overlap.",
        caught: {
            ...orders,
            args: { backups: { window: "03:00-04:00" }, maintenanceWindow: "sun:03:30-sun:04:30" },
            path: "maintenanceWindow",
            rule: /must not overlap the backup window 03:00-04:00/,
            fix: /move one/,
        },
    },
    {
        fact: "a backup window is two times of day",
        raw: { type: RDS, inputs: { backupWindow: "3-4" } },
        words: 'backupWindow: "backup_window" must satisfy the format of "hh24:mi-hh24:mi".',
        caught: {
            ...orders,
            args: { backups: { window: "3-4" } },
            path: "backups.window",
            rule: /time of day/,
            fix: /hh:mm-hh:mm/,
        },
    },
    {
        fact: "a maintenance window is two times of the week",
        raw: { type: RDS, inputs: { maintenanceWindow: "sunday" } },
        words: 'maintenanceWindow: "maintenance_window" must satisfy the format of "ddd:hh24:mi-ddd:hh24:mi".',
        caught: {
            ...orders,
            args: { maintenanceWindow: "sunday" },
            path: "maintenanceWindow",
            rule: /sun:03:00-sun:04:00/,
            fix: /ddd:hh:mm-ddd:hh:mm/,
        },
    },
    {
        fact: "PostgreSQL keeps the user admin for itself",
        raw: { type: RDS, inputs: { engine: "postgres", username: "admin" } },
        words: "username: InvalidParameterValue: MasterUsername admin cannot be used as it is a reserved word used by the engine",
        caught: {
            ...orders,
            args: { masterUsername: "admin" },
            path: "masterUsername",
            rule: /keeps for itself/,
            fix: /choose another/,
        },
    },
    {
        fact: "a database's name has letters, digits and underscores",
        raw: { type: RDS, inputs: { engine: "postgres", dbName: "my-orders" } },
        words: "dbName: InvalidParameterValue: DBName must begin with a letter and contain only alphanumeric characters.",
        caught: {
            ...orders,
            args: { databaseName: "my-orders" },
            path: "databaseName",
            rule: /letters, digits and underscores/,
            fix: /rename/,
        },
    },
    {
        fact: "ports begin with 1150",
        raw: { type: RDS, inputs: { port: 80 } },
        words: "port: InvalidParameterValue: Port must be between 1150 and 65535, got 80",
        wordsNotFound: true,
        caught: { ...orders, args: { port: 80 }, path: "port", rule: /1150/, fix: /./ },
    },
    {
        fact: "Advanced insights are kept for 465 days",
        raw: {
            type: RDS,
            inputs: {
                databaseInsightsMode: "advanced",
                performanceInsightsEnabled: true,
                performanceInsightsRetentionPeriod: 7,
            },
        },
        words: "databaseInsightsMode: InvalidParameterCombination: To enable the Advanced mode of Database Insights, modify your instance to enable Performance Insights and set the retention period for Performance Insights to at least 465 days.",
        caught: {
            ...orders,
            args: { insights: { mode: "advanced", retentionDays: 7 } },
            path: "insights.retentionDays",
            rule: /465 with mode advanced/,
            fix: /mode: standard/,
        },
    },
    {
        fact: "insights are kept for a week, months of 31 days, or two years",
        raw: { type: RDS, inputs: { performanceInsightsRetentionPeriod: 94 } },
        words: "performanceInsightsRetentionPeriod: InvalidParameterValue: PerformanceInsightsRetentionPeriod must be 7, 731, or 31 times 1 to 23, got 94",
        wordsNotFound: true,
        caught: {
            ...orders,
            args: { insights: { retentionDays: 94 } },
            path: "insights.retentionDays",
            rule: /multiple of 31/,
            fix: /write 124/,
        },
    },
    {
        fact: "metrics of the operating system come in certain intervals",
        raw: { type: RDS, inputs: { monitoringInterval: 20, monitoringRoleArn: "arn:aws:iam::444444444444:role/m" } },
        words: "monitoringInterval: InvalidParameterValue: MonitoringInterval must be one of 0, 1, 5, 10, 15, 30, 60, got 20",
        wordsNotFound: true,
        caught: {
            ...orders,
            args: { monitoringIntervalSeconds: 20 },
            path: "monitoringIntervalSeconds",
            rule: /1.*5.*10.*15.*30.*60/,
            fix: /./,
        },
    },
    {
        fact: "a database's subnets lie in two zones",
        raw: {
            type: "aws:rds/subnetGroup:SubnetGroup",
            inputs: { subnetIds: ["subnet-a"] },
            others: [other("aws:ec2/subnet:Subnet", "a", { availabilityZone: "eu-west-1a" }, "subnet-a")],
        },
        words: "subnetIds: DBSubnetGroupDoesNotCoverEnoughAZs: The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement. Current AZ coverage: eu-west-1a. Add subnets to cover at least 2 AZs.",
        caught: {
            ...orders,
            args: { subnetIds: ["subnet-a"] },
            path: "subnetIds",
            rule: /two zones/,
            fix: /add an isolated subnet/,
            notInSettings: "subnets come from the network layer; a network of one zone is refused beside a database",
        },
    },
    {
        fact: "another major has to be allowed",
        raw: {
            type: RDS,
            before: { engine: "postgres", engineVersion: "16.9" },
            inputs: { engine: "postgres", engineVersion: "17.5" },
        },
        words: "engineVersion: InvalidParameterCombination: The AllowMajorVersionUpgrade flag must be present when upgrading to a new major version.",
        caught: {
            ...orders,
            before: { engineVersion: "16.9" },
            args: { engineVersion: "17.5" },
            path: "upgradeFrom",
            rule: /is required to go from 16\.9 to 17\.5/,
            fix: /such as 16\.9/,
        },
    },
    {
        fact: "there is no way back to an older version",
        raw: {
            type: RDS,
            before: { engine: "postgres", engineVersion: "16.9" },
            inputs: { engine: "postgres", engineVersion: "16.8" },
        },
        words: "engineVersion: InvalidParameterCombination: Cannot upgrade postgres from 16.9 to 16.8",
        caught: {
            ...orders,
            before: { engineVersion: "16.9" },
            args: { engineVersion: "16.8" },
            path: "engineVersion",
            rule: /no way back/,
            fix: /restore a snapshot/,
        },
    },
    {
        fact: "a compliance lock can be lifted for three days at least",
        raw: {
            type: "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
            inputs: { backupVaultName: "orders", changeableForDays: 2 },
        },
        words: "changeableForDays: expected changeable_for_days to be at least (3), got 2",
        caught: {
            ...orders,
            args: { backups: { plan: { lock: { mode: "compliance", coolingOffDays: 2 } } } },
            path: "backups.plan.lock.coolingOffDays",
            rule: /3/,
            fix: /3/,
        },
    },
    {
        fact: "names of IAM roles have 64 characters at most",
        raw: { type: "aws:iam/role:Role", inputs: { name: "r".repeat(65) } },
        words: `name: expected length of name to be in the range (1 - 64), got ${"r".repeat(65)}`,
        caught: {
            ...orders,
            name: `database-${"o".repeat(56)}`,
            path: "",
            rule: /names in AWS start with it/,
            fix: /shorten/,
            notInSettings: "names of instances have 20 characters at most",
        },
    },
];

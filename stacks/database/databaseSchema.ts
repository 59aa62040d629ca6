import { CERTIFICATE_AUTHORITIES, DEFAULTS, INSIGHTS_MODES } from "@plinth/database/plan";
import { z } from "zod";

/** Names of databases: they stand in names of AWS resources. */
export const instanceName = z
    .string()
    .max(20)
    .regex(/^[a-z][a-z0-9]*$/, "lower-case letters and digits, a letter first");

const lock = z
    .discriminatedUnion("mode", [
        z.strictObject({ mode: z.literal("governance") }),
        z.strictObject({
            mode: z.literal("compliance"),
            coolingOffDays: z.number().describe("Days after which nobody lifts the lock, 3 or more."),
        }),
        z.strictObject({ mode: z.literal("none") }),
    ])
    .describe("What keeps backups from being deleted early: governance, compliance (for good) or none.");

const plan = z
    .strictObject({
        schedule: z
            .string()
            .default(DEFAULTS.planSchedule)
            .describe("When a backup starts: a cron expression, UTC. Default: every morning at six."),
        retentionDays: z
            .number()
            .default(DEFAULTS.planRetentionDays)
            .describe("Days a backup is kept. RDS's own backups end after 35."),
        lock: lock.default({ mode: "governance" }),
    })
    .describe("Backups by AWS Backup beside RDS's own, in a vault of the database's own.");

/** Backups of an instance and of a cluster. */
export const backups = {
    retentionDays: z
        .number()
        .default(DEFAULTS.backupRetentionDays)
        .describe("Days back to any second of which the database can be restored, 1 to 35."),
    window: z.string().default(DEFAULTS.backupWindow).describe("When the daily snapshot is taken, UTC."),
    finalSnapshot: z
        .boolean()
        .default(DEFAULTS.finalSnapshot)
        .describe("Whether a last snapshot is taken when the database is deleted."),
    keepAfterDeletion: z
        .boolean()
        .default(DEFAULTS.keepAfterDeletion)
        .describe("Whether backups outlive the database for their retention."),
    plan: plan.optional(),
};

const insights = z
    .strictObject({
        mode: z
            .enum(INSIGHTS_MODES)
            .default(DEFAULTS.insightsMode)
            .describe("advanced adds lock analysis, execution plans and fleet views, at its own price."),
        retentionDays: z
            .number()
            .optional()
            .describe("7, a multiple of 31 up to 713, or 731; 465 with advanced. Default: 7, or 465 with advanced."),
    })
    .prefault({})
    .describe("CloudWatch Database Insights: which statements the database spends its time on.");

/** What an instance and a cluster have in common. */
export const ofBoth = {
    engineVersion: z
        .string()
        .describe('PostgreSQL, in quotes: "17", then AWS chooses the minor and raises it, or "17.7".'),
    databaseName: z
        .string()
        .default(DEFAULTS.databaseName)
        .describe("The database made with the instance. Changing it replaces the instance."),
    masterUsername: z
        .string()
        .default(DEFAULTS.masterUsername)
        .describe("The user for administration and migrations. Changing it replaces the instance."),
    port: z.number().default(DEFAULTS.port).describe("Where the database listens. Default: PostgreSQL's own port."),
    maintenanceWindow: z
        .string()
        .default(DEFAULTS.maintenanceWindow)
        .describe("When AWS may restart the database, UTC. Default: after the backup window."),
    applyImmediately: z
        .boolean()
        .default(DEFAULTS.applyImmediately)
        .describe("Whether changes take effect at once, restarts included, or in the maintenance window."),
    upgradeFrom: z
        .string()
        .optional()
        .describe(
            'The version that runs now, with its minor ("16.9"), while engineVersion asks for another major. AWS upgrades in place and cannot go back.',
        ),
    deletionProtection: z
        .boolean()
        .default(DEFAULTS.deletionProtection)
        .describe("Whether AWS refuses to delete the instance."),
    protect: z
        .boolean()
        .default(DEFAULTS.protect)
        .describe("Whether Pulumi refuses to delete or replace the instance and its key."),
    insights,
    monitoringIntervalSeconds: z
        .number()
        .default(DEFAULTS.monitoringIntervalSeconds)
        .describe("Seconds between samples of the operating system's metrics: 1, 5, 10, 15, 30 or 60."),
    logRetentionDays: z
        .number()
        .default(DEFAULTS.logRetentionDays)
        .describe("Days the exported logs are kept. Default: a year back for an investigation."),
    slowStatementMilliseconds: z
        .number()
        .default(DEFAULTS.slowStatementMilliseconds)
        .describe("Statements that take longer than this are logged."),
    parameters: z
        .record(z.string(), z.string())
        .default({})
        .describe("PostgreSQL parameters by name, values in quotes. rds.force_ssl is always 1."),
    passwordRotation: z
        .string()
        .default(DEFAULTS.passwordRotation)
        .describe(
            "When the master password changes: a cron expression of full hours, UTC. Default: the first of each month.",
        ),
    certificateAuthority: z
        .enum(CERTIFICATE_AUTHORITIES)
        .default(DEFAULTS.certificateAuthority)
        .describe("The certificate authority of the server's certificate."),
};

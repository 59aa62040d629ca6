import type { BackupCopyShape, BackupPlanShape } from "./backups.ts";
import type { RestoreShape } from "./restore.ts";

/** What decides a database's structure: plain data, so it is checked and planned before anything registers. */
export interface DatabaseShape extends CommonShape {
    /** A Graviton class: `db.t4g.medium`, `db.m7g.large`, `db.r7g.xlarge`. Changing it restarts the database. */
    readonly instanceClass: string;
    readonly storage: StorageShape;
    /** Whether a standby runs in another zone. @default true - otherwise the loss of a zone takes the database with it */
    readonly multiAz?: boolean | undefined;
    /** Copies to read from, by name; adding one only creates. They need a `password` of your own. @default none */
    readonly replicas?: Readonly<Record<string, ReplicaShape>> | undefined;
    /**
     * Where the data of a new database comes from. Read when the database is made and never again, so it may stay or go
     * afterwards; on a database that exists it does nothing, instead of replacing it. User and database name must be the
     * source's. @default none - an empty database
     */
    readonly restore?: RestoreShape | undefined;
    /**
     * A master password in a secret of the component's own, which replicas and blue/green updates need: AWS makes neither of
     * a database whose password RDS keeps (Amazon RDS User Guide, "Password management with Amazon RDS and AWS Secrets Manager").
     * @default RDS keeps it, and changes it when `passwordRotation` says
     */
    readonly password?: OwnPasswordShape | undefined;
    /**
     * Whether changes of the database are made on a copy that then takes over, in about a minute. That holds for nearly every
     * change, at once, whatever `applyImmediately` says; the database left behind is deleted without a final snapshot.
     * @default false - a copy is a second database to pay for, and `resourceId` is another afterwards
     */
    readonly blueGreen?: boolean | undefined;
}

/**
 * How an own password changes. `version`: by hand, a higher number draws another. `lambda`: by a function of yours on
 * schedule; Secrets Manager's template is `SecretsManagerRDSPostgreSQLRotationSingleUser`.
 */
export type OwnPasswordShape =
    | { readonly rotation: "version"; readonly version?: number | undefined }
    | { readonly rotation: "lambda"; readonly lambdaArn: string; readonly days?: number | undefined };

/** What an instance and an Aurora cluster have in common. */
export interface CommonShape {
    /**
     * PostgreSQL, major alone (`17`) or with its minor (`17.7`). With the major alone AWS chooses the minor and raises it in
     * maintenance windows; a minor written down must be raised here when AWS has raised it.
     */
    readonly engineVersion: string;
    /** The database made with the instance. Changing it replaces the instance. @default app */
    readonly databaseName?: string | undefined;
    /** The master user, for administration and migrations; services use IAM users. Changing it replaces the instance. @default master */
    readonly masterUsername?: string | undefined;
    /** @default 5432 - PostgreSQL's own */
    readonly port?: number | undefined;
    readonly backups?: BackupsShape | undefined;
    /** When AWS may restart the database, UTC: `sun:03:00-sun:04:00`. @default sun:03:00-sun:04:00 - after the backup window */
    readonly maintenanceWindow?: string | undefined;
    /** Whether changes take effect at once, restarts included. @default false - they wait for the maintenance window */
    readonly applyImmediately?: boolean | undefined;
    /**
     * The version that runs now, with its minor (`16.9`), while `engineVersion` asks for another major. AWS upgrades in
     * place, with an outage of minutes, and cannot go back; paths it refuses are refused here. Remove it afterwards.
     * @default none - AWS then refuses another major
     */
    readonly upgradeFrom?: string | undefined;
    /** Whether AWS refuses to delete the instance. @default true */
    readonly deletionProtection?: boolean | undefined;
    /** Whether Pulumi refuses to delete or replace the instance and its key. @default true */
    readonly protect?: boolean | undefined;
    readonly insights?: InsightsShape | undefined;
    /** Seconds between samples of the operating system's metrics. @default 60 */
    readonly monitoringIntervalSeconds?: number | undefined;
    /** Days the exported logs are kept. @default 365 - a year back for an investigation */
    readonly logRetentionDays?: number | undefined;
    /** Statements that take longer than this are logged, in milliseconds. @default 1000 */
    readonly slowStatementMilliseconds?: number | undefined;
    /** PostgreSQL parameters by name, over those set here; `rds.force_ssl` cannot be among them. @default none */
    readonly parameters?: Readonly<Record<string, string>> | undefined;
    /**
     * When Secrets Manager changes the master password: a cron expression of full hours, UTC; the window is three hours long.
     * @default cron(0 4 1 * ? *) - the first of each month. RDS itself would choose every seven days, at an hour nobody knows.
     */
    readonly passwordRotation?: string | undefined;
    /** The certificate authority of the server's certificate. @default rds-ca-rsa2048-g1 - what most clients can check */
    readonly certificateAuthority?: CertificateAuthority | undefined;
}

export interface ReplicaShape {
    /** @default the database's own - a smaller one falls behind when much is written */
    readonly instanceClass?: string | undefined;
    /** Whether the replica has a standby of its own. @default false - it is a second copy already */
    readonly multiAz?: boolean | undefined;
    /**
     * Whether AWS and Pulumi refuse to delete the replica; to be switched off and deployed before it is removed.
     * @default the database's own deletionProtection and protect
     */
    readonly deletionProtection?: boolean | undefined;
}

export interface StorageShape {
    /** GiB to begin with, gp3. It can grow, never shrink. */
    readonly size: number;
    /** GiB up to which AWS adds storage by itself when it runs out. @default twice the size - a full disk stops the database */
    readonly maxSize?: number | undefined;
    /** IOPS above what the size includes, for 400 GiB and more. @default what the size includes */
    readonly iops?: number | undefined;
    /** MiB per second above what the size includes, for 400 GiB and more. @default what the size includes */
    readonly throughput?: number | undefined;
}

export interface BackupsShape {
    /** Days back to any second of which the database can be restored, 1 to 35. @default 14 */
    readonly retentionDays?: number | undefined;
    /** When the daily snapshot is taken, UTC: `01:00-02:00`. @default 01:00-02:00 */
    readonly window?: string | undefined;
    /** Whether a last snapshot is taken when the database is deleted. @default true */
    readonly finalSnapshot?: boolean | undefined;
    /** Whether backups outlive the database for their retention. @default true */
    readonly keepAfterDeletion?: boolean | undefined;
    /** Backups and transaction logs in another region as well, for the loss of this one. @default none - transfer is paid by the GB */
    readonly copy?: BackupCopyShape | undefined;
    /** Backups by AWS Backup beside RDS's own, for longer than their 35 days and in a locked vault. @default none */
    readonly plan?: BackupPlanShape | undefined;
}

/** `standard` has what Performance Insights had; `advanced` adds lock analysis, execution plans and fleet views, at its own price. */
export const INSIGHTS_MODES = ["standard", "advanced"] as const;
export type InsightsMode = (typeof INSIGHTS_MODES)[number];

export interface InsightsShape {
    /** @default standard */
    readonly mode?: InsightsMode | undefined;
    /** Days: 7, a number of months of 31 days up to 713, or 731; always 465 with `advanced`. @default 7, or 465 with `advanced` */
    readonly retentionDays?: number | undefined;
}

/** Amazon RDS User Guide, "Using SSL/TLS to encrypt a connection to a DB instance or cluster". */
export const CERTIFICATE_AUTHORITIES = ["rds-ca-rsa2048-g1", "rds-ca-rsa4096-g1", "rds-ca-ecc384-g1"] as const;
export type CertificateAuthority = (typeof CERTIFICATE_AUTHORITIES)[number];

/** Amazon RDS API Reference, CreateDBInstance, MonitoringInterval; 0, which means off, is left out. */
export const MONITORING_INTERVALS = [1, 5, 10, 15, 30, 60] as const;

/** Defaults; their reasons stand at the fields above. */
export const DEFAULTS = {
    databaseName: "app",
    masterUsername: "master",
    port: 5432,
    multiAz: true,
    replicaMultiAz: false,
    backupRetentionDays: 14,
    backupWindow: "01:00-02:00",
    finalSnapshot: true,
    planSchedule: "cron(0 6 * * ? *)",
    planRetentionDays: 90,
    keepAfterDeletion: true,
    maintenanceWindow: "sun:03:00-sun:04:00",
    applyImmediately: false,
    deletionProtection: true,
    protect: true,
    insightsMode: "standard",
    monitoringIntervalSeconds: 60,
    logRetentionDays: 365,
    slowStatementMilliseconds: 1000,
    passwordRotation: "cron(0 4 1 * ? *)",
    passwordVersion: 1,
    rotationDays: 30,
    blueGreen: false,
    certificateAuthority: "rds-ca-rsa2048-g1",
} as const;

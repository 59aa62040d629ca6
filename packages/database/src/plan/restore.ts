import type { Violation } from "@plinth/core/settings";

/** Where a new database's data comes from; one kind of source each. */
export type RestoreShape = SnapshotRestore | TimeRestore;

interface Restore {
    /**
     * The key the source is encrypted with, as ARN. RDS restores an instance under the key of its snapshot and nothing else
     * (Amazon RDS API Reference, RestoreDBInstanceFromDBSnapshot, which takes no key); to change it, copy the snapshot with
     * another key first. The key has to outlive the database.
     */
    readonly storageKeyArn: string;
}

export interface SnapshotRestore extends Restore {
    readonly from: "snapshot";
    /** The snapshot's name or ARN: `plinth-prod-orders-final-1a2b3c4d`, `rds:plinth-prod-orders-2026-11-01-01-10`. */
    readonly snapshot: string;
}

export interface TimeRestore extends Restore {
    readonly from: "time";
    /** A running instance's identifier, or the ARN of automated backups kept or replicated: `arn:…:auto-backup:ab-…`. */
    readonly source: string;
    /** The second to restore, UTC (`2026-11-01T08:30:00Z`), or `latest`, about five minutes ago. */
    readonly time: string;
}

/** What the provider makes of a source. */
export type RestorePlan =
    | { readonly snapshotIdentifier: string }
    | { readonly restoreToPointInTime: Readonly<Record<string, string | boolean>> };

const AUTOMATED_BACKUP = /^arn:aws[a-z-]*:rds:[a-z0-9-]+:\d{12}:auto-backup:ab-[a-z0-9]+$/;

export function planRestore(restore: RestoreShape): RestorePlan {
    if (restore.from === "snapshot") return { snapshotIdentifier: restore.snapshot };
    const { source, time } = restore;
    return {
        restoreToPointInTime: {
            [AUTOMATED_BACKUP.test(source) ? "sourceDbInstanceAutomatedBackupsArn" : "sourceDbInstanceIdentifier"]:
                source,
            ...(time === "latest" ? { useLatestRestorableTime: true } : { restoreTime: time }),
        },
    };
}

export function checkRestore({ restore }: { readonly restore?: RestoreShape | undefined }): Violation[] {
    if (restore === undefined) return [];
    const problems = checkKey(restore);
    if (restore.from === "snapshot") return [...problems, ...checkSnapshot(restore)];
    return [...problems, ...checkSource(restore), ...checkTime(restore)];
}

function checkKey({ storageKeyArn }: Restore): Violation[] {
    if (/^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[a-z0-9-]+$/.test(storageKeyArn)) return [];
    return [
        {
            path: ["restore", "storageKeyArn"],
            rule: "must be the ARN of the KMS key that encrypts the source: RDS restores under that key only",
            value: storageKeyArn,
            fix: "write the snapshot's KMS key; a source without one has to be copied with a key first",
        },
    ];
}

export function checkSnapshot({ snapshot }: Pick<SnapshotRestore, "snapshot">): Violation[] {
    if (/^(arn:aws[a-z-]*:rds:\S+|(rds:|awsbackup:)?[A-Za-z][A-Za-z0-9-]*)$/.test(snapshot)) return [];
    return [
        {
            path: ["restore", "snapshot"],
            rule: "must be the name or the ARN of a snapshot",
            value: snapshot,
            fix: "write what aws rds describe-db-snapshots lists as DBSnapshotIdentifier",
        },
    ];
}

function checkSource({ source }: TimeRestore): Violation[] {
    if (AUTOMATED_BACKUP.test(source) || /^[a-z][a-z0-9-]{0,62}$/.test(source)) return [];
    return [
        {
            path: ["restore", "source"],
            rule: "must be the identifier of a database, or the ARN of its automated backups",
            value: source,
            fix: "write what aws rds describe-db-instance-automated-backups lists",
        },
    ];
}

export function checkTime({ time }: Pick<TimeRestore, "time">): Violation[] {
    if (time === "latest" || isInstant(time)) return [];
    return [
        {
            path: ["restore", "time"],
            rule: "must be latest, or a second in UTC",
            value: time,
            fix: "write it in quotes, such as 2026-11-01T08:30:00Z",
        },
    ];
}

/** Whether a text is a second in UTC that exists: the 31st of February does not. */
function isInstant(time: string): boolean {
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(time)) return false;
    const read = new Date(time);
    return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(time.slice(0, -1));
}

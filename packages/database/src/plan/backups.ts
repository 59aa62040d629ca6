import type { Violation } from "@plinth/core/settings";
import { type BackupsShape, type CommonShape, DEFAULTS } from "./shape.ts";

/** Backups in another region. */
export interface BackupCopyShape {
    /** Another region of the same partition: `eu-central-1`. */
    readonly region: string;
    /** Days the copies are kept, 1 to 35. @default as long as the backups they are copies of */
    readonly retentionDays?: number | undefined;
}

/** Backups by AWS Backup. */
export interface BackupPlanShape {
    /** When a backup starts: a cron expression, UTC. @default cron(0 6 * * ? *) - daily, outside the other default windows */
    readonly schedule?: string | undefined;
    /** Days a backup is kept. @default 90 - RDS's own backups end after 35 */
    readonly retentionDays?: number | undefined;
    /** What keeps backups from being deleted early. @default governance */
    readonly lock?: VaultLockShape | undefined;
}

/**
 * `governance`: backups stay for their days unless somebody with the right to do so lifts the lock first. `compliance`: once
 * `coolingOffDays` have passed nobody lifts it, AWS included. `none`: whoever may delete backups deletes them.
 */
export type VaultLockShape =
    | { readonly mode: "governance" }
    | { readonly mode: "compliance"; readonly coolingOffDays: number }
    | { readonly mode: "none" };

export const LOCK_MODES = ["governance", "compliance", "none"] as const;

const LONGEST_DAYS = 35;
/** AWS Backup Developer Guide, PutBackupVaultLockConfiguration: 72 hours of cooling off, 36,500 days at most. */
const SHORTEST_COOLING_OFF = 3;
const LONGEST_KEPT = 36_500;

export interface BackupPlan {
    readonly schedule: string;
    readonly retentionDays: number;
    /** `undefined` for no lock. */
    readonly lock: { readonly minRetentionDays: number; readonly changeableForDays?: number } | undefined;
    /** Whether Pulumi refuses to delete the vault and its key. */
    readonly protect: boolean;
    /** Whether the vault stays when the stack goes; otherwise it goes with the backups in it. */
    readonly retain: boolean;
}

export function planBackups({ backups = {}, protect = DEFAULTS.protect }: CommonShape): BackupPlan | undefined {
    const { plan, keepAfterDeletion } = backups;
    if (plan === undefined) return undefined;
    const retentionDays = plan.retentionDays ?? DEFAULTS.planRetentionDays;
    const lock = plan.lock ?? { mode: "governance" };
    return {
        schedule: plan.schedule ?? DEFAULTS.planSchedule,
        retentionDays,
        lock:
            lock.mode === "none"
                ? undefined
                : {
                      minRetentionDays: retentionDays,
                      ...(lock.mode === "compliance" ? { changeableForDays: lock.coolingOffDays } : {}),
                  },
        protect,
        retain: keepAfterDeletion ?? DEFAULTS.keepAfterDeletion,
    };
}

export function checkBackupCopy({ copy }: BackupsShape): Violation[] {
    const days = copy?.retentionDays;
    if (days === undefined || isDays(days, LONGEST_DAYS)) return [];
    return [
        {
            path: ["backups", "copy", "retentionDays"],
            rule: `must be a whole number of days from 1 to ${LONGEST_DAYS}`,
            value: days,
            fix: "choose one, or leave it out for as long as the backups themselves",
        },
    ];
}

/** Whether copies go where they can: which region is the database's own is known outside its shape. */
export function checkCopyRegion(copy: BackupCopyShape | undefined, own: string): Violation[] {
    if (copy === undefined) return [];
    const path = ["backups", "copy", "region"];
    const { region } = copy;
    if (!/^[a-z]{2}(-[a-z]+)+-\d$/.test(region)) {
        return [{ path, rule: "must be an AWS region", value: region, fix: "write one such as eu-central-1" }];
    }
    if (region === own) {
        return [
            {
                path,
                rule: "must be another region than the database's: the copy is for the loss of that one",
                value: region,
                fix: "choose another, or remove backups.copy",
            },
        ];
    }
    if (partitionOf(region) === partitionOf(own)) return [];
    return [
        {
            path,
            rule: `must be in the partition of ${own}: AWS copies nothing between partitions`,
            value: region,
            fix: "choose a region of the same partition",
        },
    ];
}

function partitionOf(region: string): string {
    return /^(cn|us-gov|us-iso[a-z]*|eu-isoe)-/.exec(region)?.[1] ?? "aws";
}

export function checkBackupPlan({ plan, keepAfterDeletion }: BackupsShape): Violation[] {
    if (plan === undefined) return [];
    const problems: Violation[] = [];
    const at = (key: string): string[] => ["backups", "plan", key];
    const { schedule = DEFAULTS.planSchedule, retentionDays: days = DEFAULTS.planRetentionDays, lock } = plan;
    if (!/^cron\(\S+ \S+ (\S+ \S+ \?|\? \S+ \S+) \S+\)$/.test(schedule)) {
        problems.push({
            path: at("schedule"),
            rule: "must be a cron expression of six fields, one of the two days a ?",
            value: schedule,
            fix: `write ${DEFAULTS.planSchedule} for every morning at six, UTC`,
        });
    }
    if (!isDays(days, LONGEST_KEPT)) {
        problems.push({
            path: at("retentionDays"),
            rule: `must be a whole number of days from 1 to ${LONGEST_KEPT}`,
            value: days,
            fix: `choose one, or leave it out for ${DEFAULTS.planRetentionDays}`,
        });
    }
    if (lock?.mode !== "compliance") return problems;
    if (!isDays(lock.coolingOffDays, LONGEST_KEPT) || lock.coolingOffDays < SHORTEST_COOLING_OFF) {
        problems.push({
            path: [...at("lock"), "coolingOffDays"],
            rule: `must be a whole number of days from ${SHORTEST_COOLING_OFF} to ${LONGEST_KEPT}`,
            value: lock.coolingOffDays,
            fix: `write ${SHORTEST_COOLING_OFF} or more: that long the lock can still be lifted`,
        });
    }
    if (keepAfterDeletion === false) {
        problems.push({
            path: at("lock"),
            rule: "must not be compliance without keepAfterDeletion: nobody can delete such a vault with the database",
            value: lock.mode,
            fix: "write mode: governance, or keepAfterDeletion: true",
        });
    }
    return problems;
}

function isDays(value: number, most: number): boolean {
    return Number.isInteger(value) && value >= 1 && value <= most;
}

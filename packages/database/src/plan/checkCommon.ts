import type { Check, Violation } from "@plinth/core/settings";
import { checkRetention } from "@plinth/logs";
import { checkBackupCopy, checkBackupPlan } from "./backups.ts";
import { checkEngineVersion } from "./engine.ts";
import { checkInsights } from "./insights.ts";
import { checkNames, checkPort } from "./names.ts";
import { checkParameters } from "./parameters.ts";
import { checkPasswordRotation } from "./password.ts";
import { type CommonShape, DEFAULTS, MONITORING_INTERVALS } from "./shape.ts";
import { checkUpgrade } from "./upgrade.ts";
import { checkWindows } from "./windows.ts";

const LONGEST_BACKUP_DAYS = 35;

function checkBackups({ backups = {}, deletionProtection = DEFAULTS.deletionProtection }: CommonShape): Violation[] {
    const days = backups.retentionDays ?? DEFAULTS.backupRetentionDays;
    const problems: Violation[] = [];
    if (!Number.isInteger(days) || days < 1 || days > LONGEST_BACKUP_DAYS) {
        problems.push({
            path: ["backups", "retentionDays"],
            rule: `must be a whole number of days from 1 to ${LONGEST_BACKUP_DAYS}`,
            value: days,
            fix: "choose one; restores to a point in time, replicas and blue/green updates need backups",
        });
    }
    if (deletionProtection && backups.finalSnapshot === false) {
        problems.push({
            path: ["backups", "finalSnapshot"],
            rule: "must be true with deletionProtection: what may not be deleted by accident may not vanish without a copy",
            value: false,
            fix: "remove it, or write deletionProtection: false",
        });
    }
    return [...problems, ...checkBackupCopy(backups), ...checkBackupPlan(backups)];
}

function checkMonitoring({ monitoringIntervalSeconds: value }: CommonShape): Violation[] {
    if (value === undefined || (MONITORING_INTERVALS as readonly number[]).includes(value)) return [];
    const rule = `must be one of ${MONITORING_INTERVALS.join(", ")}`;
    return [{ path: ["monitoringIntervalSeconds"], rule, value, fix: "choose one of them" }];
}

/** What can be wrong with the version of an instance and of a cluster alike. */
export const versionChecks: readonly Check<CommonShape>[] = [
    { reads: ["engineVersion"], check: checkEngineVersion },
    { reads: ["engineVersion", "upgradeFrom"], check: checkUpgrade },
];

/** What else can be wrong with both. */
export const commonChecks: readonly Check<CommonShape>[] = [
    { reads: ["databaseName", "masterUsername"], check: checkNames },
    { reads: ["port"], check: checkPort },
    { reads: ["backups", "deletionProtection"], check: checkBackups },
    { reads: ["backups", "maintenanceWindow"], check: checkWindows },
    { reads: ["insights"], check: checkInsights },
    { reads: ["monitoringIntervalSeconds"], check: checkMonitoring },
    {
        reads: ["logRetentionDays"],
        check: ({ logRetentionDays }) => checkRetention("logRetentionDays", logRetentionDays),
    },
    { reads: ["parameters", "slowStatementMilliseconds"], check: checkParameters },
    { reads: ["passwordRotation"], check: checkPasswordRotation },
];

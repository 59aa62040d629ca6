import { checkAlarmArgs } from "@plinth/alarms/plan";
import type { Problem } from "@plinth/core/errors";
import { AUTONAME_SUFFIX, checkLogicalName, longestLogicalName } from "@plinth/core/naming";
import { runChecks, toProblems } from "@plinth/core/settings";
import type { DatabaseArgs } from "./databaseArgs.ts";
import {
    checkCopyRegion,
    checkIdentifier,
    checkReplicaIdentifiers,
    databaseAlarms,
    databaseChecks,
} from "./plan/index.ts";

/** AWS Backup API Reference, CreateBackupVault, BackupVaultName. */
const LONGEST_VAULT = 50 - AUTONAME_SUFFIX;

/** What names of children leave to the component's: those of monitoring roles, and of a backup vault. */
export function roomForNames(roles: readonly string[], hasVault: boolean): number {
    const rooms = roles.map((suffix) => longestLogicalName("aws:iam/role:Role") - suffix.length);
    return Math.min(...rooms, ...(hasVault ? [LONGEST_VAULT - "-backup-vault".length] : []));
}

function longestName({ replicas = {}, backups = {} }: DatabaseArgs): number {
    const roles = Object.keys(replicas).map((replica) => `-replica-${replica}-monitoring`);
    return roomForNames(["-monitoring", ...roles], backups.plan !== undefined);
}

/** Everything that is wrong with a database's arguments, at once. */
export function checkDatabaseArgs(name: string, args: DatabaseArgs): Problem[] {
    return [
        ...checkLogicalName(name, longestName(args)),
        ...toProblems(checkIdentifier(args.identifier)),
        ...toProblems(checkReplicaIdentifiers(args.identifier, args.replicas)),
        ...toProblems(checkCopyRegion(args.backups?.copy, args.region)),
        ...checkSubnets(args.subnetIds),
        ...toProblems(runChecks(databaseChecks, args)),
        ...toProblems(checkAlarmArgs(databaseAlarms, args)),
    ];
}

/** A list that is known now can be counted now; one that flows from another resource is AWS's to refuse. */
export function checkSubnets(subnetIds: DatabaseArgs["subnetIds"]): Problem[] {
    if (!Array.isArray(subnetIds) || subnetIds.length >= 2) return [];
    return [
        {
            path: "subnetIds",
            rule: "must name subnets in at least two zones: RDS requires them even of a database without a standby",
            value: subnetIds.length,
            fix: "add an isolated subnet of another zone",
        },
    ];
}

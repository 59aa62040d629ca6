import { type OptOut, written } from "@plinth/core/optOuts";
import type { AuroraShape } from "./aurora/index.ts";
import type { CommonShape, DatabaseShape } from "./shape.ts";

/** Fewer days of backups than AWS itself keeps where nobody says anything in its console (Amazon RDS User Guide, "Backup retention period"). */
const FEW_DAYS = 7;

/** What makes an instance or a cluster less safe than its default. A single zone costs an outage, no data: not one of these. */
const common: readonly OptOut<CommonShape>[] = [
    {
        option: "deletionProtection",
        risk: "loses",
        consequence: "AWS deletes it when it is told to",
        uses: ({ deletionProtection }) => written(["deletionProtection"], deletionProtection, false),
    },
    {
        option: "protect",
        risk: "loses",
        consequence: "Pulumi deletes or replaces it, and its key, when the program says so",
        uses: ({ protect }) => written(["protect"], protect, false),
    },
    {
        option: "backups.finalSnapshot",
        risk: "loses",
        consequence: "what it holds is gone when it is deleted",
        uses: ({ backups }) => written(["backups", "finalSnapshot"], backups?.finalSnapshot, false),
    },
    {
        option: "backups.keepAfterDeletion",
        risk: "loses",
        consequence: "its backups are deleted with it",
        uses: ({ backups }) => written(["backups", "keepAfterDeletion"], backups?.keepAfterDeletion, false),
    },
    {
        option: "backups.retentionDays",
        risk: "loses",
        consequence: "what is noticed later than that cannot be undone",
        uses: ({ backups }) => {
            const days = backups?.retentionDays;
            return days !== undefined && days < FEW_DAYS ? [{ path: ["backups", "retentionDays"], value: days }] : [];
        },
    },
    {
        option: "backups.plan.lock.mode",
        risk: "loses",
        consequence: "whoever may delete backups deletes these, too",
        uses: ({ backups }) => written(["backups", "plan", "lock", "mode"], backups?.plan?.lock?.mode, "none"),
    },
];

export const databaseOptOuts: readonly OptOut<DatabaseShape>[] = common;
export const auroraOptOuts: readonly OptOut<AuroraShape>[] = common;

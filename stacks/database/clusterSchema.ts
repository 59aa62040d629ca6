import { alarmsSetting } from "@plinth/alarms/settings";
import { rules } from "@plinth/core/settings";
import { AURORA_DEFAULTS, AURORA_STORAGE, auroraAlarms, auroraChecks, type AuroraShape } from "@plinth/database/plan";
import { z } from "zod";
import { backups, instanceName, ofBoth } from "./databaseSchema.ts";

const capacity = z
    .discriminatedUnion("kind", [
        z.strictObject({
            kind: z.literal("provisioned"),
            instanceClass: z
                .string()
                .describe("A Graviton class such as db.r7g.large. Changing it restarts the instances."),
        }),
        z.strictObject({
            kind: z.literal("serverless"),
            minCapacity: z.number().describe("Units below which an instance does not shrink; 0 lets it pause."),
            maxCapacity: z
                .number()
                .describe("Units above which an instance does not grow, 1 to 256: what it may cost."),
            pauseAfterSeconds: z
                .number()
                .optional()
                .describe("Seconds without a connection before a pause, with minCapacity 0. Default: AWS's own, 300."),
        }),
    ])
    .describe("Instances of a class, or ones that grow and shrink with their load.");

const member = z
    .strictObject({
        promotionTier: z
            .number()
            .default(AURORA_DEFAULTS.promotionTier)
            .describe("0 to 15: the lowest becomes the writer when the writer is lost."),
    })
    .describe("One instance of the cluster.");

const restore = z
    .discriminatedUnion("from", [
        z.strictObject({
            from: z.literal("snapshot"),
            snapshot: z.string().describe("The cluster snapshot's name or ARN."),
        }),
        z.strictObject({
            from: z.literal("time"),
            source: z.string().describe("A running cluster's identifier."),
            time: z.string().describe('The second to restore, UTC ("2026-11-01T08:30:00Z"), or latest.'),
        }),
    ])
    .describe("Where a new cluster's data comes from. On a cluster that exists it does nothing.");

/** One Aurora PostgreSQL cluster. */
export const cluster = z
    .strictObject({
        ...ofBoth,
        alarms: alarmsSetting(auroraAlarms),
        capacity,
        members: z
            .record(instanceName, member)
            .prefault(AURORA_DEFAULTS.members)
            .describe("The cluster's instances, by name. Default: two, so that one can take over."),
        storage: z
            .enum(AURORA_STORAGE)
            .default(AURORA_DEFAULTS.storage)
            .describe("standard pays for each I/O, ioOptimized a higher price and none for I/O."),
        backups: z.strictObject(backups).prefault({}).describe("How far back the cluster can be restored."),
        restore: restore.optional(),
    })
    .check(...rules<AuroraShape>(auroraChecks));

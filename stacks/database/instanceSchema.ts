import { alarmsSetting } from "@plinth/alarms/settings";
import { rules } from "@plinth/core/settings";
import { databaseAlarms, databaseChecks, type DatabaseShape, DEFAULTS } from "@plinth/database/plan";
import { z } from "zod";
import { backups, instanceName, ofBoth } from "./databaseSchema.ts";

const storage = z
    .strictObject({
        size: z.number().describe("GiB of gp3 to begin with. It can grow, never shrink."),
        maxSize: z
            .number()
            .optional()
            .describe(
                "GiB up to which AWS adds storage by itself. Default: twice the size, since a full disk stops the database.",
            ),
        iops: z.number().optional().describe("IOPS above what the size includes, for 400 GiB and more."),
        throughput: z
            .number()
            .optional()
            .describe("MiB per second above what the size includes, for 400 GiB and more."),
    })
    .describe("The volume that holds the data.");

const copy = z
    .strictObject({
        region: z.string().describe("Another region that environment.yaml allows."),
        retentionDays: z.number().optional().describe("1 to 35. Default: as long as the backups themselves."),
    })
    .describe("Backups and transaction logs in another region as well.");

const replica = z
    .strictObject({
        instanceClass: z.string().optional().describe("Default: the database's own; a smaller one falls behind."),
        multiAz: z
            .boolean()
            .default(DEFAULTS.replicaMultiAz)
            .describe("Whether the replica has a standby of its own. It is a second copy already."),
        deletionProtection: z
            .boolean()
            .optional()
            .describe(
                "Whether AWS and Pulumi refuse to delete the replica; off before it is removed. Default: as the database.",
            ),
    })
    .describe("A copy to read from.");

const storageKeyArn = z
    .string()
    .describe("The KMS key that encrypts the source, as ARN. RDS restores an instance under that key only.");

const restore = z
    .discriminatedUnion("from", [
        z.strictObject({
            from: z.literal("snapshot"),
            snapshot: z.string().describe("The snapshot's name or ARN."),
            storageKeyArn,
        }),
        z.strictObject({
            from: z.literal("time"),
            source: z.string().describe("A database's identifier, or the ARN of automated backups."),
            time: z.string().describe('The second to restore, UTC ("2026-11-01T08:30:00Z"), or latest.'),
            storageKeyArn,
        }),
    ])
    .describe("Where a new database's data comes from. On a database that exists it does nothing.");

const password = z
    .discriminatedUnion("rotation", [
        z.strictObject({
            rotation: z.literal("version"),
            version: z
                .number()
                .default(DEFAULTS.passwordVersion)
                .describe("Raised whenever the password has to change."),
        }),
        z.strictObject({
            rotation: z.literal("lambda"),
            lambdaArn: z.string().describe("The function that changes the password."),
            days: z
                .number()
                .default(DEFAULTS.rotationDays)
                .describe("Days between two changes, 1 to 1000. Default: a month."),
        }),
    ])
    .describe(
        "A master password in a secret of its own, which replicas and blue/green updates need. Default: RDS keeps it and changes it when passwordRotation says.",
    );

/** One PostgreSQL instance. */
export const instance = z
    .strictObject({
        ...ofBoth,
        alarms: alarmsSetting(databaseAlarms),
        instanceClass: z
            .string()
            .describe("A Graviton class such as db.t4g.medium. Changing it restarts the database."),
        storage,
        multiAz: z
            .boolean()
            .default(DEFAULTS.multiAz)
            .describe(
                "Whether a standby runs in another zone. Without it the loss of a zone takes the database with it.",
            ),
        replicas: z.record(instanceName, replica).default({}).describe("Copies to read from, by name."),
        restore: restore.optional(),
        password: password.optional(),
        passwordRotation: z
            .string()
            .optional()
            .describe(
                `When RDS changes the password it keeps: a cron expression of full hours, UTC. Default: ${DEFAULTS.passwordRotation}, the first of each month.`,
            ),
        blueGreen: z
            .boolean()
            .default(DEFAULTS.blueGreen)
            .describe(
                "Whether changes are made on a copy that then takes over, at once. The database left behind goes without a final snapshot.",
            ),
        backups: z
            .strictObject({ ...backups, copy: copy.optional() })
            .prefault({})
            .describe("How far back the database can be restored."),
    })
    .check(...rules<DatabaseShape>(databaseChecks));

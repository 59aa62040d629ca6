import { alarmsSetting } from "@plinth/alarms/settings";
import {
    ENGINES,
    SERVERLESS_DEFAULTS,
    serverlessAlarms,
    serverlessChecks,
    type ServerlessShape,
} from "@plinth/cache/plan";
import { rules } from "@plinth/core/settings";
import { z } from "zod";
import { users } from "./userSchema.ts";

const range = z.strictObject({
    maximum: z.number().describe("What the cache never exceeds, and with it what it may cost."),
    minimum: z
        .number()
        .optional()
        .describe("What is ready without scaling first, and paid for whether it is used or not. Default: none."),
});

const limits = z
    .strictObject({
        storageGb: range.describe("GB of data, 1 to 5000. At the maximum, keys with a time to live make room."),
        ecpuPerSecond: range.describe("Processing units a second, 1000 to 15000000. Above the maximum, requests wait."),
    })
    .describe("What the cache may hold and do. There is no default: without one, a mistake has no price limit.");

const snapshots = z
    .strictObject({
        retentionDays: z
            .number()
            .default(SERVERLESS_DEFAULTS.snapshotRetentionDays)
            .describe("Daily snapshots that are kept, 0 to 35; 0 takes none."),
        time: z.string().default(SERVERLESS_DEFAULTS.snapshotTime).describe("When the snapshot is taken, UTC."),
    })
    .prefault({})
    .describe("Copies of the data on disk. They go with the cache.");

export const serverless = z
    .strictObject({
        alarms: alarmsSetting(serverlessAlarms),
        engine: z.enum(ENGINES).default(SERVERLESS_DEFAULTS.engine).describe("valkey is the open fork of redis."),
        majorVersion: z.string().describe('The major alone, in quotes: "8" for valkey, "7" for redis.'),
        limits,
        users,
        snapshots,
        protect: z
            .boolean()
            .default(SERVERLESS_DEFAULTS.protect)
            .describe("Whether Pulumi refuses to delete or replace the cache and its key."),
    })
    .check(...rules<ServerlessShape>(serverlessChecks));

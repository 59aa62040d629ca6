import { alarmsSetting } from "@plinth/alarms/settings";
import {
    cacheAlarms,
    cacheChecks,
    type CacheShape,
    DEFAULTS,
    DURABILITIES,
    ENGINES,
    SCALING_METRICS,
    TLS_STEPS,
    USES,
} from "@plinth/cache/plan";
import { rules } from "@plinth/core/settings";
import { z } from "zod";
import { serverless } from "./serverlessSchema.ts";
import { users } from "./userSchema.ts";

/** Names of caches: they stand in names of AWS resources. */
const instanceName = z
    .string()
    .max(20)
    .regex(/^[a-z][a-z0-9]*$/, "lower-case letters and digits, a letter first");

const snapshots = z
    .strictObject({
        retentionDays: z
            .number()
            .default(DEFAULTS.snapshotRetentionDays)
            .describe("Days that daily snapshots are kept, 0 to 35; 0 takes none."),
        window: z.string().default(DEFAULTS.snapshotWindow).describe("When the snapshot is taken, UTC."),
        finalSnapshot: z
            .boolean()
            .default(DEFAULTS.finalSnapshot)
            .describe("Whether a last snapshot is taken when the cache is deleted."),
    })
    .prefault({})
    .describe("Copies of the data on disk.");

const targetPercent = z.number().optional().describe("What AWS keeps the metric at, 35 to 70. Default: 60.");

const scaling = z
    .strictObject({
        shards: z
            .strictObject({
                maximum: z.number().describe("The most shards there may be."),
                targetPercent,
                metric: z
                    .enum(SCALING_METRICS)
                    .optional()
                    .describe("memory that fills up, or cpu of the primary nodes. Default: memory."),
            })
            .optional()
            .describe("Default: none, shards stay as many as they are."),
        replicas: z
            .strictObject({ maximum: z.number().describe("The most replicas of each primary node."), targetPercent })
            .optional()
            .describe("By the load of the replicas. Default: none, replicas stay as many as they are."),
    })
    .describe("Up to where AWS adds shards and replicas by load; shards and replicas say the least. Needs shards.");

const cache = z
    .strictObject({
        alarms: alarmsSetting(cacheAlarms),
        engine: z.enum(ENGINES).default(DEFAULTS.engine).describe("valkey is the open fork of redis."),
        engineVersion: z.string().describe('Major and minor, in quotes: "8.1" for valkey, "7.1" for redis.'),
        nodeType: z.string().describe("A Graviton node type such as cache.t4g.micro."),
        use: z
            .enum(USES)
            .describe(
                "cache: keys make room when memory is full. session, queue: writes fail then, and no key vanishes.",
            ),
        replicas: z
            .number()
            .default(DEFAULTS.replicas)
            .describe("Replicas of each primary node, 0 to 5. One takes over when the primary fails."),
        multiAz: z
            .boolean()
            .default(DEFAULTS.multiAz)
            .describe("Whether replicas stand in other zones than their primary. Needs replicas."),
        shards: z
            .union([z.number(), z.literal("compatible")])
            .optional()
            .describe(
                "Shards that the keys are spread over (cluster mode), or compatible on the way there. Default: none, one primary holds all keys.",
            ),
        durability: z
            .enum(DURABILITIES)
            .optional()
            .describe(
                "Whether writes go to a log in several zones: sync before the client is answered, async after it. For Valkey 9.0 and later with shards. Default: none.",
            ),
        scaling: scaling.optional(),
        users,
        token: z
            .union([
                z.strictObject({
                    version: z
                        .number()
                        .default(DEFAULTS.tokenVersion)
                        .describe("Raised whenever the token has to change; the one before is taken until the next."),
                }),
                z.literal("remove"),
            ])
            .optional()
            .describe(
                "For clients that send a password alone: a token in Secrets Manager in the place of users, or remove on the way back to users. Default: users sign in.",
            ),
        snapshots,
        restoreFrom: z
            .string()
            .optional()
            .describe("The snapshot a new cache is filled from. On a cache that exists it does nothing."),
        tlsMigration: z
            .enum(TLS_STEPS)
            .optional()
            .describe(
                "The step of a cache that was made without TLS: preferred, then required; nobody has to sign in. Remove it afterwards.",
            ),
        maintenanceWindow: z
            .string()
            .default(DEFAULTS.maintenanceWindow)
            .describe("When AWS may change nodes, UTC. Default: after the snapshot window."),
        applyImmediately: z
            .boolean()
            .default(DEFAULTS.applyImmediately)
            .describe("Whether changes take effect at once or in the maintenance window."),
        protect: z
            .boolean()
            .default(DEFAULTS.protect)
            .describe("Whether Pulumi refuses to delete or replace the cache and its key."),
        port: z.number().default(DEFAULTS.port).describe("Where the cache listens. Default: the engines' own port."),
        logRetentionDays: z
            .number()
            .default(DEFAULTS.logRetentionDays)
            .describe("Days the slow log and the engine's log are kept. Default: a year back for an investigation."),
        parameters: z
            .record(z.string(), z.string())
            .default({})
            .describe("Parameters of the engine by name, values in quotes. maxmemory-policy follows from use."),
    })
    .check(...rules<CacheShape>(cacheChecks));

/** What `environments/<environment>/cache.yaml` holds. */
export const schema = z.strictObject({
    instances: z.record(instanceName, cache).describe("Caches of nodes that you size, by name."),
    serverless: z
        .record(instanceName, serverless)
        .default({})
        .describe("Caches that AWS scales between limits, by name; one that no other cache has."),
});

export type CacheInstance = z.output<typeof cache>;

import { alarmsSetting } from "@plinth/alarms/settings";
import {
    auditAlarms,
    type AuditTrailShape,
    BUCKET_DEFAULTS,
    DATA_ACCESS,
    DEFAULTS,
    EXCLUDABLE_SOURCES,
    INSIGHTS,
    trailChecks,
} from "@plinth/audit/plan";
import { rules } from "@plinth/core/settings";
import { z } from "zod";

const lock = z
    .discriminatedUnion("mode", [
        z.strictObject({
            mode: z.literal("governance"),
            days: z.number().default(BUCKET_DEFAULTS.lockDays).describe("Days, 1 to 36500."),
        }),
        z.strictObject({
            mode: z.literal("compliance"),
            days: z.number().describe("Days in which nobody at all deletes a file, whatever it costs."),
        }),
        z.strictObject({ mode: z.literal("none"), reason: z.string().describe("Why; every run prints it.") }),
    ])
    .describe("What keeps files from being deleted: governance, compliance (for good) or none.");

export const storage = z
    .strictObject({
        coldAfterDays: z
            .number()
            .default(BUCKET_DEFAULTS.coldAfterDays)
            .describe("Days after which files of 128 KB and more move to Glacier Instant Retrieval."),
        expireAfterDays: z
            .number()
            .default(BUCKET_DEFAULTS.expireAfterDays)
            .describe("Days after which files are deleted. Default: three years."),
    })
    .describe("How long files stay, and where.");

export const accessLogs = z
    .discriminatedUnion("to", [
        z.strictObject({
            to: z.literal("own"),
            expireAfterDays: z
                .number()
                .default(BUCKET_DEFAULTS.accessLogDays)
                .describe("Days after which access logs are deleted."),
        }),
        z.strictObject({
            to: z.literal("bucket"),
            bucket: z.string().describe("A bucket of this account and region that admits logging.s3.amazonaws.com."),
            prefix: z.string().optional().describe("Default: the component's name and a slash."),
        }),
    ])
    .describe("Where requests to the files are logged. Default: a bucket of its own.");

const access = z.enum(DATA_ACCESS).default("all").describe("Reads, writes or both.");
const some = (what: string) => z.union([z.array(z.string()), z.literal("all")]).describe(what);

const dataEvents = z.discriminatedUnion("of", [
    z.strictObject({ of: z.literal("s3"), buckets: some("Names of buckets, or all but the trail's own."), access }),
    z.strictObject({ of: z.literal("lambda"), functions: some("ARNs of functions, or all."), access }),
    z.strictObject({ of: z.literal("dynamodb"), tables: some("ARNs of tables, or all."), access }),
]);

const organization = z
    .strictObject({
        id: z.string().describe("The organisation's id, such as o-a1b2c3d4e5."),
        managementAccount: z
            .string()
            .optional()
            .describe("The management account, where a delegated administrator makes the trail. Default: this one."),
        accounts: z.array(z.string()).optional().describe("Accounts whose own trails deliver here too. Default: none."),
    })
    .describe("A trail for all accounts of an organisation. Default: none, a trail of this account.");

const created = z
    .strictObject({
        mode: z.literal("created"),
        excludedSources: z
            .array(z.enum(EXCLUDABLE_SOURCES))
            .default([])
            .describe("Sources of management events to leave out."),
        dataEvents: z
            .record(z.string(), dataEvents)
            .default({})
            .describe("Events of data by a name of your own; each event is billed. Default: none."),
        insights: z
            .array(z.enum(INSIGHTS))
            .default([])
            .describe("Unusual rates, found by CloudTrail; billed by events analysed. Default: none."),
        organization: organization.optional(),
        lock: lock.prefault({ mode: "governance" }),
        storage: storage.prefault({}),
        accessLogs: accessLogs.prefault({ to: "own" }),
        logRetentionDays: z
            .number()
            .default(DEFAULTS.logRetentionDays)
            .describe("Days events stay in CloudWatch Logs, for queries and alarms."),
        protect: z
            .boolean()
            .default(DEFAULTS.protect)
            .describe("Whether Pulumi refuses to delete or replace the trail, its files and its key."),
        keepAfterDeletion: z
            .boolean()
            .default(DEFAULTS.keepAfterDeletion)
            .describe("Whether files and their key stay in the account when the stack is destroyed."),
        alarms: alarmsSetting(auditAlarms),
    })
    .check(...rules<AuditTrailShape>(trailChecks));

const adopted = z.strictObject({
    mode: z.literal("adopted"),
    trailArn: z
        .string()
        .regex(/^arn:[\w-]+:cloudtrail:[\w-]+:\d{12}:trail\/\S+$/, "the ARN of a trail")
        .describe("The trail's ARN; an organisation's trail is in its management account."),
    logGroupName: z
        .string()
        .optional()
        .describe(
            "The log group it delivers to, if in this account and region: alarms then read it. Default: no alarms.",
        ),
    alarms: alarmsSetting(auditAlarms),
});

const off = z.strictObject({
    mode: z.literal("off"),
    reason: z.string().min(10).max(200).describe("Why; every run prints it."),
});

/** CloudTrail, with its bucket, key and log group. */
export const trail = z
    .discriminatedUnion("mode", [off, adopted, created])
    .describe("CloudTrail: off, adopted (somebody else makes it) or created.");

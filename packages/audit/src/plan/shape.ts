import type { AccessLogsShape, LockShape, StorageShape } from "./bucketShape.ts";

/** Events of data, which CloudTrail records only where it is told to. They are billed each. */
export type DataEventsShape =
    | {
          readonly of: "s3";
          /** Names of buckets, or all of the account but the trail's own. */
          readonly buckets: readonly string[] | "all";
          readonly access?: DataAccess | undefined;
      }
    | {
          readonly of: "lambda";
          /** ARNs of functions, or all of the account. */
          readonly functions: readonly string[] | "all";
          readonly access?: DataAccess | undefined;
      }
    | {
          readonly of: "dynamodb";
          /** ARNs of tables, or all of the account. */
          readonly tables: readonly string[] | "all";
          readonly access?: DataAccess | undefined;
      };

/** @default all */
export type DataAccess = "read" | "write" | "all";

export const DATA_ACCESS = ["read", "write", "all"] as const;
export const INSIGHTS = ["ApiCallRateInsight", "ApiErrorRateInsight"] as const;
export type Insight = (typeof INSIGHTS)[number];
/** The only sources whose management events a trail can leave out (CloudTrail User Guide, "Excluding AWS KMS and Amazon RDS Data API events"). */
export const EXCLUDABLE_SOURCES = ["kms.amazonaws.com", "rdsdata.amazonaws.com"] as const;
export type ExcludableSource = (typeof EXCLUDABLE_SOURCES)[number];

/** A trail for all accounts of an organisation. */
export interface OrganizationShape {
    /** The organisation's id: `o-a1b2c3d4e5`. */
    readonly id: string;
    /** The management account, where a delegated administrator makes the trail: its ARN is in that account. @default this account */
    readonly managementAccount?: string | undefined;
    /** Accounts whose own trails deliver into this bucket too, beside the organisation's. @default none */
    readonly accounts?: readonly string[] | undefined;
}

/** What a trail records and how its files are kept: plain data, so it is checked before anything registers. */
export interface AuditTrailShape {
    /**
     * Sources of management events to leave out. Calls to KMS are most of a trail's volume.
     * @default none - the use of keys is what an investigation asks for
     */
    readonly excludedSources?: readonly ExcludableSource[] | undefined;
    /** Events of data, each under a name of its own. @default none - each is billed */
    readonly dataEvents?: Readonly<Record<string, DataEventsShape>> | undefined;
    /** Unusual rates of calls or of errors, found by CloudTrail. @default none - billed by every event analysed */
    readonly insights?: readonly Insight[] | undefined;
    /** @default none - a trail of this account */
    readonly organization?: OrganizationShape | undefined;
    /** What keeps files from being deleted. @default governance for 365 days */
    readonly lock?: LockShape | undefined;
    /** How long files stay, and where. */
    readonly storage?: StorageShape | undefined;
    /** Where requests to the files are logged. @default a bucket of its own */
    readonly accessLogs?: AccessLogsShape | undefined;
    /** Days events stay in CloudWatch Logs, where alarms and queries read them. @default 365 */
    readonly logRetentionDays?: number | undefined;
    /** Whether Pulumi refuses to delete or replace the trail, its files and its key. @default true */
    readonly protect?: boolean | undefined;
    /**
     * Whether bucket, files and key stay in the account when the stack is destroyed: evidence outlives its stack, and
     * a locked bucket cannot be emptied anyway. @default true
     */
    readonly keepAfterDeletion?: boolean | undefined;
}

/** A year of events to query (CloudTrail itself shows 90 days, CloudTrail User Guide, "Working with CloudTrail event history"). */
export const DEFAULTS = { logRetentionDays: 365, protect: true, keepAfterDeletion: true } as const;

import { createHash } from "node:crypto";

/** What AWS allows in a physical name of one resource type, and how this repository makes it. */
export interface NameRule {
    /** Longest name AWS takes, in characters. */
    readonly maxLength: number;
    /** Characters AWS allows, as a regular expression over the whole name. */
    readonly pattern: RegExp;
    /** Within what a name must be unique. */
    readonly unique: "account-region" | "account" | "global";
    /**
     * `auto`: Pulumi appends a random suffix to the logical name, so that a replacement can exist beside the old resource.
     * `fixed`: the name is chosen here, because something else has to know it before the resource exists.
     */
    readonly naming: "auto" | "fixed";
    /** Where the limits are documented. */
    readonly source: string;
}

const alphanumericHyphen = /^[a-z](?!.*--)[a-z0-9-]*[a-z0-9]$/;

/** The naming table: the types whose physical names this repository depends on. */
export const nameRules = {
    "aws:rds/instance:Instance": {
        maxLength: 63,
        pattern: alphanumericHyphen,
        unique: "account-region",
        naming: "fixed", // its log groups carry the name and must exist before it
        source: "Amazon RDS API Reference, CreateDBInstance, DBInstanceIdentifier",
    },
    "aws:elasticache/replicationGroup:ReplicationGroup": {
        maxLength: 40,
        pattern: alphanumericHyphen,
        unique: "account-region",
        naming: "fixed", // its log groups carry the name and must exist before it
        source: "Amazon ElastiCache API Reference, CreateReplicationGroup, ReplicationGroupId",
    },
    "aws:eks/cluster:Cluster": {
        maxLength: 100,
        pattern: /^[0-9A-Za-z][A-Za-z0-9_-]*$/,
        unique: "account-region",
        naming: "fixed", // its log group and its add-ons carry the name and must exist before it
        source: "Amazon EKS API Reference, CreateCluster, name",
    },
    "aws:cloudtrail/trail:Trail": {
        maxLength: 128,
        pattern: /^[a-zA-Z0-9](?!.*[._-]{2})[a-zA-Z0-9._-]+[a-zA-Z0-9]$/,
        unique: "account-region",
        naming: "fixed", // policies of its bucket, key and role name it and must exist before it
        source: "CloudTrail User Guide, naming requirements for CloudTrail resources",
    },
    "aws:cloudwatch/logGroup:LogGroup": {
        maxLength: 512,
        pattern: /^[A-Za-z0-9_/.#-]+$/,
        unique: "account-region",
        naming: "fixed", // services write to a name they choose
        source: "CloudWatch Logs API Reference, CreateLogGroup, logGroupName",
    },
    "aws:cloudwatch/metricAlarm:MetricAlarm": {
        maxLength: 255,
        pattern: /^[^\p{Cc}]+$/u,
        unique: "account-region",
        naming: "fixed", // whoever is paged reads it
        source: "CloudWatch API Reference, PutMetricAlarm, AlarmName",
    },
    "aws:cloudwatch/dashboard:Dashboard": {
        maxLength: 255,
        pattern: /^[A-Za-z0-9_-]+$/,
        unique: "account",
        naming: "fixed", // its address is kept
        source: "CloudWatch API Reference, PutDashboard, DashboardName",
    },
    "aws:iam/role:Role": {
        maxLength: 64,
        pattern: /^[\w+=,.@-]+$/,
        unique: "account",
        naming: "auto",
        source: "IAM API Reference, CreateRole, RoleName",
    },
    "aws:iam/policy:Policy": {
        maxLength: 128,
        pattern: /^[\w+=,.@-]+$/,
        unique: "account",
        naming: "fixed", // a permissions boundary names itself, and roles of other stacks name it
        source: "IAM API Reference, CreatePolicy, PolicyName",
    },
    "aws:kms/alias:Alias": {
        maxLength: 256,
        pattern: /^alias\/[A-Za-z0-9/_-]+$/,
        unique: "account-region",
        naming: "fixed",
        source: "AWS KMS API Reference, CreateAlias, AliasName",
    },
    "aws:elasticache/user:User": {
        maxLength: 40,
        pattern: alphanumericHyphen,
        unique: "account-region",
        naming: "fixed", // with IAM authentication the user's id must equal its name
        source: "Amazon ElastiCache API Reference, CreateUser, UserId",
    },
    "aws:wafv2/webAcl:WebAcl": {
        maxLength: 128,
        pattern: /^[0-9A-Za-z_-]+$/,
        unique: "account-region",
        naming: "fixed", // metrics of its requests carry the name, and alarms watch them
        source: "AWS WAF API Reference, CreateWebACL, Name",
    },
    "aws:s3/bucket:Bucket": {
        maxLength: 63,
        pattern: /^[a-z0-9](?!.*\.\.)[a-z0-9.-]*[a-z0-9]$/,
        unique: "global",
        naming: "auto",
        source: "Amazon S3 User Guide, general purpose bucket naming rules",
    },
} as const satisfies Record<string, NameRule>;

export type NamedType = keyof typeof nameRules;

/** What Pulumi appends to a logical name: a hyphen and seven hexadecimal digits. */
export const AUTONAME_SUFFIX = 8;
const HASH_LENGTH = 6;

/**
 * The fixed physical name of a resource, from its parts (usually `plinth`, the environment and the instance).
 *
 * A name that would be too long is cut and ends in six digits of a hash over the full name: stable across runs,
 * and different for different parts. Parts are the caller's; they must consist of characters the type allows.
 */
export function physicalName(type: NamedType, ...parts: readonly string[]): string {
    const { maxLength } = nameRules[type];
    const full = parts.join("-");
    if (full.length <= maxLength) return full;
    const hash = createHash("sha256").update(full).digest("hex").slice(0, HASH_LENGTH);
    return `${full.slice(0, maxLength - HASH_LENGTH - 1).replace(/[-.]+$/, "")}-${hash}`;
}

/** The longest logical name that still leaves room for Pulumi's suffix in an autonamed resource. */
export function longestLogicalName(type: NamedType): number {
    return nameRules[type].maxLength - AUTONAME_SUFFIX;
}

import { Key } from "@plinth/keys";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { DEFAULTS } from "./plan/index.ts";
import type { WebAclArgs } from "./webAclArgs.ts";

/** What the name of every destination has to begin with (AWS WAF Developer Guide, "Logging AWS WAF traffic"). */
const PREFIX = "aws-waf-logs-";
const RETENTION_DAYS = 365;
/** What happened to a request that is worth keeping. A rule that only counts leaves COUNT, in a group EXCLUDED_AS_COUNT. */
const MATCHED = ["BLOCK", "COUNT", "EXCLUDED_AS_COUNT", "CAPTCHA", "CHALLENGE"];

/** Where a web ACL stands: CloudFront's are in us-east-1, whatever the provider's region. */
export interface WebAclPlace {
    readonly region: string;
    /** The region, where it is not the provider's. */
    readonly elsewhere: { readonly region?: string };
}

/** Sends what the web ACL saw to a log group with a key of its own, or to a bucket. */
export function makeLogging(
    name: string,
    args: WebAclArgs,
    { webAclArn, place, parent }: { webAclArn: pulumi.Output<string>; place: WebAclPlace; parent: pulumi.Resource },
): void {
    const { logs = { to: "cloudWatch" }, redactedHeaders = DEFAULTS.redactedHeaders } = args;
    const destination =
        logs.to === "bucket"
            ? logs.bucketArn
            : makeLogGroup(name, args, { place, parent, retentionDays: logs.retentionDays ?? RETENTION_DAYS });
    new aws.wafv2.WebAclLoggingConfiguration(
        `${name}-logging`,
        {
            ...place.elsewhere,
            resourceArn: webAclArn,
            logDestinationConfigs: [destination],
            ...(redactedHeaders.length === 0
                ? {}
                : { redactedFields: redactedHeaders.toSorted().map((header) => ({ singleHeader: { name: header } })) }),
            ...(logs.requests === "all" ? {} : { loggingFilter: matchedOnly }),
        },
        { parent },
    );
}

const matchedOnly: aws.types.input.wafv2.WebAclLoggingConfigurationLoggingFilter = {
    defaultBehavior: "DROP",
    filters: [
        {
            behavior: "KEEP",
            requirement: "MEETS_ANY",
            conditions: MATCHED.map((action) => ({ actionCondition: { action } })),
        },
    ],
};

/** WAF adds the policy that lets it write by itself (AWS WAF API Reference, PutLoggingConfiguration). */
function makeLogGroup(
    name: string,
    { account, partition, region, protect = true, tags }: WebAclArgs,
    { place, retentionDays, parent }: { place: WebAclPlace; retentionDays: number; parent: pulumi.Resource },
): pulumi.Output<string> {
    const groupName = `${PREFIX}${pulumi.getProject()}-${pulumi.getStack()}-${name}`;
    const key = new Key(
        `${name}-logs`,
        {
            description: `Logs of web ACL ${name}`,
            account,
            region: place.region,
            inOtherRegion: place.region !== region,
            partition,
            services: ["logs"],
            logGroups: [groupName],
            tags,
        },
        { parent, ...(protect ? { protect: true } : {}) },
    );
    const group = new aws.cloudwatch.LogGroup(
        `${name}-log-group`,
        {
            ...place.elsewhere,
            name: groupName,
            retentionInDays: retentionDays,
            kmsKeyId: key.arn,
            tags: { Name: `${name}-log-group`, ...tags },
        },
        { parent },
    );
    return group.arn;
}

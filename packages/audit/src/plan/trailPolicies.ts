import type { KeyStatement } from "@plinth/keys";
import type { OrganizationShape } from "./shape.ts";
import type { PolicyStatement } from "./statement.ts";

/** The trail whose files, key and log group the policies are for. */
export interface TrailScope {
    readonly trailName: string;
    readonly account: string;
    readonly region: string;
    readonly partition: string;
    readonly organization?: OrganizationShape | undefined;
}

const CLOUDTRAIL = { Service: "cloudtrail.amazonaws.com" };

/** The trail's ARN, known before the trail is: policies have to name it first. */
export function trailArn({ trailName, account, region, partition, organization }: TrailScope): string {
    return `arn:${partition}:cloudtrail:${region}:${organization?.managementAccount ?? account}:trail/${trailName}`;
}

/** What lets CloudTrail deliver into a bucket: for this trail alone, and only below the folders it writes to. */
export function trailBucketStatements(scope: TrailScope, bucketArn: string): PolicyStatement[] {
    const { account, partition, organization } = scope;
    const own = { "aws:SourceArn": trailArn(scope) };
    const folders = [account, ...(organization === undefined ? [] : [organization.id])];
    const others = organization?.accounts ?? [];
    const given = { "s3:x-amz-acl": "bucket-owner-full-control" };
    return [
        {
            Sid: "TrailReadsAcl",
            Effect: "Allow",
            Principal: CLOUDTRAIL,
            Action: "s3:GetBucketAcl",
            Resource: bucketArn,
            Condition: { StringEquals: own },
        },
        {
            Sid: "TrailWrites",
            Effect: "Allow",
            Principal: CLOUDTRAIL,
            Action: "s3:PutObject",
            Resource: folders.map((folder) => `${bucketArn}/AWSLogs/${folder}/*`),
            Condition: { StringEquals: { ...given, ...own } },
        },
        ...(others.length === 0
            ? []
            : [
                  {
                      Sid: "TrailsOfAccountsReadAcl",
                      Effect: "Allow" as const,
                      Principal: CLOUDTRAIL,
                      Action: "s3:GetBucketAcl",
                      Resource: bucketArn,
                      Condition: { ArnLike: { "aws:SourceArn": others.map((other) => trailsOf(other, partition)) } },
                  },
              ]),
        ...others.map((other) => ({
            Sid: `TrailsOf${other}Write`,
            Effect: "Allow" as const,
            Principal: CLOUDTRAIL,
            Action: "s3:PutObject",
            Resource: `${bucketArn}/AWSLogs/${other}/*`,
            Condition: { StringEquals: given, ArnLike: { "aws:SourceArn": trailsOf(other, partition) } },
        })),
    ];
}

/** What lets CloudTrail encrypt with a key: in the name of its trails, which it states as the encryption context. */
export function trailKeyStatements(scope: TrailScope): KeyStatement[] {
    const { partition, organization } = scope;
    const trails = [trailArn(scope), ...(organization?.accounts ?? []).map((other) => trailsOf(other, partition))];
    return [
        {
            Sid: "TrailEncrypts",
            Effect: "Allow",
            Principal: CLOUDTRAIL,
            Action: ["kms:GenerateDataKey"],
            Resource: "*",
            Condition: {
                ArnLike: { "aws:SourceArn": trails, "kms:EncryptionContext:aws:cloudtrail:arn": trails },
            },
        },
        {
            Sid: "TrailDescribes",
            Effect: "Allow",
            Principal: CLOUDTRAIL,
            Action: ["kms:DescribeKey"],
            Resource: "*",
            Condition: { ArnLike: { "aws:SourceArn": trails } },
        },
    ];
}

function trailsOf(account: string, partition: string): string {
    return `arn:${partition}:cloudtrail:*:${account}:trail/*`;
}

/**
 * Who may take the role that writes to the log group. CloudTrail states no aws:SourceArn here (CloudTrail User Guide, "Role
 * policy document for CloudTrail to use CloudWatch Logs"); nobody outside this account can pass its role to a trail.
 */
export function trustOfWriter(): object {
    return {
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: CLOUDTRAIL, Action: "sts:AssumeRole" }],
    };
}

/** Streams that CloudTrail makes in the log group: named after the account and region, or after the organisation. */
export function rightsOfWriter(scope: TrailScope, logGroup: string): object {
    const { account, region, partition, organization } = scope;
    const streams = [
        `${account}_CloudTrail_${region}*`,
        ...(organization === undefined ? [] : [`${organization.id}_*`]),
    ];
    const group = `arn:${partition}:logs:${region}:${account}:log-group:${logGroup}`;
    return {
        Version: "2012-10-17",
        Statement: [
            {
                Effect: "Allow",
                Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
                Resource: streams.map((stream) => `${group}:log-stream:${stream}`),
            },
        ],
    };
}

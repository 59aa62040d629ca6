import type { PolicyStatement } from "@plinth/audit/plan";
import type { KeyStatement } from "@plinth/keys";

const CONFIG = { Service: "config.amazonaws.com" };

/** What lets AWS Config deliver for one account (AWS Config Developer Guide, "Permissions for the Amazon S3 Bucket"). */
export function configBucketStatements(account: string, bucketArn: string): PolicyStatement[] {
    const own = { "aws:SourceAccount": account };
    return [
        {
            Sid: "ConfigFindsBucket",
            Effect: "Allow",
            Principal: CONFIG,
            Action: ["s3:GetBucketAcl", "s3:ListBucket"],
            Resource: bucketArn,
            Condition: { StringEquals: own },
        },
        {
            Sid: "ConfigWrites",
            Effect: "Allow",
            Principal: CONFIG,
            Action: "s3:PutObject",
            Resource: `${bucketArn}/AWSLogs/${account}/Config/*`,
            Condition: { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control", ...own } },
        },
    ];
}

/** What lets AWS Config encrypt what it delivers (same guide, "Permissions for the KMS Key"). */
export function configKeyStatements(account: string): KeyStatement[] {
    return [
        {
            Sid: "ConfigEncrypts",
            Effect: "Allow",
            Principal: CONFIG,
            Action: ["kms:Decrypt", "kms:GenerateDataKey"],
            Resource: "*",
            Condition: { StringEquals: { "aws:SourceAccount": account } },
        },
    ];
}

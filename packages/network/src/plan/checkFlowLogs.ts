import type { Check, Violation } from "@plinth/core/settings";
import { checkRetention } from "@plinth/logs";
import { DEFAULTS, type FlowLogsShape } from "./shape.ts";

function checkBucket({ bucketArn }: FlowLogsShape): Violation[] {
    if (bucketArn === undefined || /^arn:aws[a-z-]*:s3:::[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/.+)?$/.test(bucketArn))
        return [];
    return [
        {
            path: ["bucketArn"],
            rule: "must be the ARN of an S3 bucket, with an optional prefix",
            value: bucketArn,
            fix: "write it as arn:aws:s3:::central-logs or arn:aws:s3:::central-logs/vpc",
        },
    ];
}

/** What belongs to the destination that is not chosen would be silently ignored: said instead. */
function checkDestination({
    destination = DEFAULTS.destination,
    retentionDays,
    bucketArn,
}: FlowLogsShape): Violation[] {
    if (destination === "cloudwatch") {
        if (bucketArn === undefined) return [];
        return [
            {
                path: ["bucketArn"],
                rule: "has no effect with destination cloudwatch",
                value: bucketArn,
                fix: "remove it, or write destination: s3",
            },
        ];
    }
    const found: Violation[] = [];
    if (retentionDays !== undefined) {
        found.push({
            path: ["retentionDays"],
            rule: "has no effect with destination s3",
            value: retentionDays,
            fix: "remove it: the bucket's lifecycle rules decide how long records stay",
        });
    }
    if (bucketArn === undefined) {
        found.push({
            path: ["bucketArn"],
            rule: "is required with destination s3",
            fix: "add the ARN of the bucket that takes the records",
        });
    }
    return found;
}

/** Everything that can be wrong with flow logs; paths are relative to them. */
export const flowLogsChecks: readonly Check<FlowLogsShape>[] = [
    { reads: ["retentionDays"], check: ({ retentionDays }) => checkRetention("retentionDays", retentionDays) },
    { reads: ["bucketArn"], check: checkBucket },
    { reads: ["destination", "retentionDays", "bucketArn"], check: checkDestination },
];

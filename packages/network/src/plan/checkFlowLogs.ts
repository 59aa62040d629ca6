import { type Check, suggestion, type Violation } from "@plinth/core/settings";
import { checkRetention } from "@plinth/logs";
import { FLOW_LOG_FIELDS } from "./flowLogFields.ts";
import { DEFAULTS, type FlowLogsShape } from "./shape.ts";

function checkFields({ fields }: FlowLogsShape): Violation[] {
    if (fields?.length === 0) {
        return [
            {
                path: ["fields"],
                rule: "must name at least one field",
                value: fields,
                fix: "remove it for the default ones",
            },
        ];
    }
    return (fields ?? []).flatMap((field, index): Violation[] => {
        const path = ["fields", index];
        if (!FLOW_LOG_FIELDS.includes(field))
            return [
                {
                    path,
                    rule: "must be a field of flow log records",
                    value: field,
                    fix: suggestion(field, FLOW_LOG_FIELDS),
                },
            ];
        if (fields?.indexOf(field) === index) return [];
        return [{ path, rule: "must stand in the list once", value: field, fix: `remove one ${field}` }];
    });
}

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

/** Amazon EC2 API Reference, CreateFlowLogs, MaxAggregationInterval. */
const INTERVALS: readonly number[] = [60, 600];

function checkInterval({ aggregationSeconds: value }: FlowLogsShape): Violation[] {
    if (value === undefined || INTERVALS.includes(value)) return [];
    const rule = `must be ${INTERVALS.join(" or ")} seconds`;
    return [{ path: ["aggregationSeconds"], rule, value, fix: `leave it out for ${DEFAULTS.aggregationSeconds}` }];
}

/** Everything that can be wrong with flow logs; paths are relative to them. */
export const flowLogsChecks: readonly Check<FlowLogsShape>[] = [
    { reads: ["retentionDays"], check: ({ retentionDays }) => checkRetention("retentionDays", retentionDays) },
    { reads: ["aggregationSeconds"], check: checkInterval },
    { reads: ["fields"], check: checkFields },
    { reads: ["bucketArn"], check: checkBucket },
    { reads: ["destination", "retentionDays", "bucketArn"], check: checkDestination },
];

import type * as pulumi from "@pulumi/pulumi";
import { allow } from "@plinth/roles/plan";
import type { TracesTo } from "../plan/shape.ts";
import type { Grant, PlatformPlace } from "./grants.ts";

/**
 * What Loki may do in its bucket (Grafana Loki documentation, "Storage": S3), and with the bucket's key through S3 alone.
 */
export function logsGrants(
    { region }: PlatformPlace,
    { bucketArn, keyArn }: { bucketArn: pulumi.Output<string>; keyArn: pulumi.Input<string> },
): Grant[] {
    return [
        allow({ sid: "Bucket", actions: ["s3:ListBucket"], resources: [bucketArn] }),
        allow({
            sid: "Files",
            actions: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"],
            resources: [bucketArn.apply((arn) => `${arn}/*`)],
        }),
        allow({
            sid: "Key",
            actions: ["kms:Decrypt", "kms:GenerateDataKey"],
            resources: [keyArn],
            conditions: { StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` } },
        }),
    ];
}

/** What Alertmanager may do: publish to the environment's topics, with their keys where they have some of their own. */
export function alertmanagerGrants(
    { region }: PlatformPlace,
    { topicArns, keyArns }: { topicArns: readonly string[]; keyArns: readonly string[] },
): Grant[] {
    return [
        ...(topicArns.length === 0
            ? []
            : [allow({ sid: "Topics", actions: ["sns:Publish"], resources: [...new Set(topicArns)] })]),
        ...(keyArns.length === 0
            ? []
            : [
                  allow({
                      sid: "Keys",
                      actions: ["kms:Decrypt", "kms:GenerateDataKey"],
                      resources: [...keyArns],
                      conditions: { StringEquals: { "kms:ViaService": `sns.${region}.amazonaws.com` } },
                  }),
              ]),
    ];
}

/** What the gateway may do: write to the log group of service levels, and hand traces to X-Ray, which has no resources. */
export function gatewayGrants({
    traces,
    logGroupArn,
}: {
    traces: TracesTo;
    logGroupArn?: pulumi.Output<string>;
}): Grant[] {
    return [
        ...(traces === "none"
            ? []
            : [
                  allow({
                      actions: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"],
                      resources: ["*"],
                      reason: "Traces belong to no resource",
                  }),
              ]),
        ...(logGroupArn === undefined
            ? []
            : [
                  allow({
                      sid: "ServiceLevels",
                      actions: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
                      resources: [logGroupArn, logGroupArn.apply((arn) => `${arn}:log-stream:*`)],
                  }),
              ]),
    ];
}

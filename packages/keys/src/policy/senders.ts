import type { KeyStatement } from "../keyPolicy.ts";

/** What of AWS uses a key in its own name, because what it sends is encrypted where it arrives. */
export const KEY_SENDERS = ["alarms", "events", "topics", "buckets"] as const;
export type KeySender = (typeof KEY_SENDERS)[number];

/** What a sender needs (Amazon SNS Developer Guide, "Key management"; Amazon SQS Developer Guide, "Key management"). */
const SEND = ["kms:Decrypt", "kms:GenerateDataKey"];

interface Sender {
    readonly Sid: string;
    readonly service: string;
    readonly conditions: (scope: {
        readonly account: string;
        readonly region: string;
        readonly partition: string;
    }) => NonNullable<KeyStatement["Condition"]>;
}

const SENDERS: Readonly<Record<KeySender, Sender>> = {
    /** CloudWatch, to encrypted topics. */
    alarms: {
        Sid: "Alarms",
        service: "cloudwatch.amazonaws.com",
        conditions: ({ account, region, partition }) => ({
            StringEquals: { "aws:SourceAccount": account },
            ArnLike: { "kms:EncryptionContext:aws:sns:topicArn": [`arn:${partition}:sns:${region}:${account}:*`] },
        }),
    },
    /**
     * EventBridge, to encrypted topics. With a source condition nothing would arrive (Amazon SNS Developer Guide, "Key
     * management"), so the topic narrows it.
     */
    events: {
        Sid: "Events",
        service: "events.amazonaws.com",
        conditions: ({ account, region, partition }) => ({
            ArnLike: { "kms:EncryptionContext:aws:sns:topicArn": [`arn:${partition}:sns:${region}:${account}:*`] },
        }),
    },
    /** SNS, to encrypted queues. */
    topics: {
        Sid: "Topics",
        service: "sns.amazonaws.com",
        conditions: ({ account, region, partition }) => ({
            StringEquals: { "aws:SourceAccount": account },
            ArnLike: { "aws:SourceArn": [`arn:${partition}:sns:${region}:${account}:*`] },
        }),
    },
    /** S3, with its notifications, to encrypted topics and queues. */
    buckets: {
        Sid: "Buckets",
        service: "s3.amazonaws.com",
        conditions: ({ account }) => ({ StringEquals: { "aws:SourceAccount": account } }),
    },
};

/** The statement that lets a sender of this account use the key. */
export function senderStatement(
    sender: KeySender,
    scope: { readonly account: string; readonly region: string; readonly partition: string },
): KeyStatement {
    const { Sid, service, conditions } = SENDERS[sender];
    return {
        Sid,
        Effect: "Allow",
        Principal: { Service: service },
        Action: SEND,
        Resource: "*",
        Condition: conditions(scope),
    };
}

import type { TypeModel } from "../model/model.ts";
import { joined, named, part } from "../model/shapes.ts";

// Names of computed properties: type declarations of @pulumi/aws 7.48. Forms of ids, ARNs and host names are written
// from knowledge of AWS and compared with no account; nothing but their looks depends on them.

/** Topics and queues. */
export const messagingTypes: Readonly<Record<string, TypeModel>> = {
    "aws:sns/topic:Topic": {
        taggable: true,
        autoname: { property: "name", maxLength: 256, fifoBy: "fifoTopic" },
        compute: (context) => {
            const arn = context.arn("sns", context.text("name"));
            return { id: arn, outputs: { arn, owner: context.target.account } };
        },
    },
    "aws:sns/topicPolicy:TopicPolicy": {
        compute: (context) => ({ id: context.text("arn"), outputs: { owner: context.target.account } }),
    },
    "aws:sns/topicSubscription:TopicSubscription": {
        compute: (context) => {
            const arn = `${context.text("topic")}:${context.uuid("subscription")}`;
            return { id: arn, outputs: { arn, ownerId: context.target.account, pendingConfirmation: false } };
        },
    },
    "aws:sqs/queue:Queue": {
        taggable: true,
        autoname: { property: "name", maxLength: 80, fifoBy: "fifoQueue" },
        compute: (context) => {
            const name = context.text("name");
            const { account, region } = context.target;
            const url = `https://sqs.${region}.amazonaws.com/${account}/${name}`;
            return { id: url, outputs: { arn: context.arn("sqs", name), url } };
        },
    },
    "aws:sqs/queuePolicy:QueuePolicy": part(joined("", "queueUrl")),
    "aws:sqs/redrivePolicy:RedrivePolicy": part(joined("", "queueUrl")),
    "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy": part(joined("", "queueUrl")),
    "aws:kinesis/stream:Stream": named({
        taggable: true,
        autoname: { property: "name", maxLength: 128 },
        service: "kinesis",
        prefix: "stream/",
        id: "arn",
    }),
    "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream": named({
        taggable: true,
        autoname: { property: "name", maxLength: 64 },
        service: "firehose",
        prefix: "deliverystream/",
        id: "arn",
    }),
    "aws:sfn/stateMachine:StateMachine": named({
        taggable: true,
        autoname: { property: "name", maxLength: 80 },
        service: "states",
        prefix: "stateMachine:",
        id: "arn",
        outputs: (context) => ({ creationDate: context.moment, status: "ACTIVE" }),
    }),
};

import { policy, resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { snsSqsTlsOnly } from "./snsSqsTlsOnly.ts";

const TOPIC_POLICY = "aws:sns/topicPolicy:TopicPolicy";
const QUEUE_POLICY = "aws:sqs/queuePolicy:QueuePolicy";
const deny = {
    Effect: "Deny",
    Principal: "*",
    Action: "sns:Publish",
    Resource: "*",
    Condition: { Bool: { "aws:SecureTransport": "false" } },
};

export const examples: RuleExamples = {
    rule: snsSqsTlsOnly,
    passing: [
        {
            title: "a topic's policy that denies publishing",
            resources: [resource(TOPIC_POLICY, "t", { policy: policy({ ...deny, Action: ["SNS:Publish"] }) })],
        },
        {
            title: "a queue's policy that denies everything, among others",
            resources: [
                resource(QUEUE_POLICY, "q", {
                    policy: { Statement: [{ Effect: "Allow" }, { ...deny, Action: "sqs:*", Principal: { AWS: "*" } }] },
                }),
            ],
        },
        {
            title: "denials inline",
            resources: [
                resource("aws:sns/topic:Topic", "t", { policy: policy({ ...deny, Action: "SNS:*" }) }),
                resource("aws:sqs/queue:Queue", "q", { policy: policy({ ...deny, Action: "*" }) }),
            ],
        },
        {
            title: "a topic and a queue that say nothing",
            resources: [resource("aws:sns/topic:Topic", "t", {}), resource("aws:sqs/queue:Queue", "q", {})],
        },
    ],
    failing: [
        {
            title: "policies without a denial",
            resources: [
                resource(TOPIC_POLICY, "t", { policy: policy({ ...deny, Effect: "Allow" }) }),
                resource(QUEUE_POLICY, "q", { policy: policy() }),
            ],
            finds: ["t: policy", "q: policy"],
        },
        {
            title: "a denial of sending alone, of which receiving is no part",
            resources: [resource(QUEUE_POLICY, "q", { policy: policy({ ...deny, Action: "sqs:SendMessage" }) })],
            finds: ["q: policy"],
        },
        {
            title: "policies inline without a denial",
            resources: [
                resource("aws:sns/topic:Topic", "t", { policy: policy({ ...deny, Action: "sns:Subscribe" }) }),
                resource("aws:sqs/queue:Queue", "q", { policy: policy({ ...deny, Action: "sns:Publish" }) }),
            ],
            finds: ["t: policy", "q: policy"],
        },
    ],
    unknown: [
        {
            title: "policies that are not known yet",
            resources: [
                resource(TOPIC_POLICY, "t", { policy: UNKNOWN }),
                resource("aws:sqs/queue:Queue", "q", { policy: UNKNOWN }),
            ],
            finds: ["t: policy", "q: policy"],
        },
    ],
};

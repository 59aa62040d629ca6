import { policy, resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { snsSqsPolicyPublic } from "./snsSqsPolicyPublic.ts";

const send = { Effect: "Allow", Action: "sqs:SendMessage", Resource: "*", Principal: "*" };

export const examples: RuleExamples = {
    rule: snsSqsPolicyPublic,
    passing: [
        {
            title: "everyone, from a topic that is not known yet",
            resources: [
                resource("aws:sqs/queuePolicy:QueuePolicy", "q", {
                    policy: { Statement: [{ ...send, Condition: { ArnEquals: { "aws:SourceArn": UNKNOWN } } }] },
                }),
            ],
        },
        {
            title: "a service",
            resources: [
                resource("aws:sns/topicPolicy:TopicPolicy", "t", {
                    policy: policy({ ...send, Principal: { Service: "s3.amazonaws.com" } }),
                }),
            ],
        },
        {
            title: "a denial for everyone",
            resources: [resource("aws:sqs/queue:Queue", "q", { policy: policy({ ...send, Effect: "Deny" }) })],
        },
    ],
    failing: [
        {
            title: "everyone, inline",
            resources: [resource("aws:sqs/queue:Queue", "q", { policy: policy(send) })],
            finds: ["q: policy.Statement[0].Principal"],
        },
        {
            title: "everyone, from any source",
            resources: [
                resource("aws:sns/topic:Topic", "t", {
                    policy: policy({ ...send, Condition: { ArnLike: { "aws:SourceArn": "arn:aws:s3:*:*:*" } } }),
                }),
            ],
            finds: ["t: policy.Statement[0].Principal"],
        },
    ],
    unknown: [
        {
            title: "a policy that is not known yet",
            resources: [resource("aws:sns/topicPolicy:TopicPolicy", "t", { policy: UNKNOWN })],
            finds: ["t: policy"],
        },
        {
            title: "everyone, under a condition that is not known yet",
            resources: [
                resource("aws:sns/topicPolicy:TopicPolicy", "t", {
                    policy: { Statement: { ...send, Condition: UNKNOWN } },
                }),
            ],
            finds: ["t: policy.Statement.Principal"],
        },
    ],
};

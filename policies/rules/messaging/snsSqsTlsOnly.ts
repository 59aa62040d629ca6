import { resourceRule } from "../../rule/rule.ts";
import { requireTransportDenial } from "../../views/transportDenial.ts";

const TOPIC_POLICY = "aws:sns/topicPolicy:TopicPolicy";
const TOPIC = "aws:sns/topic:Topic";

export const snsSqsTlsOnly = resourceRule({
    id: "sns-sqs-tls-only",
    severity: "low",
    // For those who want it said: the SDKs speak TLS unless somebody configures them not to.
    profile: "strict",
    description: "Topics and queues refuse requests without TLS",
    remedy: 'deny sns:Publish, or sqs:*, to everyone when aws:SecureTransport is "false"',
    types: [TOPIC_POLICY, "aws:sqs/queuePolicy:QueuePolicy", TOPIC, "aws:sqs/queue:Queue"],
    safeProperties: [],
    *check(resource) {
        const policy = resource.get("policy");
        const isTopic = resource.type === TOPIC_POLICY || resource.type === TOPIC;
        // A topic or queue that says nothing has its policy apart, or none.
        if (policy.isSet) {
            yield* requireTransportDenial(policy, isTopic ? "sns:Publish" : "sqs:*");
        }
    },
});

import { resourceRule } from "../../rule/rule.ts";
import { openToEveryone } from "../../views/publicAccess.ts";

export const snsSqsPolicyPublic = resourceRule({
    id: "sns-sqs-policy-public",
    severity: "high",
    description: "Topics and queues name who may publish, send and receive",
    remedy: "name principals, or narrow the statement with aws:SourceArn, aws:SourceAccount or aws:PrincipalOrgID",
    types: [
        "aws:sns/topicPolicy:TopicPolicy",
        "aws:sqs/queuePolicy:QueuePolicy",
        "aws:sqs/queue:Queue",
        "aws:sns/topic:Topic",
    ],
    safeProperties: [],
    *check(resource) {
        yield* openToEveryone(resource.get("policy"));
    },
});

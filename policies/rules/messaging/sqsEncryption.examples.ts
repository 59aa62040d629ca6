import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { sqsEncryption } from "./sqsEncryption.ts";

const QUEUE = "aws:sqs/queue:Queue";

export const examples: RuleExamples = {
    rule: sqsEncryption,
    passing: [
        { title: "a queue that says nothing, which SQS encrypts", resources: [resource(QUEUE, "q", {})] },
        {
            title: "encryption by SQS that is said to be on",
            resources: [resource(QUEUE, "q", { sqsManagedSseEnabled: true })],
        },
        {
            title: "a key that is not known yet",
            corrects: {},
            resources: [resource(QUEUE, "q", { kmsMasterKeyId: UNKNOWN, sqsManagedSseEnabled: false })],
        },
    ],
    failing: [
        {
            title: "encryption switched off",
            corrects: { q: { sqsManagedSseEnabled: true } },
            resources: [resource(QUEUE, "q", { sqsManagedSseEnabled: false })],
            finds: ["q: sqsManagedSseEnabled"],
        },
        {
            title: "encryption switched off, with an empty key",
            resources: [resource(QUEUE, "q", { sqsManagedSseEnabled: "false", kmsMasterKeyId: "" })],
            finds: ["q: sqsManagedSseEnabled"],
        },
    ],
    unknown: [
        {
            title: "a switch that is not known yet",
            corrects: {},
            resources: [resource(QUEUE, "q", { sqsManagedSseEnabled: UNKNOWN })],
            finds: ["q: sqsManagedSseEnabled"],
        },
    ],
};

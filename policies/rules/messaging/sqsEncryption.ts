import { resourceRule } from "../../rule/rule.ts";

export const sqsEncryption = resourceRule({
    id: "sqs-encryption",
    severity: "medium",
    description: "SQS queues are encrypted at rest",
    remedy: "leave sqsManagedSseEnabled at true, or set kmsMasterKeyId",
    types: ["aws:sqs/queue:Queue"],
    safeProperties: ["sqsManagedSseEnabled"],
    *check(resource) {
        // SQS encrypts a queue that says nothing with a key of its own.
        const managed = resource.get("sqsManagedSseEnabled");
        if (!resource.get("kmsMasterKeyId").isSet && managed.isSet && managed.boolean() !== true) {
            yield { at: managed, expected: "true, or a kmsMasterKeyId" };
        }
    },
    fix(resource) {
        const isOff = resource.get("sqsManagedSseEnabled").boolean() === false;
        return isOff && !resource.get("kmsMasterKeyId").isSet ? { sqsManagedSseEnabled: true } : undefined;
    },
});

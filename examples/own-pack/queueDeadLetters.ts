import type { ResourceValidationPolicy } from "@pulumi/policy";

const QUEUE = "aws:sqs/queue:Queue";

/** Judges a resource by itself. */
export const queueDeadLetters: ResourceValidationPolicy = {
    name: "queue-dead-letters",
    description: "Queues keep messages that nobody could handle",
    enforcementLevel: "mandatory",
    severity: "medium",
    validateResource({ type, props }, report) {
        // `in` tells whether a property is set without reading it: reading one that is not known yet would throw, and the
        // rule would be skipped for this resource.
        if (type === QUEUE && !("redrivePolicy" in props)) {
            report("redrivePolicy: name a queue for messages that nobody could handle");
        }
    },
};

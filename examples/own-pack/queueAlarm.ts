import type { StackValidationPolicy } from "@pulumi/policy";

const QUEUE = "aws:sqs/queue:Queue";
const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";

/** Judges a resource together with the others of its stack. */
export const queueAlarm: StackValidationPolicy = {
    name: "queue-alarm",
    description: "Somebody is told when a queue is not worked off",
    enforcementLevel: "advisory",
    severity: "low",
    validateStack({ resources }, report) {
        // Dependencies are exact during a preview, too, when the names they carry are not known yet.
        const watched = new Set(
            resources
                .filter(({ type }) => type === ALARM)
                .flatMap(({ propertyDependencies }) => Object.values(propertyDependencies).flat())
                .map(({ urn }) => urn),
        );
        for (const { type, urn } of resources) {
            if (type === QUEUE && !watched.has(urn)) report("add an aws.cloudwatch.MetricAlarm for this queue", urn);
        }
    },
};

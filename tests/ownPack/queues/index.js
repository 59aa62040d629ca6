// One queue that both packs are content with, and one that neither is.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const tags = {
    Environment: pulumi.getStack(),
    Project: "shop",
    Owner: "platform",
    CostCenter: "engineering",
    ManagedBy: "pulumi",
};
const provider = new aws.Provider("aws", { region: "eu-west-1", defaultTags: { tags } });
const lost = new aws.sqs.Queue("lost", { redrivePolicy: "{}" }, { provider });
const good = new aws.sqs.Queue(
    "good",
    { redrivePolicy: pulumi.jsonStringify({ deadLetterTargetArn: lost.arn, maxReceiveCount: 3 }) },
    { provider },
);
for (const queue of [lost, good]) {
    new aws.cloudwatch.MetricAlarm(
        queue === good ? "good" : "lost",
        {
            comparisonOperator: "GreaterThanThreshold",
            evaluationPeriods: 1,
            threshold: 900,
            dimensions: { QueueName: queue.name },
        },
        { provider },
    );
}
new aws.sqs.Queue("bad", { sqsManagedSseEnabled: false }, { provider });

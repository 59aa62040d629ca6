import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export default () => {
    const queue = new aws.sqs.Queue("queue");
    const document = aws.iam.getPolicyDocumentOutput({ statements: [{ actions: ["sqs:*"], resources: [queue.arn] }] });
    new aws.sqs.QueuePolicy("policy", { queueUrl: queue.id, policy: document.json });
    new aws.sqs.Queue("plain", { kmsMasterKeyId: pulumi.output(queue.name).apply((name) => name ?? "none") }, { dependsOn: [queue] });
};

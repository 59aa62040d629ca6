import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export default () => {
    const topic = new aws.sns.Topic(
        "topic",
        { displayName: "shown" },
        { additionalSecretOutputs: ["displayName", "arn", "nothing"] },
    );
    new aws.ssm.Parameter("from", { type: "String", value: topic.displayName, description: topic.arn });
    const read = aws.sns.Topic.get(
        "read",
        "arn:aws:sns:eu-west-1:222222222222:t",
        { displayName: "d" },
        { additionalSecretOutputs: ["displayName"] },
    );
    return {
        name: topic.displayName,
        arn: topic.arn,
        owner: topic.owner,
        read: read.displayName,
        isSecret: pulumi.isSecret(topic.displayName),
    };
};

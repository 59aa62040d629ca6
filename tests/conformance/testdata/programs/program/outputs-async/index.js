import * as aws from "@pulumi/aws";

export default async () => {
    const topic = new aws.sns.Topic("topic", { displayName: "d" });
    await new Promise((resolve) => setTimeout(resolve, 5));
    return { name: topic.displayName, made: topic.arn.apply((arn) => arn.length) };
};

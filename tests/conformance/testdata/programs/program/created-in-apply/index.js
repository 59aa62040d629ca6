import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export default () => {
    const topic = new aws.sns.Topic("topic", { displayName: "d" });
    topic.displayName.apply((name) => new aws.sns.Topic(`${name}-known`));
    topic.arn.apply((arn) => new aws.sns.Topic(`${arn}-unknown`));
    pulumi.secret("in-secret").apply((name) => new aws.sns.Topic(name, { displayName: name }));
};

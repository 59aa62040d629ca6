import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export default () => {
    const topic = new aws.sns.Topic("topic", { displayName: "d" });
    return pulumi.output({ name: topic.displayName, arn: topic.arn });
};

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export default () => {
    const topic = new aws.sns.Topic("topic");
    throw new pulumi.ResourceError("about a resource", topic);
};

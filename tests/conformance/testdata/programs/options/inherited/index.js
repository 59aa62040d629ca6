import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

class Group extends pulumi.ComponentResource {
    constructor(name, opts) {
        super("test:index:Group", name, {}, opts);
    }
}

export default () => {
    const bucket = new aws.s3.Bucket("bucket", {}, { protect: true });
    const parent = new Group("parent", { protect: true, retainOnDelete: true, deletedWith: bucket });
    new aws.sns.Topic("all", {}, { parent });
    new aws.sns.Topic("own", {}, { parent, protect: false, retainOnDelete: false });
    const inner = new Group("inner", { parent, protect: false });
    new aws.sns.Topic("inner", {}, { parent: inner });
    new aws.s3.BucketPolicy("policy", { bucket: bucket.bucket, policy: "{}" }, { parent: bucket });
    const provider = new aws.Provider("provider", { region: "eu-west-1" }, { parent });
    new aws.sns.Topic(
        "read-parent",
        {},
        { parent: aws.sns.Topic.get("read", "arn:aws:sns:eu-west-1:222222222222:t", {}, { parent, provider }) },
    );
};

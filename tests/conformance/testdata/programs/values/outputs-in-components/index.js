import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

class Group extends pulumi.ComponentResource {
    constructor(name, args, opts) {
        super("test:index:Group", name, args, opts);
        this.registerOutputs({ all: pulumi.output(args), secret: pulumi.secret(args.known), asset: new pulumi.asset.StringAsset("a") });
    }
}

export default () => {
    const topic = new aws.sns.Topic("topic", { displayName: "d" });
    new Group("group", { known: topic.displayName, unknown: topic.arn, secret: pulumi.secret("s3cret"), both: pulumi.secret(topic.arn), nested: { list: [topic.arn, pulumi.secret(1)] }, asset: new pulumi.asset.StringAsset("text") });
};

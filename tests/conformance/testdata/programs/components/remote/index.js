import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

class Site extends pulumi.ComponentResource {
    constructor(name, args, opts) {
        super("components:index:Site", name, { url: undefined, ...args }, opts, true);
    }
}

export default () => {
    const topic = new aws.sns.Topic("topic");
    const site = new Site(
        "site",
        {
            title: "t",
            secret: pulumi.secret("s3cret"),
            arn: topic.arn,
            nested: { list: [topic.arn, pulumi.secret(1)] },
        },
        { protect: true },
    );
    new aws.sns.Topic("child", {}, { parent: site });
    return { url: site.url };
};

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export default () => {
    const topic = new aws.sns.Topic("topic");
    const secret = pulumi.secret("s3cret");
    const group = new aws.ec2.SecurityGroup("group", {
        ingress: [
            { protocol: "tcp", fromPort: 1, toPort: 2, cidrBlocks: [secret, "10.0.0.0/8"] },
            { protocol: "tcp", fromPort: 3, toPort: 4, description: topic.arn },
        ],
        tags: { secret, unknown: topic.arn, plain: "p" },
    });
    const thing = new pulumi.CustomResource("test:index:Thing", "thing", {
        deep: {
            list: [{ secret, known: 1 }, [secret, [topic.arn]]],
            secret: pulumi.secret({ inner: topic.arn, other: [1] }),
            promise: Promise.resolve({ later: true }),
        },
        allSecret: pulumi.secret([1, 2]),
        all: pulumi.all({ secret, other: "o" }),
        flag: pulumi.secret(false),
        zero: pulumi.secret(0),
        none: pulumi.secret(null),
    });
    return { ingress: group.ingress, tags: group.tags, urn: thing.urn };
};

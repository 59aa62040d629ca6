import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export default () => {
    const topic = new aws.sns.Topic("topic");
    const move = ({ props, opts }) => ({
        props: {
            ...props,
            description: props.value,
            value: "moved",
            tags: { ...props.tags, added: pulumi.secret("s3cret") },
        },
        opts,
    });
    new aws.ssm.Parameter(
        "unknown",
        { type: "String", value: topic.arn, tags: { plain: "p", secret: pulumi.secret("s") } },
        { transforms: [move] },
    );
    new aws.ssm.Parameter(
        "secret",
        { type: "String", value: pulumi.secret(topic.arn), tags: { all: "known" } },
        { transforms: [move] },
    );
    new aws.ssm.Parameter(
        "text",
        { type: "String", value: new pulumi.asset.StringAsset("text"), tags: { topic } },
        { transforms: [({ props, opts }) => ({ props, opts })] },
    );
    pulumi.runtime.registerResourceTransform(({ name, props, opts }) =>
        name === "removed" ? { props: { type: props.type, value: props.value }, opts } : undefined,
    );
    new aws.ssm.Parameter("removed", { type: "String", value: "v", description: topic.arn });
};

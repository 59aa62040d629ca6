import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

class Group extends pulumi.ComponentResource {
    constructor(name, opts) {
        super("test:index:Group", name, {}, opts);
    }
}

export default () => {
    pulumi.runtime.registerStackTransformation(({ type, props, opts }) =>
        type === "aws:sns/topic:Topic"
            ? { props: { ...props, displayName: "stack" }, opts: pulumi.mergeOptions(opts, { protect: true }) }
            : undefined,
    );
    const parent = new Group("parent", {
        transformations: [({ props, opts }) => ({ props: { ...props, tags: { by: "parent" } }, opts })],
    });
    new aws.sns.Topic("topic", {}, { parent });
    new aws.sqs.Queue("queue", {}, { parent });
};

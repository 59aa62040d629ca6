import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

class Group extends pulumi.ComponentResource {
    constructor(name, opts) {
        super("test:index:Group", name, {}, opts);
    }
}
const mark =
    (by) =>
    ({ type, props, opts }) =>
        type === "aws:sns/topic:Topic"
            ? {
                  props: { ...props, tags: { ...props.tags, [by]: "seen", order: `${props.tags?.order ?? ""}${by} ` } },
                  opts,
              }
            : undefined;

export default () => {
    pulumi.runtime.registerResourceTransform(async (args) => mark("stack")(args));
    const outer = new Group("outer", { transforms: [mark("outer")] });
    const parent = new Group("parent", { parent: outer, transforms: [mark("parent"), mark("second")] });
    new aws.sns.Topic("topic", {}, { parent, transforms: [mark("own")] });
    new aws.sns.Topic("stack-only");
};

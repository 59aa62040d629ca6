import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

class Group extends pulumi.ComponentResource {
    constructor(name, type, opts) {
        super(type, name, {}, opts);
    }
}

export default () => {
    const outer = new Group("outer", "test:index:Outer", {});
    const inner = new Group("inner", "any text at all", { parent: outer });
    const topic = new aws.sns.Topic("topic", {}, { parent: inner });
    new aws.sns.TopicPolicy("policy", { arn: topic.arn, policy: "{}" }, { parent: topic });
    new aws.sns.Topic("topic", {}, { parent: outer });
    new aws.sns.Topic("topic");
    inner.registerOutputs({ arn: topic.arn, fixed: ["a", { b: 1 }] });
    outer.registerOutputs();
};

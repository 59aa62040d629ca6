import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

class Group extends pulumi.ComponentResource {
    constructor(name, opts) {
        super("test:index:Group", name, {}, opts);
        this.topic = new aws.sns.Topic(`${name}-topic`, {}, { parent: this, aliases: [{ name: "child" }] });
    }
}

export default () => {
    const parent = new aws.sns.Topic(
        "parent",
        {},
        { aliases: [{ name: "old" }, { type: "aws:sns:Topic" }, { name: "old" }] },
    );
    new aws.sns.TopicPolicy(
        "below",
        { arn: parent.arn, policy: "{}" },
        { parent, aliases: [{ parent: pulumi.rootStackResource }] },
    );
    new aws.sns.Topic(
        "moved",
        {},
        {
            aliases: [
                "urn:pulumi:dev::conformance::aws:sns/topic:Topic::elsewhere",
                { stack: "other", project: "before" },
            ],
        },
    );
    new Group("group", {
        aliases: [{ type: "test:index:Former" }, { name: "former", parent: pulumi.rootStackResource }],
    });
};

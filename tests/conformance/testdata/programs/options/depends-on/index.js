import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

class Group extends pulumi.ComponentResource {
    constructor(name, opts) {
        super("test:index:Group", name, {}, opts);
        const one = new aws.sns.Topic(`${name}-one`, {}, { parent: this });
        new Leaf(`${name}-leaf`, { parent: this, dependsOn: one });
    }
}
class Leaf extends pulumi.ComponentResource {
    constructor(name, opts) {
        super("test:index:Leaf", name, {}, opts);
        new aws.sns.Topic(`${name}-two`, {}, { parent: this });
    }
}

export default () => {
    const first = new aws.sns.Topic("first");
    const group = new Group("group", {});
    new aws.sns.Topic("after-one", {}, { dependsOn: first });
    new aws.sns.Topic("after-component", {}, { dependsOn: [group, first] });
    new aws.sns.Topic(
        "after-output",
        { displayName: pulumi.interpolate`${first.arn}-x`, tags: { a: first.name, b: "plain" } },
        { dependsOn: pulumi.output([group]) },
    );
    new Group("dependent", { dependsOn: [first] });
    const made = first.arn.apply(() => group);
    new aws.sns.Topic("after-unknown", {}, { dependsOn: [made] });
    const existing = aws.sns.Topic.get("existing", "arn:aws:sns:eu-west-1:222222222222:t");
    new aws.sns.Topic("after-read", { displayName: existing.id }, { dependsOn: existing });
};

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

class Group extends pulumi.ComponentResource {
    constructor(name, args, opts) {
        super("test:index:Group", name, args, opts);
        const topic = new aws.sns.Topic(`${name}-topic`, { displayName: args.label }, { parent: this });
        this.arn = topic.arn;
        this.label = pulumi.secret(args.label);
        this.registerOutputs({ arn: this.arn, label: this.label, fixed: 1 });
    }
}
class Lazy extends pulumi.ComponentResource {
    async initialize({ label }) {
        const topic = new aws.sns.Topic("lazy-topic", { displayName: label }, { parent: this });
        return { arn: topic.arn };
    }
    constructor(name, args, opts) {
        super("test:index:Lazy", name, args, opts);
        this.arn = pulumi.output(this.getData()).apply(({ arn }) => arn);
    }
}

export default () => {
    const group = new Group("group", { label: "l", secret: pulumi.secret("s3cret"), nested: { topic: "t" } });
    new aws.sns.Topic("user", { displayName: group.arn, tags: { label: group.label } });
    const lazy = new Lazy("lazy", { label: group.label });
    return { arn: group.arn, label: group.label, lazy: lazy.arn };
};

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

class Group extends pulumi.ComponentResource {
    constructor(name, args, opts) {
        super("test:index:Group", name, args, opts);
        const topics = pulumi.output(args.names).apply((names) => names.map((child) => new aws.sns.Topic(`${name}-${child}`, {}, { parent: this })));
        this.arns = topics.apply((all) => pulumi.all(all.map(({ arn }) => arn)));
        this.registerOutputs({ arns: this.arns, count: topics.apply((all) => all.length) });
    }
}

export default async () => {
    const group = new Group("group", { names: Promise.resolve(["a", "b"]) });
    new aws.sns.Topic("after", {}, { dependsOn: group });
    return { arns: group.arns };
};

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

interface Named {
    readonly label: string;
}

class Group extends pulumi.ComponentResource {
    declare readonly topic: aws.sns.Topic;

    constructor(name: string, { label }: Named, opts: pulumi.ComponentResourceOptions = {}) {
        super("test:index:Group", name, { label }, opts);
        this.topic = new aws.sns.Topic(`${name}-topic`, { displayName: label }, { parent: this });
        this.registerOutputs({ topic: this.topic.arn });
    }
}

export default (): Record<string, pulumi.Output<string>> => {
    const group = new Group("group", { label: "typed" });
    return { arn: group.topic.arn };
};

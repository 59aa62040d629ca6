import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

class Group extends pulumi.ComponentResource {
    constructor(name, opts) {
        super("test:index:Group", name, {}, opts);
    }
}

export default () => {
    const parent = new Group("parent", { protect: true });
    const provider = new aws.Provider("provider", { region: "eu-west-1" });
    const topic = aws.sns.Topic.get("topic", "arn:aws:sns:eu-west-1:222222222222:t");
    aws.sns.Topic.get("child", "arn:aws:sns:eu-west-1:222222222222:c", { displayName: "d" }, { parent, provider });
    aws.sns.Topic.get("explicit", pulumi.output("arn:aws:sns:eu-west-1:222222222222:e"), undefined, {
        provider,
        dependsOn: topic,
    });
    const created = new aws.sns.Topic("created");
    const later = aws.sns.Topic.get("later", created.id);
    const vpc = aws.ec2.Vpc.get("vpc", "vpc-1");
    new aws.ec2.Subnet("subnet", { vpcId: vpc.id, cidrBlock: "10.0.0.0/24" });
    return { id: topic.id, urn: topic.urn, later: later.id, laterArn: later.arn };
};

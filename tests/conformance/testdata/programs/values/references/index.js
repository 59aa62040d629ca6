import * as aws from "@pulumi/aws";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

class Group extends pulumi.ComponentResource {
    constructor(name, args, opts) {
        super("test:index:Group", name, args, opts);
        this.registerOutputs({ self: this, topic: args.topic });
    }
}

export default () => {
    const topic = new aws.sns.Topic("topic", { displayName: "d" });
    const group = new Group("group", { topic, nested: { list: [topic] } });
    new aws.sqs.Queue("queue", { tags: { topic, group } });
    const provider = new kubernetes.Provider("k", { kubeconfig: "{}" });
    new kubernetes.core.v1.ConfigMap("map", { data: { topic, group } }, { provider });
    const existing = aws.sns.Topic.get("existing", "arn:aws:sns:eu-west-1:222222222222:t");
    new pulumi.CustomResource("test:index:Thing", "thing", { topic, existing, secret: pulumi.secret(topic), provider });
    return { topic, group, provider, list: [topic], id: existing.id };
};

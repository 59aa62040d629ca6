import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

class Group extends pulumi.ComponentResource {
    constructor(name, opts) {
        super("test:index:Group", name, {}, opts);
        this.echoed = pulumi.runtime.invokeOutput("test:index:echo", { sent: "from component" }, { parent: this });
    }
}

export default async () => {
    const topic = new aws.sns.Topic("topic");
    const explicit = new aws.Provider("explicit", { region: "eu-west-2" });
    const region = aws.getRegionOutput({}, { provider: explicit });
    const unknown = pulumi.runtime.invokeOutput("test:index:echo", { sent: topic.arn });
    const secret = pulumi.runtime.invokeOutput("test:index:echo", {
        sent: pulumi.secret("s3cret"),
        list: [pulumi.secret("x")],
    });
    const after = pulumi.runtime.invokeOutput("test:index:echo", { sent: "after" }, { dependsOn: [topic] });
    const existing = aws.sns.Topic.get("existing", "arn:aws:sns:eu-west-1:222222222222:t");
    const afterRead = pulumi.runtime.invokeOutput("test:index:echo", { sent: "after read" }, { dependsOn: [existing] });
    new aws.sns.Topic("uses", {
        displayName: after.apply(({ sent }) => sent),
        tags: { region: region.name, read: afterRead.apply(({ sent }) => sent) },
    });
    const provider = new pulumi.ProviderResource("test", "group-provider", {});
    const group = new Group("group", { providers: [provider] });
    return { region: region.name, unknown, secret, after, afterRead, inside: group.echoed };
};

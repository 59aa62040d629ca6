import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

class Group extends pulumi.ComponentResource {
    constructor(name, opts) {
        super("test:index:Group", name, {}, opts);
    }
}

export default () => {
    const provider = new aws.Provider("provider", { region: "eu-west-1" });
    pulumi.runtime.registerResourceTransform(({ type, props, opts }) =>
        type === "test:index:Group" ? { props, opts: { ...opts, providers: [provider], protect: true } } : undefined,
    );
    const group = new Group("group");
    new aws.sns.Topic("child", {}, { parent: group });
    const nested = new Group("nested", { parent: group, aliases: [{ parent: pulumi.rootStackResource }] });
    new aws.sns.Topic("grandchild", {}, { parent: nested });
};

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

class Group extends pulumi.ComponentResource {
    constructor(name, opts) {
        super("test:index:Group", name, {}, opts);
        this.registerOutputs({ label: "l" });
    }
}

export default async () => {
    const topic = new aws.sns.Topic("topic", { displayName: "d" });
    const urn = await new Promise((resolve) => topic.urn.apply(resolve));
    const found = await pulumi.runtime.invoke("pulumi:pulumi:getResource", { urn });
    return { urn: found.urn, keys: Object.keys(found).sort(), displayName: found.state.displayName };
};

import * as aws from "@pulumi/aws";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

class Group extends pulumi.ComponentResource {
    constructor(name, opts) {
        super("test:index:Group", name, {}, opts);
    }
}

export default () => {
    const cluster = new kubernetes.Provider("cluster", { kubeconfig: "{}" }, { protect: true, aliases: [{ name: "former" }] });
    const region = new aws.Provider("region", { region: "eu-west-1" });
    new aws.sns.Topic("topic", {}, { provider: cluster });
    const group = new Group("group", { provider: cluster, providers: { aws: region } });
    new aws.sns.Topic("child", {}, { parent: group });
    new kubernetes.core.v1.ConfigMap("child", {}, { parent: group });
    new aws.Provider("dependent", { region: "eu-west-3" }, { parent: group, dependsOn: [group], provider: region });
};

import * as aws from "@pulumi/aws";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

class Group extends pulumi.ComponentResource {
    constructor(name, opts) {
        super("test:index:Group", name, {}, opts);
    }
}

export default () => {
    new aws.sns.Topic("by-default");
    const one = new aws.Provider("one", { region: "eu-west-1" });
    const two = new aws.Provider("two", {
        region: "eu-west-2",
        skipRegionValidation: true,
        allowedAccountIds: ["222222222222"],
    });
    const cluster = new kubernetes.Provider("cluster", { kubeconfig: "{}" });
    new aws.sns.Topic("explicit", {}, { provider: one });
    const list = new Group("list", { providers: [one, cluster] });
    new aws.sns.Topic("from-list", {}, { parent: list });
    new kubernetes.core.v1.ConfigMap("from-list", { data: { a: "b" } }, { parent: list });
    const map = new Group("map", { parent: list, providers: { aws: two } });
    new aws.sns.Topic("from-map", {}, { parent: map });
    new kubernetes.core.v1.ConfigMap("from-above", { data: {} }, { parent: map });
    const single = new Group("single", { provider: one });
    new aws.sns.Topic("from-single", {}, { parent: single });
    const parent = new aws.sns.Topic("custom-parent", {}, { provider: two });
    new aws.sns.TopicPolicy("from-custom", { arn: parent.arn, policy: "{}" }, { parent });
    new kubernetes.core.v1.ConfigMap("other-package", {}, { parent });
    new aws.Provider("inside", { region: "us-east-1" }, { parent: map });
};

import * as aws from "@pulumi/aws";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

export default () => {
    const cluster = new aws.eks.Cluster("main", {
        roleArn: "arn:aws:iam::222222222222:role/r",
        vpcConfig: { subnetIds: ["subnet-1"] },
    });
    const kubeconfig = pulumi.jsonStringify({ server: cluster.endpoint, name: "main" });
    const provider = new kubernetes.Provider("later", { kubeconfig, namespace: "apps" });
    const map = new kubernetes.core.v1.ConfigMap(
        "settings",
        { metadata: { name: "settings" }, data: { plain: "known", endpoint: cluster.endpoint } },
        { provider },
    );
    const hidden = new kubernetes.Provider("hidden", { kubeconfig: pulumi.secret(kubeconfig) });
    new kubernetes.core.v1.Namespace("namespace", { metadata: { name: "apps" } }, { provider: hidden });
    return { name: map.metadata.name, plain: map.data.plain };
};

import assert from "node:assert/strict";
import { record } from "@plinth/testing";
import { Cluster } from "./cluster.ts";
import type { NodeGroupClusterArgs } from "./clusterArgs.ts";
import type { NodeGroupShape } from "./plan/index.ts";
import { leastArgs } from "./testdata/clusterArgs.ts";

const GROUP = "aws:eks/nodeGroup:NodeGroup";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const general: NodeGroupShape = { instanceTypes: ["m7g.large"], size: { min: 2, max: 6 } };

async function make(changes: Partial<NodeGroupClusterArgs> = {}) {
    return await record(() => new Cluster("cluster-main", { ...leastArgs, ...changes }));
}

describe("a cluster's node group", () => {
    it("requires IMDSv2 and keeps pods from the metadata of their node", async () => {
        assert.deepEqual((await make()).only(TEMPLATE).metadataOptions, {
            httpEndpoint: "enabled",
            httpTokens: "required",
            httpPutResponseHopLimit: 1,
            instanceMetadataTags: "disabled",
        });
    });

    it("encrypts every disk", async () => {
        const bottlerocket = { ...general, operatingSystem: "bottlerocket" as const, diskSize: 80 };
        const made = await make({ nodeGroups: { general, bottlerocket } });
        const encrypted = { encrypted: "true", volumeType: "gp3", deleteOnTermination: "true" };
        assert.deepEqual(made.named(TEMPLATE, "cluster-main-nodes-general").blockDeviceMappings, [
            { deviceName: "/dev/xvda", ebs: { ...encrypted, volumeSize: 50 } },
        ]);
        assert.deepEqual(made.named(TEMPLATE, "cluster-main-nodes-bottlerocket").blockDeviceMappings, [
            { deviceName: "/dev/xvda", ebs: encrypted },
            { deviceName: "/dev/xvdb", ebs: { ...encrypted, volumeSize: 80 } },
        ]);
    });

    it("leaves security groups, keys and addresses to EKS: no SSH, no public address", async () => {
        const inputs = (await make()).only(TEMPLATE);
        for (const absent of [
            "keyName",
            "networkInterfaces",
            "vpcSecurityGroupIds",
            "userData",
            "imageId",
            "instanceType",
        ]) {
            assert.equal(absent in inputs, false, absent);
        }
        assert.equal("remoteAccess" in (await make()).only(GROUP), false);
    });

    it("tags what AWS launches, which the provider's default tags do not reach", async () => {
        const made = await make({ tags: { Layer: "cluster" }, nodeTags: { Layer: "cluster", Owner: "platform" } });
        const tags = { Layer: "cluster", Owner: "platform", Name: "cluster-main-nodes-general" };
        assert.deepEqual(made.only(TEMPLATE).tagSpecifications, [
            { resourceType: "instance", tags },
            { resourceType: "volume", tags },
            { resourceType: "network-interface", tags },
        ]);
        assert.deepEqual(made.only(GROUP).tags, { Layer: "cluster", Name: "cluster-main-nodes-general" });
    });

    it("sizes the group once and leaves the number of nodes to an autoscaler", async () => {
        const made = await make({ nodeGroups: { general: { ...general, size: { min: 2, max: 6, desired: 3 } } } });
        assert.deepEqual(made.only(GROUP).scalingConfig, { minSize: 2, maxSize: 6, desiredSize: 3 });
        assert.ok(
            made
                .resource(GROUP, "cluster-main-nodes-general")
                .options.ignoreChanges.includes("scalingConfig.desiredSize"),
        );
    });

    it("keeps a group and the control plane in the zones they were made in, whatever zones the network gets", async () => {
        const made = await make();
        const { ignoreChanges } = made.resource(GROUP, "cluster-main-nodes-general").options;
        assert.ok(ignoreChanges.includes("subnetIds"));
        const cluster = made.resource("aws:eks/cluster:Cluster", "cluster-main-cluster");
        assert.deepEqual(cluster.options.ignoreChanges, ["vpcConfig.subnetIds"]);
    });

    it("runs the cluster's Kubernetes version in the given subnets, repaired and updated a third at a time", async () => {
        const inputs = (await make()).only(GROUP);
        assert.equal(inputs.version, "1.36");
        assert.equal("releaseVersion" in inputs, false);
        assert.deepEqual(inputs.subnetIds, ["subnet-0a", "subnet-0b"]);
        assert.deepEqual(inputs.updateConfig, { maxUnavailablePercentage: 33 });
        assert.deepEqual(inputs.nodeRepairConfig, { enabled: true });
        assert.equal(inputs.amiType, "AL2023_ARM_64_STANDARD");
        assert.equal(inputs.capacityType, "ON_DEMAND");
        assert.equal("diskSize" in inputs, false);
    });

    it("pins the AMI release where one is given", async () => {
        const made = await make({ nodeGroups: { general: { ...general, releaseVersion: "1.36.2-20261001" } } });
        assert.equal(made.only(GROUP).releaseVersion, "1.36.2-20261001");
    });

    it("uses the newest version of its own launch template", async () => {
        const made = await make();
        const group = made.resource(GROUP, "cluster-main-nodes-general");
        const { id, version } = group.inputs.launchTemplate as Record<string, string>;
        assert.match(String(id), /^lt-/);
        assert.equal(version, "1");
        assert.deepEqual(group.propertyDependencies.launchTemplate, [
            made.resource(TEMPLATE, "cluster-main-nodes-general").urn,
        ]);
    });

    it("is added, changed, removed and reordered without touching another", async () => {
        const inputsOf = async (nodeGroups: Record<string, NodeGroupShape>) => {
            const made = await make({ nodeGroups });
            const name = "cluster-main-nodes-general";
            return [made.resource(GROUP, name).urn, made.named(GROUP, name), made.named(TEMPLATE, name)];
        };
        const batch: NodeGroupShape = { ...general, capacity: "spot", instanceTypes: ["m7g.large", "m6g.large"] };
        const alone = await inputsOf({ general });
        const bottlerocket = {
            ...batch,
            operatingSystem: "bottlerocket" as const,
            instanceTypes: ["m7i.large", "m6i.large"],
        };
        for (const others of [
            { batch, general },
            { general, batch },
            { batch: bottlerocket, general },
        ]) {
            assert.deepEqual(await inputsOf(others), alone);
        }
    });

    it("joins once pods can get addresses, services and identities, and the nodes' role is complete", async () => {
        const made = await make();
        const { dependencies } = made.resource(GROUP, "cluster-main-nodes-general");
        const names = made.resources.filter(({ urn }) => dependencies.includes(urn)).map(({ name }) => name);
        for (const name of [
            "cluster-main-addon-eks-pod-identity-agent",
            "cluster-main-addon-kube-proxy",
            "cluster-main-addon-vpc-cni",
            "cluster-main-node-role-AmazonEKSWorkerNodePolicy",
            "cluster-main-node-role-AmazonEC2ContainerRegistryPullOnly",
        ]) {
            assert.ok(names.includes(name), name);
        }
        assert.ok(!names.includes("cluster-main-addon-coredns"));
    });
});

import assert from "node:assert/strict";
import { record } from "@plinth/testing";
import { Cluster } from "./cluster.ts";
import type { NodeGroupClusterArgs } from "./clusterArgs.ts";
import type { AddOnName } from "./plan/index.ts";
import { leastArgs } from "./testdata/clusterArgs.ts";

const ADD_ON = "aws:eks/addon:Addon";

async function make(changes: Partial<NodeGroupClusterArgs> = {}) {
    return await record(() => new Cluster("cluster-main", { ...leastArgs, ...changes }));
}

function logicalName(name: AddOnName): string {
    return `cluster-main-addon-${name}`;
}

describe("a cluster's add-on", () => {
    it("has the version that is pinned, and keeps what people changed by hand", async () => {
        const made = await make();
        const versions = made.all(ADD_ON).map(({ inputs }) => [inputs.addonName, inputs.addonVersion]);
        assert.deepEqual(
            Object.fromEntries(versions),
            Object.fromEntries(Object.entries(leastArgs.addOns).map(([name, addOn]) => [name, addOn?.version])),
        );
        const coredns = made.named(ADD_ON, logicalName("coredns"));
        assert.equal(coredns.clusterName, "plinth-dev-main");
        assert.equal(coredns.resolveConflictsOnUpdate, "PRESERVE");
        assert.equal(coredns.resolveConflictsOnCreate, "OVERWRITE");
        assert.equal("configurationValues" in coredns, false);
    });

    it("makes pods keep to network policies, unless it is told not to", async () => {
        const made = await make();
        const { configurationValues } = made.named(ADD_ON, logicalName("vpc-cni"));
        assert.equal(configurationValues, '{"enableNetworkPolicy":"true"}');
        assert.equal(made.result.networkPolicies, "vpc-cni");
        const version = "v1.22.3-eksbuild.1";
        const configuration = { enableNetworkPolicy: "false" };
        const off = await make({ addOns: { ...leastArgs.addOns, "vpc-cni": { version, configuration } } });
        assert.equal(off.named(ADD_ON, logicalName("vpc-cni")).configurationValues, '{"enableNetworkPolicy":"false"}');
        assert.equal(off.result.networkPolicies, "off");
    });

    it("gets its own settings as JSON", async () => {
        const configuration = { enableNetworkPolicy: "true", env: { ENABLE_PREFIX_DELEGATION: "true" } };
        const version = "v1.22.3-eksbuild.1";
        const made = await make({ addOns: { ...leastArgs.addOns, "vpc-cni": { version, configuration } } });
        const values = made.named(ADD_ON, logicalName("vpc-cni")).configurationValues;
        assert.deepEqual(JSON.parse(String(values)), configuration);
    });

    it("has an identity for its service account where it calls AWS, and no role through the node", async () => {
        const made = await make();
        const identities = Object.fromEntries(
            made
                .all(ADD_ON)
                .map(({ inputs }) => [
                    inputs.addonName,
                    (inputs.podIdentityAssociations as { serviceAccount: string }[] | undefined)?.map(
                        (pods) => pods.serviceAccount,
                    ),
                ]),
        );
        assert.deepEqual(identities, {
            "eks-pod-identity-agent": undefined,
            "kube-proxy": undefined,
            "vpc-cni": ["aws-node"],
            coredns: undefined,
            "aws-ebs-csi-driver": ["ebs-csi-controller-sa"],
        });
        assert.ok(made.all(ADD_ON).every(({ inputs }) => !("serviceAccountRoleArn" in inputs)));
    });

    it("waits for the permissions of its role", async () => {
        const made = await make();
        const { urn } = made.resource(
            "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
            "cluster-main-vpc-cni-role-AmazonEKS_CNI_Policy",
        );
        assert.ok(made.resource(ADD_ON, logicalName("vpc-cni")).dependencies.includes(urn));
    });

    it("runs on nodes when it is DNS or storage, and before them when it is what they need", async () => {
        const extra = { ...leastArgs.addOns, "metrics-server": { version: "v0.9.0-eksbuild.5" } };
        const made = await make({ addOns: extra });
        const { urn } = made.resource("aws:eks/nodeGroup:NodeGroup", "cluster-main-nodes-general");
        const waiting = made.all(ADD_ON).filter(({ dependencies }) => dependencies.includes(urn));
        assert.deepEqual(waiting.map(({ inputs }) => inputs.addonName).toSorted(), [
            "aws-ebs-csi-driver",
            "coredns",
            "metrics-server",
        ]);
    });
});

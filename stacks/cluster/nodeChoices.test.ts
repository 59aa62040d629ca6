import assert from "node:assert/strict";
import { basics, inspectCluster } from "./testdata/inspectCluster.ts";

const general = { instanceTypes: ["m7g.large"], size: { min: 2, max: 6 } };

const addOns = {
    "eks-pod-identity-agent": { version: "v1.3.10-eksbuild.3" },
    "kube-proxy": { version: "v1.36.0-eksbuild.14" },
    "vpc-cni": { version: "v1.22.3-eksbuild.1" },
    coredns: { version: "v1.14.3-eksbuild.3" },
    "aws-ebs-csi-driver": { version: "v1.63.1-eksbuild.1" },
};

describe("settings of a cluster's nodes", () => {
    it("take Auto Mode with nothing else, and fill in both built-in pools", () => {
        const { parsed, problems } = inspectCluster({ ...basics, autoMode: {} });
        assert.deepEqual(problems, []);
        assert.deepEqual(parsed?.autoMode, { nodePools: ["general-purpose", "system"] });
        assert.equal(parsed.nodeGroups, undefined);
    });

    it("take pools of your own alone, and add-ons that Auto Mode leaves to you", () => {
        const metrics = { "metrics-server": { version: "v0.8.0-eksbuild.2" } };
        const { parsed, problems } = inspectCluster({ ...basics, autoMode: { nodePools: [] }, addOns: metrics });
        assert.deepEqual(problems, []);
        assert.deepEqual([parsed?.autoMode, parsed?.addOns], [{ nodePools: [] }, metrics]);
    });

    it("refuses node groups and add-ons beside Auto Mode that EKS runs itself, all at once", () => {
        const { problems } = inspectCluster({
            ...basics,
            autoMode: {},
            nodeGroups: { general },
            addOns: { "vpc-cni": { version: "v1.22.3-eksbuild.1" } },
        });
        assert.deepEqual(problems, [
            {
                path: "instances.main.nodeGroups",
                rule: "must not stand beside autoMode: either you size the nodes, or EKS does",
                value: ["general"],
                fix: "remove nodeGroups, or autoMode",
            },
            {
                path: "instances.main.addOns.vpc-cni",
                rule: "must not stand beside Auto Mode, which brings it itself",
                value: "v1.22.3-eksbuild.1",
                fix: "remove it",
            },
        ]);
    });

    it("take Karpenter beside node groups, and refuse it beside Auto Mode", () => {
        const groups = inspectCluster({ ...basics, nodeGroups: { general }, addOns, karpenter: {} });
        assert.deepEqual([groups.problems, groups.parsed?.karpenter], [[], {}]);
        const { problems } = inspectCluster({ ...basics, autoMode: {}, karpenter: {} });
        assert.deepEqual(
            problems.map(({ path, fix }) => [path, fix]),
            [["instances.main.karpenter", "remove karpenter, or autoMode"]],
        );
    });

    it("refuses a cluster without either choice", () => {
        const { problems } = inspectCluster({ ...basics, autoMode: false });
        assert.deepEqual(problems[0], {
            path: "instances.main.nodeGroups",
            rule: "is required: a cluster has node groups, or runs in Auto Mode",
            fix: "add node groups, or autoMode: {}",
        });
    });

    it("refuses a pool that EKS does not keep", () => {
        const { problems } = inspectCluster({ ...basics, autoMode: { nodePools: ["gpu"] } });
        assert.equal(problems.length, 1);
        assert.match(String(problems[0]?.path), /^instances\.main\.autoMode/);
    });
});

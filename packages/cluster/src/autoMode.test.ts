import assert from "node:assert/strict";
import { ProblemsError } from "@plinth/core/errors";
import { record } from "@plinth/testing";
import { Cluster } from "./cluster.ts";
import type { AutoModeClusterArgs, ClusterArgs } from "./clusterArgs.ts";
import type { NodePool } from "./plan/index.ts";
import { leastArgs, leastAutoArgs } from "./testdata/clusterArgs.ts";

const EKS = "aws:eks/cluster:Cluster";
const ENTRY = "aws:eks/accessEntry:AccessEntry";
const ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";

async function make(changes: Partial<AutoModeClusterArgs> = {}) {
    return await record(() => new Cluster("cluster-main", { ...leastAutoArgs, ...changes }));
}

describe("a cluster in Auto Mode", () => {
    it("switches compute, storage and load balancing on together, with EKS's own pools", async () => {
        const made = await make();
        const inputs = made.only(EKS);
        const { nodeRoleArn } = inputs.computeConfig as { nodeRoleArn: string };
        assert.deepEqual(inputs.computeConfig, {
            enabled: true,
            nodePools: ["general-purpose", "system"],
            nodeRoleArn,
        });
        assert.match(nodeRoleArn, /:role\/cluster-main-auto-node-role-/);
        assert.deepEqual(inputs.storageConfig, { blockStorage: { enabled: true } });
        assert.deepEqual(inputs.kubernetesNetworkConfig, {
            ipFamily: "ipv4",
            serviceIpv4Cidr: "172.20.0.0/16",
            elasticLoadBalancing: { enabled: true },
        });
        assert.equal(inputs.bootstrapSelfManagedAddons, false);
        assert.equal(await made.known(made.result.nodeRoleArn), nodeRoleArn);
    });

    it("lets the control plane do what Auto Mode does, with sessions marked by the cluster", async () => {
        const made = await make();
        const policies = made
            .all(ATTACHMENT)
            .filter(({ name }) => name.startsWith("cluster-main-role-"))
            .map(({ inputs }) => String(inputs.policyArn).split("/")[1]);
        assert.deepEqual(policies, [
            "AmazonEKSClusterPolicy",
            "AmazonEKSComputePolicy",
            "AmazonEKSBlockStoragePolicy",
            "AmazonEKSLoadBalancingPolicy",
            "AmazonEKSNetworkingPolicy",
        ]);
        const trust = String(made.named("aws:iam/role:Role", "cluster-main-role").assumeRolePolicy);
        assert.match(trust, /"Action":\["sts:AssumeRole","sts:TagSession"\]/);
        const { dependencies } = made.resource(EKS, "cluster-main-cluster");
        for (const { urn } of made.all(ATTACHMENT)) assert.ok(dependencies.includes(urn), urn);
    });

    it("gives nodes the least: credentials for pods, and images", async () => {
        const made = await make();
        const policies = made
            .all(ATTACHMENT)
            .filter(({ name }) => name.startsWith("cluster-main-auto-node-role-"))
            .map(({ inputs }) => inputs.policyArn);
        assert.deepEqual(policies, [
            "arn:aws:iam::aws:policy/AmazonEKSWorkerNodeMinimalPolicy",
            "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly",
        ]);
    });

    it("makes no groups, templates and add-ons, which EKS brings", async () => {
        const made = await make();
        const types = new Set(made.resources.map(({ type }) => type));
        for (const absent of [
            "aws:eks/nodeGroup:NodeGroup",
            "aws:ec2/launchTemplate:LaunchTemplate",
            "aws:eks/addon:Addon",
        ]) {
            assert.equal(types.has(absent), false, absent);
        }
        assert.deepEqual(
            made.all(ENTRY).map(({ name }) => name),
            ["cluster-main-access-platform"],
        );
    });

    it("admits nodes itself where all pools are your own, since EKS then makes no entry for them", async () => {
        const made = await make({ autoMode: { nodePools: [] } });
        assert.deepEqual(made.only(EKS).computeConfig, { enabled: true });
        const entry = made.named(ENTRY, "cluster-main-auto-nodes");
        assert.equal(entry.type, "EC2");
        assert.equal(entry.principalArn, await made.known(made.result.nodeRoleArn));
        const association = made.named(
            "aws:eks/accessPolicyAssociation:AccessPolicyAssociation",
            "cluster-main-auto-nodes",
        );
        assert.equal(association.policyArn, "arn:aws:eks::aws:cluster-access-policy/AmazonEKSAutoNodePolicy");
        assert.deepEqual(association.accessScope, { type: "cluster" });
    });

    it("installs the add-ons that Auto Mode leaves to you", async () => {
        const made = await make({ addOns: { "metrics-server": { version: "v0.8.0-eksbuild.2" } } });
        assert.equal(made.only("aws:eks/addon:Addon").addonName, "metrics-server");
    });

    it("tells EKS nothing about it where it never was on, and switches all three off where it was", async () => {
        const never = (await record(() => new Cluster("cluster-main", leastArgs))).only(EKS);
        assert.equal("computeConfig" in never || "storageConfig" in never, false);
        assert.equal("elasticLoadBalancing" in (never.kubernetesNetworkConfig as object), false);
        const switched = await record(() => new Cluster("cluster-main", { ...leastArgs, autoMode: false }));
        assert.match(
            String(switched.named("aws:iam/role:Role", "cluster-main-role").assumeRolePolicy),
            /sts:TagSession/,
            "EKS still ends its nodes",
        );
        const off = switched.only(EKS);
        assert.deepEqual(
            [off.computeConfig, off.storageConfig, off.kubernetesNetworkConfig],
            [
                { enabled: false },
                { blockStorage: { enabled: false } },
                { ipFamily: "ipv4", serviceIpv4Cidr: "172.20.0.0/16", elasticLoadBalancing: { enabled: false } },
            ],
        );
    });

    it("refuses pools that EKS does not keep, and one pool twice", () => {
        const pools = ["system", "gpu", "system"] as unknown as readonly NodePool[];
        assert.throws(
            () => new Cluster("main", { ...leastAutoArgs, autoMode: { nodePools: pools } }),
            (error) => {
                assert.ok(error instanceof ProblemsError);
                assert.deepEqual(
                    error.problems.map(({ path, value, rule }) => [path, value, rule]),
                    [
                        [
                            "autoMode.nodePools[1]",
                            "gpu",
                            "must be a node pool that EKS keeps: general-purpose or system",
                        ],
                        ["autoMode.nodePools[2]", "system", "must stand once"],
                    ],
                );
                return true;
            },
        );
    });

    it("refuses a mix of both choices, by the compiler and at run time", () => {
        // @ts-expect-error node groups do not stand beside Auto Mode
        const mixed: ClusterArgs = { ...leastAutoArgs, nodeGroups: leastArgs.nodeGroups };
        // @ts-expect-error Auto Mode brings its own network add-on
        const twice: ClusterArgs = { ...leastAutoArgs, addOns: { "vpc-cni": { version: "v1.22.3-eksbuild.1" } } };
        for (const [args, path] of [
            [mixed, "nodeGroups"],
            [twice, "addOns.vpc-cni"],
        ] as const) {
            assert.throws(
                () => new Cluster("main", args),
                (error) => {
                    assert.ok(error instanceof ProblemsError);
                    assert.deepEqual(
                        error.problems.map((problem) => problem.path),
                        [path],
                    );
                    return true;
                },
            );
        }
    });
});

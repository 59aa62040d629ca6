import assert from "node:assert/strict";
import { ProblemsError } from "@plinth/core/errors";
import { isKnown, record, type Recording } from "@plinth/testing";
import { Cluster } from "./cluster.ts";
import type { NodeGroupClusterArgs } from "./clusterArgs.ts";
import { leastArgs } from "./testdata/clusterArgs.ts";

const ROLE = "aws:iam/role:Role";
const ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";

async function make(changes: Partial<NodeGroupClusterArgs> = {}, preview = false) {
    return await record(() => new Cluster("cluster-main", { ...leastArgs, ...changes }), { preview });
}

function policiesOf(made: Recording<Cluster>, role: string): string[] {
    return made
        .all(ATTACHMENT)
        .filter(({ name }) => name.startsWith(`${role}-Amazon`))
        .map(({ inputs }) => String(inputs.policyArn));
}

interface Trust {
    readonly Statement: readonly [{ Principal: { Service: string }; Action: unknown; Condition?: unknown }];
}

function trustOf(made: Recording<Cluster>, role: string): Trust["Statement"][0] {
    return (JSON.parse(String(made.named(ROLE, role).assumeRolePolicy)) as Trust).Statement[0];
}

function refused(changes: Partial<NodeGroupClusterArgs>, name = "main"): ProblemsError {
    try {
        new Cluster(name, { ...leastArgs, ...changes });
    } catch (error) {
        assert.ok(error instanceof ProblemsError);
        return error;
    }
    return assert.fail("accepted");
}

describe("Cluster", () => {
    it("keeps the names that its children have in state", async () => {
        const made = await make();
        const children = made.urns().map((urn) => urn.split("::").slice(2).join("::"));
        assert.deepEqual(
            children.map((child) => child.replace(/^plinth:cluster:Cluster\$/, "")),
            [
                "aws:cloudwatch/logGroup:LogGroup::cluster-main-logs",
                ...[
                    "api-errors",
                    "api-slow",
                    "api-throttled",
                    "nodes-at-maximum-general",
                    "nodes-missing-general",
                    "pods-unschedulable",
                    "storage-high",
                ].map((alarm) => `aws:cloudwatch/metricAlarm:MetricAlarm::cluster-main-${alarm}-alarm`),
                "aws:ec2/launchTemplate:LaunchTemplate::cluster-main-nodes-general",
                "aws:eks/accessEntry:AccessEntry::cluster-main-access-platform",
                "aws:eks/accessPolicyAssociation:AccessPolicyAssociation::cluster-main-access-platform",
                "aws:eks/addon:Addon::cluster-main-addon-aws-ebs-csi-driver",
                "aws:eks/addon:Addon::cluster-main-addon-coredns",
                "aws:eks/addon:Addon::cluster-main-addon-eks-pod-identity-agent",
                "aws:eks/addon:Addon::cluster-main-addon-kube-proxy",
                "aws:eks/addon:Addon::cluster-main-addon-vpc-cni",
                "aws:eks/cluster:Cluster::cluster-main-cluster",
                "aws:eks/nodeGroup:NodeGroup::cluster-main-nodes-general",
                "aws:iam/openIdConnectProvider:OpenIdConnectProvider::cluster-main-oidc",
                "aws:iam/role:Role::cluster-main-aws-ebs-csi-driver-role",
                "aws:iam/role:Role::cluster-main-node-role",
                "aws:iam/role:Role::cluster-main-role",
                "aws:iam/role:Role::cluster-main-vpc-cni-role",
                "aws:iam/rolePolicy:RolePolicy::cluster-main-role-secrets-key",
                "aws:iam/rolePolicyAttachment:RolePolicyAttachment::cluster-main-aws-ebs-csi-driver-role-AmazonEBSCSIDriverEKSClusterScopedPolicy",
                "aws:iam/rolePolicyAttachment:RolePolicyAttachment::cluster-main-node-role-AmazonEC2ContainerRegistryPullOnly",
                "aws:iam/rolePolicyAttachment:RolePolicyAttachment::cluster-main-node-role-AmazonEKSWorkerNodePolicy",
                "aws:iam/rolePolicyAttachment:RolePolicyAttachment::cluster-main-role-AmazonEKSClusterPolicy",
                "aws:iam/rolePolicyAttachment:RolePolicyAttachment::cluster-main-vpc-cni-role-AmazonEKS_CNI_Policy",
                "plinth:keys:Key$aws:kms/alias:Alias::cluster-main-logs-alias",
                "plinth:keys:Key$aws:kms/alias:Alias::cluster-main-secrets-alias",
                "plinth:keys:Key$aws:kms/key:Key::cluster-main-logs-key",
                "plinth:keys:Key$aws:kms/key:Key::cluster-main-secrets-key",
                "plinth:keys:Key::cluster-main-logs",
                "plinth:keys:Key::cluster-main-secrets",
                "plinth:cluster:Cluster::cluster-main",
            ],
        );
    });

    it("gives each named role an entry with the policy of its level", async () => {
        const roleArn = "arn:aws:iam::222222222222:role/developer";
        const made = await make({
            access: { ...leastArgs.access, developers: { roleArn, level: "edit", namespaces: ["shop", "stock"] } },
        });
        const association = "aws:eks/accessPolicyAssociation:AccessPolicyAssociation";
        const admin = made.named(association, "cluster-main-access-platform");
        assert.equal(admin.policyArn, "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy");
        assert.deepEqual(admin.accessScope, { type: "cluster" });
        const developers = made.named(association, "cluster-main-access-developers");
        assert.equal(developers.principalArn, roleArn);
        assert.equal(developers.policyArn, "arn:aws:eks::aws:cluster-access-policy/AmazonEKSEditPolicy");
        assert.deepEqual(developers.accessScope, { type: "namespace", namespaces: ["shop", "stock"] });
        const entry = made.resource("aws:eks/accessEntry:AccessEntry", "cluster-main-access-developers");
        assert.equal(entry.inputs.principalArn, roleArn);
        assert.ok(made.resource(association, "cluster-main-access-developers").dependencies.includes(entry.urn));
    });

    it("gives nodes no more than they need, pods their own roles", async () => {
        const made = await make();
        assert.deepEqual(policiesOf(made, "cluster-main-node-role"), [
            "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy",
            "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly",
        ]);
        assert.deepEqual(trustOf(made, "cluster-main-node-role").Principal, { Service: "ec2.amazonaws.com" });
        assert.deepEqual(trustOf(made, "cluster-main-role").Principal, { Service: "eks.amazonaws.com" });
    });

    it("lets only the add-on's service account of this cluster take the add-on's role", async () => {
        const made = await make();
        const trust = trustOf(made, "cluster-main-aws-ebs-csi-driver-role");
        assert.deepEqual(trust.Principal, { Service: "pods.eks.amazonaws.com" });
        assert.deepEqual(trust.Action, ["sts:AssumeRole", "sts:TagSession"]);
        assert.deepEqual(trust.Condition, {
            StringEquals: {
                "aws:RequestTag/eks-cluster-name": "plinth-dev-main",
                "aws:RequestTag/kubernetes-namespace": "kube-system",
                "aws:RequestTag/kubernetes-service-account": "ebs-csi-controller-sa",
            },
        });
        assert.deepEqual(policiesOf(made, "cluster-main-aws-ebs-csi-driver-role"), [
            "arn:aws:iam::aws:policy/AmazonEBSCSIDriverEKSClusterScopedPolicy",
        ]);
    });

    it("writes ARNs and services of its partition", async () => {
        const made = await make({
            partition: "aws-cn",
            region: "cn-north-1",
            access: { platform: { roleArn: "arn:aws-cn:iam::222222222222:role/admin", level: "cluster-admin" } },
        });
        const { policyArn } = made.only("aws:eks/accessPolicyAssociation:AccessPolicyAssociation");
        assert.equal(policyArn, "arn:aws-cn:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy");
        assert.deepEqual(policiesOf(made, "cluster-main-vpc-cni-role"), [
            "arn:aws-cn:iam::aws:policy/AmazonEKS_CNI_Policy",
        ]);
        assert.deepEqual(trustOf(made, "cluster-main-node-role").Principal, { Service: "ec2.amazonaws.com.cn" });
    });

    it("names and tags everything that can be tagged", async () => {
        const made = await make({ tags: { Layer: "cluster" } });
        const tagged = made.resources.filter(({ inputs }) => "tags" in inputs);
        // All but the alias, the policies, their attachments, the associations, and the components themselves.
        assert.equal(tagged.filter(({ custom }) => custom).length, 24);
        for (const { name, inputs } of tagged.filter(({ custom }) => custom)) {
            const { Name, Layer } = inputs.tags as Record<string, string>;
            assert.equal(Layer, "cluster", name);
            assert.ok(name === Name || name === `${Name}-key`, name);
        }
    });

    it("returns what dependants need, known after deployment and unknown before", async () => {
        const { result } = await make();
        const made = await make();
        assert.equal(await made.known(made.result.clusterName), "plinth-dev-main");
        assert.match(await made.known(made.result.arn), /cluster\/plinth-dev-main$/);
        assert.match(await made.known(made.result.endpoint), /^https:\/\/.*\.eks\.amazonaws\.com$/);
        assert.match(await made.known(made.result.clusterSecurityGroupId), /^sg-/);
        assert.match(await made.known(made.result.oidcIssuer), /^https:\/\/oidc\.eks\./);
        assert.match(await made.known(made.result.oidcProviderArn), /^arn:aws:iam::/);
        assert.match(await made.known(made.result.nodeRoleArn), /:role\/cluster-main-node-role-/);
        assert.ok((await made.known(made.result.certificateAuthority)).length > 0);
        const kubeconfig = await made.known(made.result.kubeconfig);
        assert.ok(kubeconfig.includes(`"server":"${await made.known(made.result.endpoint)}"`));
        assert.equal(await isKnown(result.endpoint), true);
        const early = await make({}, true);
        assert.equal(await isKnown(early.result.endpoint), false);
        assert.equal(await isKnown(early.result.oidcIssuer), false);
    });

    it("refuses everything that is wrong at once, before anything registers", () => {
        const error = refused(
            {
                clusterName: "plinth dev",
                version: "1.4",
                subnetIds: ["subnet-0a"],
                serviceCidr: "10.0.0.0/8",
                publicAccess: { cidrs: ["0.0.0.0/0"], reason: "runners without a VPN" },
                access: {},
                nodeGroups: {},
                addOns: { ...leastArgs.addOns, coredns: { version: "latest" } },
                logRetentionDays: 100,
            },
            "a-name-that-leaves-no-room-for-its-node-groups",
        );
        assert.match(error.message, /^cluster "a-name-.*": 10 problems\n/);
        assert.deepEqual(
            error.problems.map(({ path, value }) => [path, value]),
            [
                ["", "a-name-that-leaves-no-room-for-its-node-groups"],
                ["clusterName", "plinth dev"],
                ["subnetIds", 1],
                ["version", "1.4"],
                ["serviceCidr", "10.0.0.0/8"],
                ["publicAccess.cidrs[0]", "0.0.0.0/0"],
                ["access", []],
                ["nodeGroups", {}],
                ["addOns.coredns.version", "latest"],
                ["logRetentionDays", 100],
            ],
        );
        assert.ok(error.problems.every(({ rule, fix }) => rule !== "" && fix !== ""));
    });

    it("refuses names of groups and grants that AWS names could not hold", () => {
        const long = "a-group-name-of-twenty-one".slice(0, 21);
        const { problems } = refused({
            nodeGroups: { [long]: leastArgs.nodeGroups.general! },
            access: { "Platform Team": leastArgs.access.platform! },
        });
        assert.deepEqual(
            problems.map(({ path, value }) => [path, value]),
            [
                ['access["Platform Team"]', "Platform Team"],
                [`nodeGroups.${long}`, long],
            ],
        );
        assert.equal(
            problems[0]?.rule,
            "has a name that must be at most 20 lower-case letters, digits and hyphens, a letter first",
        );
    });
});

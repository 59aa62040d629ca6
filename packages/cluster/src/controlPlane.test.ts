import assert from "node:assert/strict";
import { record, unknown } from "@plinth/testing";
import { Cluster } from "./cluster.ts";
import type { NodeGroupClusterArgs } from "./clusterArgs.ts";
import { leastArgs } from "./testdata/clusterArgs.ts";

const EKS = "aws:eks/cluster:Cluster";
const KEY = "aws:kms/key:Key";

async function make(changes: Partial<NodeGroupClusterArgs> = {}) {
    return await record(() => new Cluster("cluster-main", { ...leastArgs, ...changes }));
}

describe("a cluster's control plane", () => {
    it("has a private endpoint, and names no public networks", async () => {
        const { vpcConfig } = (await make()).only(EKS);
        assert.deepEqual(vpcConfig, {
            subnetIds: ["subnet-0a", "subnet-0b"],
            endpointPrivateAccess: true,
            endpointPublicAccess: false,
        });
    });

    it("opens a public endpoint to the named networks alone, and keeps the private one", async () => {
        const { vpcConfig } = (
            await make({ publicAccess: { cidrs: ["1.2.3.0/24"], reason: "runners without a VPN" } })
        ).only(EKS);
        assert.deepEqual(vpcConfig, {
            subnetIds: ["subnet-0a", "subnet-0b"],
            endpointPrivateAccess: true,
            endpointPublicAccess: true,
            publicAccessCidrs: ["1.2.3.0/24"],
        });
    });

    it("lets named networks reach the private endpoint, on its port alone, and nothing unless asked", async () => {
        const RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
        assert.deepEqual((await make()).all(RULE), []);
        const made = await make({ privateAccess: { runners: "10.20.48.0/24", vpn: "10.99.0.0/16" } });
        const group = await made.known(made.result.clusterSecurityGroupId);
        assert.deepEqual(
            made
                .all(RULE)
                .map(({ name, inputs }) => [
                    name,
                    inputs.cidrIpv4,
                    inputs.fromPort,
                    inputs.toPort,
                    inputs.securityGroupId,
                ]),
            [
                ["cluster-main-endpoint-from-runners", "10.20.48.0/24", 443, 443, group],
                ["cluster-main-endpoint-from-vpn", "10.99.0.0/16", 443, 443, group],
            ],
        );
    });

    it("refuses to let in everything, and blocks that are none", () => {
        assert.throws(
            () => new Cluster("main", { ...leastArgs, privateAccess: { all: "0.0.0.0/0", vpn: "10.0.0.1/16" } }),
            /2 problems\n.*privateAccess\.all: must be \/9 or narrower.*Fix: name the block of the subnets.*\n.*privateAccess\.vpn/,
        );
    });

    it("encrypts secrets with a key of its own, which its role may use and no other key", async () => {
        const made = await make();
        const key = made.resource(KEY, "cluster-main-secrets-key");
        const { encryptionConfig } = made.only(EKS) as { encryptionConfig: { provider: { keyArn: string } } };
        assert.deepEqual(made.only(EKS).encryptionConfig, {
            provider: { keyArn: encryptionConfig.provider.keyArn },
            resources: ["secrets"],
        });
        assert.match(encryptionConfig.provider.keyArn, /^arn:aws:kms:/);
        assert.ok(made.resource(EKS, "cluster-main-cluster").propertyDependencies.encryptionConfig?.includes(key.urn));
        const { policy } = made.only("aws:iam/rolePolicy:RolePolicy") as {
            policy: { Statement: { Action: string[]; Resource: string }[] };
        };
        assert.deepEqual(
            policy.Statement.map(({ Action, Resource }) => ({ Action, Resource })),
            [
                {
                    Action: ["kms:Encrypt", "kms:Decrypt", "kms:ListGrants", "kms:DescribeKey"],
                    Resource: encryptionConfig.provider.keyArn,
                },
            ],
        );
    });

    it("shows in a preview what its role may do with the key, before the key exists", async () => {
        const made = await record(() => new Cluster("cluster-main", leastArgs), { preview: true });
        const { policy } = made.only("aws:iam/rolePolicy:RolePolicy") as { policy: { Statement: object[] } };
        assert.deepEqual(policy.Statement, [
            {
                Sid: "SecretsKey",
                Effect: "Allow",
                Action: ["kms:Encrypt", "kms:Decrypt", "kms:ListGrants", "kms:DescribeKey"],
                Resource: unknown,
            },
        ]);
    });

    it("writes all five logs to a group that exists before it, encrypted and kept for a year", async () => {
        const made = await make();
        const group = made.resource("aws:cloudwatch/logGroup:LogGroup", "cluster-main-logs");
        assert.equal(group.inputs.name, "/aws/eks/plinth-dev-main/cluster");
        assert.equal(group.inputs.retentionInDays, 365);
        assert.ok(group.propertyDependencies.kmsKeyId?.some((urn) => urn.endsWith("::cluster-main-logs-key")));
        assert.deepEqual(made.only(EKS).enabledClusterLogTypes, [
            "api",
            "audit",
            "authenticator",
            "controllerManager",
            "scheduler",
        ]);
        assert.ok(made.resource(EKS, "cluster-main-cluster").dependencies.includes(group.urn));
    });

    it("lets CloudWatch Logs use the logs' key for that one group", async () => {
        const policy = String((await make()).named(KEY, "cluster-main-logs-key").policy);
        assert.match(policy, /"arn:aws:logs:eu-west-1:222222222222:log-group:\/aws\/eks\/plinth-dev-main\/cluster"/);
    });

    it("lets nobody in but through access entries, its creator included", async () => {
        assert.deepEqual((await make()).only(EKS).accessConfig, {
            authenticationMode: "API",
            bootstrapClusterCreatorAdminPermissions: false,
        });
    });

    it("keeps versions, shifts away from a failing zone and installs no add-ons of EKS's choice", async () => {
        const inputs = (await make()).only(EKS);
        assert.equal(inputs.name, "plinth-dev-main");
        assert.equal(inputs.version, "1.36");
        assert.deepEqual(inputs.upgradePolicy, { supportType: "STANDARD" });
        assert.deepEqual(inputs.zonalShiftConfig, { enabled: true });
        assert.equal(inputs.bootstrapSelfManagedAddons, false);
        assert.deepEqual(inputs.kubernetesNetworkConfig, { ipFamily: "ipv4", serviceIpv4Cidr: "172.20.0.0/16" });
        const own = (await make({ serviceCidr: "10.96.0.0/16" })).only(EKS);
        assert.deepEqual(own.kubernetesNetworkConfig, { ipFamily: "ipv4", serviceIpv4Cidr: "10.96.0.0/16" });
    });

    it("is protected from deletion by AWS and by Pulumi, its keys too, and nothing else is", async () => {
        const made = await make();
        assert.equal(made.only(EKS).deletionProtection, true);
        const kept = made.resources.filter(({ options }) => options.protect === true).map(({ name }) => name);
        assert.deepEqual(kept.toSorted(), [
            "cluster-main-cluster",
            "cluster-main-logs",
            "cluster-main-logs-alias",
            "cluster-main-logs-key",
            "cluster-main-secrets",
            "cluster-main-secrets-alias",
            "cluster-main-secrets-key",
        ]);
    });

    it("can be given up where deletion protection is off", async () => {
        const made = await make({ deletionProtection: false });
        assert.equal(made.only(EKS).deletionProtection, false);
        assert.deepEqual(
            made.resources.filter(({ options }) => options.protect === true),
            [],
        );
    });

    it("waits for what its role may do", async () => {
        const made = await make();
        const { dependencies } = made.resource(EKS, "cluster-main-cluster");
        const attachment = made.resource(
            "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
            "cluster-main-role-AmazonEKSClusterPolicy",
        );
        assert.equal(attachment.inputs.policyArn, "arn:aws:iam::aws:policy/AmazonEKSClusterPolicy");
        assert.ok(dependencies.includes(attachment.urn));
        assert.ok(
            dependencies.includes(made.resource("aws:iam/rolePolicy:RolePolicy", "cluster-main-role-secrets-key").urn),
        );
    });
});

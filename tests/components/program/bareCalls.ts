import * as account from "@plinth/account";
import { AuditAlarms, AuditTrail, LogBucket } from "@plinth/audit";
import { Cache, ServerlessCache } from "@plinth/cache";
import { Certificate } from "@plinth/certificates";
import { Cluster } from "@plinth/cluster";
import { Aurora, Database } from "@plinth/database";
import { DataKeys, Key } from "@plinth/keys";
import { ExistingNetwork, Network } from "@plinth/network";
import { Parameters } from "@plinth/parameters";
import { OidcProvider, PermissionBoundary, Role } from "@plinth/roles";
import { Secret } from "@plinth/secrets";
import { StateBackend } from "@plinth/state";
import { WebAcl } from "@plinth/waf";
import type * as pulumi from "@pulumi/pulumi";
import { bareDeployments } from "./bareDeployments.ts";
import { bareImages } from "./bareImages.ts";
import { bareInClusters } from "./bareInClusters.ts";
import { bareRoles } from "./bareRoles.ts";

const ACCOUNT = "444444444444";
const IAM = `arn:aws:iam::${ACCOUNT}`;
const BOUNDARY = `${IAM}:policy/deployment/plinth-prod-boundary`;
const place = { account: ACCOUNT, region: "eu-west-1" };

/** What comes from a network: which tier a subnet is of, rules read from its routes. */
interface Surroundings {
    readonly vpcId: pulumi.Output<string>;
    readonly isolatedSubnetIds: pulumi.Output<string[]>;
    readonly privateSubnetIds: pulumi.Output<string[]>;
}

type BareCall = (
    name: string,
    options: pulumi.ComponentResourceOptions,
    network: Surroundings,
) => pulumi.ComponentResource;

function inVpc({ vpcId, isolatedSubnetIds: subnetIds }: Surroundings) {
    return { ...place, vpcId, subnetIds };
}

/**
 * Every component of this repository by `package.Class`, called with the least that its types take: what has no default, and
 * nothing that has one.
 */
export const bareCalls: Readonly<Record<string, BareCall>> = {
    "account.AccessAnalyzer": (name, options) =>
        new account.AccessAnalyzer(name, { ...place, mode: "created" }, options),
    "account.BucketBlock": (name, options) => new account.BucketBlock(name, { ...place, mode: "created" }, options),
    "account.ConfigRecorder": (name, options) =>
        new account.ConfigRecorder(name, { ...place, mode: "created" }, options),
    "account.GuardDuty": (name, options) => new account.GuardDuty(name, { ...place, mode: "created" }, options),
    "account.MetadataDefaults": (name, options) =>
        new account.MetadataDefaults(name, { ...place, mode: "created" }, options),
    "account.PasswordPolicy": (name, options) =>
        new account.PasswordPolicy(name, { ...place, mode: "created" }, options),
    "account.RegistryScanning": (name, options) =>
        new account.RegistryScanning(name, { ...place, mode: "created" }, options),
    "account.SecurityHub": (name, options) => new account.SecurityHub(name, { ...place, mode: "created" }, options),
    "account.SharingBlock": (name, options) => new account.SharingBlock(name, { ...place, mode: "created" }, options),
    "account.VolumeEncryption": (name, options) =>
        new account.VolumeEncryption(name, { ...place, mode: "created" }, options),
    "account.VpcBlock": (name, options) =>
        new account.VpcBlock(name, { ...place, mode: "created", blockMode: "block-bidirectional" }, options),
    "audit.AuditAlarms": (name, options) =>
        new AuditAlarms(name, { trailName: "landing-zone", logGroupName: "/landing-zone/trail" }, options),
    "audit.AuditTrail": (name, options) => new AuditTrail(name, { ...place, trailName: "plinth-prod-audit" }, options),
    "audit.LogBucket": (name, options) => new LogBucket(name, place, options),
    "cache.Cache": (name, options, network) =>
        new Cache(
            name,
            {
                ...inVpc(network),
                replicationGroupId: "bare",
                engineVersion: "8.1",
                nodeType: "cache.m7g.large",
                use: "session",
            },
            options,
        ),
    "cache.ServerlessCache": (name, options, network) =>
        new ServerlessCache(
            name,
            {
                ...inVpc(network),
                cacheName: "bare-serverless",
                majorVersion: "8",
                limits: { storageGb: { maximum: 10 }, ecpuPerSecond: { maximum: 5000 } },
            },
            options,
        ),
    "certificates.Certificate": (name, options) =>
        new Certificate(
            name,
            { domainName: "shop.example.com", zones: { "example.com": "Z0123456789ABC" }, region: place.region },
            options,
        ),
    "cluster.Cluster": (name, options, network) =>
        new Cluster(
            name,
            {
                ...place,
                clusterName: "bare",
                version: "1.36",
                subnetIds: network.privateSubnetIds,
                access: { platform: { roleArn: `${IAM}:role/platform-admin`, level: "cluster-admin" } },
                // No default tags reach what AWS launches.
                nodeTags: { Environment: "prod", Project: "plinth", Owner: "platform", CostCenter: "engineering" },
                nodeGroups: { general: { instanceTypes: ["m7g.large"], size: { min: 3, max: 6 } } },
                addOns: {
                    "eks-pod-identity-agent": { version: "v1.3.10-eksbuild.3" },
                    "kube-proxy": { version: "v1.36.0-eksbuild.14" },
                    "vpc-cni": { version: "v1.22.3-eksbuild.1" },
                    coredns: { version: "v1.14.3-eksbuild.3" },
                    "aws-ebs-csi-driver": { version: "v1.63.1-eksbuild.1" },
                },
            },
            options,
        ),
    "database.Aurora": (name, options, network) =>
        new Aurora(
            name,
            {
                ...inVpc(network),
                identifier: "bare-cluster",
                engineVersion: "17",
                capacity: { kind: "provisioned", instanceClass: "db.r7g.large" },
            },
            options,
        ),
    "database.Database": (name, options, network) =>
        new Database(
            name,
            {
                ...inVpc(network),
                identifier: "bare-instance",
                engineVersion: "17",
                instanceClass: "db.m7g.large",
                storage: { size: 100 },
            },
            options,
        ),
    ...bareDeployments,
    ...bareImages,
    ...bareInClusters,
    ...bareRoles,
    "keys.DataKeys": (name, options) =>
        new DataKeys(
            name,
            { ...place, classes: { orders: { description: "What customers ordered", services: ["rds"] } } },
            options,
        ),
    "keys.Key": (name, options) => new Key(name, { ...place, description: "What the bare call encrypts" }, options),
    "network.ExistingNetwork": (name, options) =>
        new ExistingNetwork(
            name,
            {
                region: place.region,
                cidr: "10.50.0.0/16",
                zones: ["euw1-az1"],
                tiers: ["private"],
                existing: {
                    vpcId: "vpc-0123456789abcdef0",
                    subnets: { private: { "euw1-az1": "subnet-0123456789abcdef1" } },
                },
            },
            options,
        ),
    "network.Network": (name, options) =>
        new Network(name, { ...place, cidr: "10.40.0.0/16", zones: ["euw1-az1", "euw1-az2"] }, options),
    "parameters.Parameters": (name, options) =>
        new Parameters(name, { ...place, parameters: { "database/host": "db.internal" } }, options),
    "roles.OidcProvider": (name, options) =>
        new OidcProvider(
            name,
            { issuer: "https://token.actions.githubusercontent.com", audiences: ["sts.amazonaws.com"] },
            options,
        ),
    "roles.PermissionBoundary": (name, options) =>
        new PermissionBoundary(
            name,
            {
                account: ACCOUNT,
                policyName: "plinth-prod-boundary",
                allowedRegions: [place.region],
                rolePath: "/plinth/prod/",
            },
            options,
        ),
    "roles.Role": (name, options) =>
        new Role(
            name,
            {
                account: ACCOUNT,
                description: "What the bare call may do",
                trust: [{ kind: "pods", clusterName: "main", namespace: "shop", serviceAccount: "orders" }],
                permissionsBoundary: { policyArn: BOUNDARY },
            },
            options,
        ),
    "secrets.Secret": (name, options) =>
        new Secret(
            name,
            {
                ...place,
                description: "Key of the payment provider",
                access: { readers: [`${IAM}:role/orders`] },
                rotation: {
                    by: "function",
                    functionArn: `arn:aws:lambda:eu-west-1:${ACCOUNT}:function:rotate-payment`,
                    roleArn: `${IAM}:role/rotate-payment`,
                },
            },
            options,
        ),
    "state.StateBackend": (name, options) =>
        new StateBackend(
            name,
            {
                ...place,
                environment: "prod",
                bucketName: `plinth-prod-state-${ACCOUNT}`,
                deployerPaths: ["/deployment/"],
                ownProject: "plinth-bootstrap",
            },
            options,
        ),
    "waf.WebAcl": (name, options) => new WebAcl(name, { ...place, scope: "regional" }, options),
};

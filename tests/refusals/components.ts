import {
    ConfigRecorder,
    type ConfigRecorderArgs,
    PasswordPolicy,
    type PasswordPolicyArgs,
    VpcBlock,
    type VpcBlockArgs,
} from "@plinth/account";
import { AuditTrail, type AuditTrailArgs } from "@plinth/audit";
import { type ResourceInputs } from "@plinth/core/components";
import { type Problem, ProblemsError } from "@plinth/core/errors";
import { toProblems, type LayerSettings } from "@plinth/core/settings";
import { Aurora, type AuroraArgs, Database, type DatabaseArgs } from "@plinth/database";
import { checkChange } from "@plinth/database/plan";
import { Cache, type CacheArgs, ServerlessCache, type ServerlessCacheArgs } from "@plinth/cache";
import { type GroupState, refusedSteps } from "@plinth/cache/plan";
import { Certificate, type CertificateArgs } from "@plinth/certificates";
import { Cluster, type ClusterArgs } from "@plinth/cluster";
import { checkVersionStep } from "@plinth/cluster/plan";
import { Key, type KeyArgs } from "@plinth/keys";
import { Network, type NetworkArgs } from "@plinth/network";
import { Parameters, type ParametersArgs } from "@plinth/parameters";
import { OidcProvider, type OidcProviderArgs, Role, type RoleArgs } from "@plinth/roles";
import { Secret, type SecretArgs } from "@plinth/secrets";
import { WebAcl, type WebAclArgs } from "@plinth/waf";
import type * as pulumi from "@pulumi/pulumi";
import { settings as account } from "plinth-account/settings";
import { settings as cache } from "plinth-cache/settings";
import { settings as cluster } from "plinth-cluster/settings";
import { settings as database } from "plinth-database/settings";
import { settings as delivery } from "plinth-delivery/settings";
import { settings as network } from "plinth-network/settings";
import { settings as platform } from "plinth-platform/settings";
import { settings as registry } from "plinth-registry/settings";
import type { ComponentName } from "./row.ts";

type Args = Readonly<Record<string, unknown>>;

/** A component, and where its options stand in settings. */
export interface Subject {
    /** A logical name that fits. */
    readonly name: string;
    /** Arguments of a bare call, settings' part of them apart from what the layer adds. */
    readonly options: Args;
    readonly place: Args;
    make(name: string, args: Args, options?: pulumi.ComponentResourceOptions): unknown;
    /** The resource whose changes are refused, and what is wrong with one. */
    readonly changes?: {
        readonly type: string;
        check(before: ResourceInputs, after: ResourceInputs): readonly Problem[];
    };
    /** The layer, and the path of the component's options in its file. */
    readonly settings?: { readonly layer: LayerSettings; readonly path: readonly string[] };
}

export const layers: readonly LayerSettings[] = [
    network,
    database,
    cache,
    cluster,
    account,
    delivery,
    platform,
    registry,
];

const target = { account: "444444444444", region: "eu-west-1" };
const inVpc = { vpcId: "vpc-0a1b2c3d", subnetIds: ["subnet-a", "subnet-b"], ...target };
const databaseChanges = (type: string): NonNullable<Subject["changes"]> => ({
    type,
    check: (before, after) => toProblems(checkChange(before, after)),
});

// The rows' arguments are wrong on purpose, and data: the compiler is not asked.
export const subjects: Readonly<Record<ComponentName, Subject>> = {
    Network: {
        name: "network",
        options: { cidr: "10.0.0.0/16", zones: ["euw1-az1", "euw1-az2"] },
        place: target,
        make: (name, args, options) => new Network(name, args as unknown as NetworkArgs, options),
        settings: { layer: network, path: [] },
    },
    Database: {
        name: "database-orders",
        options: { engineVersion: "17", instanceClass: "db.m7g.large", storage: { size: 100 } },
        place: { identifier: "plinth-prod-orders", ...inVpc },
        make: (name, args, options) => new Database(name, args as unknown as DatabaseArgs, options),
        changes: databaseChanges("aws:rds/instance:Instance"),
        settings: { layer: database, path: ["instances", "orders"] },
    },
    Aurora: {
        name: "database-ledger",
        options: { engineVersion: "17", capacity: { kind: "provisioned", instanceClass: "db.r7g.large" } },
        place: { identifier: "plinth-prod-ledger", ...inVpc },
        make: (name, args, options) => new Aurora(name, args as unknown as AuroraArgs, options),
        changes: databaseChanges("aws:rds/cluster:Cluster"),
        settings: { layer: database, path: ["clusters", "ledger"] },
    },
    Cache: {
        name: "cache-sessions",
        options: { engineVersion: "8.1", nodeType: "cache.t4g.micro", use: "session" },
        place: { replicationGroupId: "plinth-prod-sessions", ...inVpc },
        make: (name, args, options) => new Cache(name, args as unknown as CacheArgs, options),
        changes: {
            type: "aws:elasticache/replicationGroup:ReplicationGroup",
            check: (before, after) =>
                refusedSteps(groupState(before), groupState(after)).map((text) => {
                    const [rule = "", fix = ""] = text.split(". Fix: ");
                    return { path: "", rule, fix };
                }),
        },
        settings: { layer: cache, path: ["instances", "sessions"] },
    },
    ServerlessCache: {
        name: "cache-carts",
        options: { majorVersion: "8", limits: { storageGb: { maximum: 10 }, ecpuPerSecond: { maximum: 5000 } } },
        place: { cacheName: "plinth-prod-carts", ...inVpc },
        make: (name, args, options) => new ServerlessCache(name, args as unknown as ServerlessCacheArgs, options),
        settings: { layer: cache, path: ["serverless", "carts"] },
    },
    Cluster: {
        name: "cluster-main",
        options: {
            version: "1.36",
            access: { platform: { roleArn: "arn:aws:iam::444444444444:role/platform", level: "cluster-admin" } },
            nodeGroups: { general: { instanceTypes: ["m7g.large"], size: { min: 2, max: 6 } } },
            addOns: {
                "eks-pod-identity-agent": { version: "v1.3.10-eksbuild.3" },
                "kube-proxy": { version: "v1.36.0-eksbuild.14" },
                "vpc-cni": { version: "v1.22.3-eksbuild.1" },
                coredns: { version: "v1.14.3-eksbuild.3" },
                "aws-ebs-csi-driver": { version: "v1.63.1-eksbuild.1" },
            },
        },
        place: { clusterName: "plinth-prod-main", subnetIds: inVpc.subnetIds, ...target },
        make: (name, args, options) => new Cluster(name, args as unknown as ClusterArgs, options),
        changes: {
            type: "aws:eks/cluster:Cluster",
            check: (before, after) => toProblems(checkVersionStep(before["version"], after["version"])),
        },
        settings: { layer: cluster, path: ["instances", "main"] },
    },
    Key: {
        name: "orders",
        options: { description: "What orders hold" },
        place: target,
        make: (name, args, options) => new Key(name, args as unknown as KeyArgs, options),
    },
    Secret: {
        name: "payment",
        options: {
            description: "Key of the payment provider",
            access: { readers: [] },
            rotation: {
                by: "function",
                functionArn: "arn:aws:lambda:eu-west-1:444444444444:function:rotate",
                roleArn: "arn:aws:iam::444444444444:role/rotate",
            },
        },
        place: target,
        make: (name, args, options) => new Secret(name, args as unknown as SecretArgs, options),
    },
    Parameters: {
        name: "shop",
        options: { path: "/shop/prod", parameters: { retries: 3 } },
        place: target,
        make: (name, args, options) => new Parameters(name, args as unknown as ParametersArgs<string>, options),
    },
    Certificate: {
        name: "shop",
        options: { domainName: "example.com", zones: { "example.com": "Z0123456789ABC" } },
        place: { region: target.region },
        make: (name, args, options) => new Certificate(name, args as unknown as CertificateArgs, options),
    },
    WebAcl: {
        name: "shop",
        options: { scope: "regional" },
        place: target,
        make: (name, args, options) => new WebAcl(name, args as unknown as WebAclArgs, options),
    },
    Role: {
        name: "web",
        options: {
            description: "Reads orders",
            trust: [{ kind: "pods", clusterName: "main", namespace: "shop", serviceAccount: "web" }],
            permissionsBoundary: { policyArn: "arn:aws:iam::444444444444:policy/deployment/plinth-prod-boundary" },
        },
        place: { account: target.account },
        make: (name, args, options) => new Role(name, args as unknown as RoleArgs, options),
    },
    OidcProvider: {
        name: "github",
        options: { issuer: "https://token.actions.githubusercontent.com", audiences: ["sts.amazonaws.com"] },
        place: {},
        make: (name, args, options) => new OidcProvider(name, args as unknown as OidcProviderArgs, options),
    },
    AuditTrail: {
        name: "audit",
        options: { mode: "created" },
        place: { trailName: "plinth-shared-audit", ...target },
        make: (name, args, options) => new AuditTrail(name, args as unknown as AuditTrailArgs, options),
        settings: { layer: account, path: ["trail"] },
    },
    PasswordPolicy: {
        name: "passwords",
        options: { mode: "created" },
        place: target,
        make: (name, args, options) => new PasswordPolicy(name, args as unknown as PasswordPolicyArgs, options),
        settings: { layer: account, path: ["passwordPolicy"] },
    },
    ConfigRecorder: {
        name: "config",
        options: { mode: "created" },
        place: target,
        make: (name, args, options) => new ConfigRecorder(name, args as unknown as ConfigRecorderArgs, options),
        settings: { layer: account, path: ["config"] },
    },
    VpcBlock: {
        name: "vpcs",
        options: { mode: "created", blockMode: "block-ingress" },
        place: target,
        make: (name, args, options) => new VpcBlock(name, args as unknown as VpcBlockArgs, options),
        settings: { layer: account, path: ["vpcBlock"] },
    },
};

/** What the cache's own hook reads of the inputs. */
function groupState(inputs: ResourceInputs): GroupState {
    return { ...inputs, hasUsers: "userGroupIds" in inputs };
}

/** What a component refuses; nothing where it takes the arguments. @throws other errors as they are. */
export function problemsOf(make: () => unknown): readonly Problem[] {
    try {
        make();
        return [];
    } catch (error) {
        if (error instanceof ProblemsError) return error.problems;
        throw error;
    }
}

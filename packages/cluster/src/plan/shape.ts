import type { AddOnName, AutoModeAddOnName } from "./addOns.ts";
import type { KarpenterPoolShape } from "./karpenterPools/shape.ts";
import type { AnyPodIdentity, PodIdentity } from "./podIdentities.ts";

/**
 * What decides a cluster's structure: plain data, so it is checked and planned before anything registers.
 * One of the two choices of nodes; their mixes do not compile.
 */
export type ClusterShape = ClusterBasics & (NodeGroupNodes | AutoModeNodes);

/** A cluster as settings hold it before {@link narrowShape}: either choice, or a mix that is refused. */
export interface AnyClusterShape extends Omit<ClusterBasics, "podIdentities"> {
    readonly podIdentities?: Readonly<Record<string, AnyPodIdentity>> | undefined;
    readonly nodeGroups?: Readonly<Record<string, NodeGroupShape>> | undefined;
    readonly addOns?: AddOns | undefined;
    readonly autoMode?: AutoModeShape | false | undefined;
    readonly karpenter?: KarpenterShape | undefined;
}

/** Nodes in managed groups of the cluster's own. */
export interface NodeGroupNodes {
    /** Managed node groups, by name. */
    readonly nodeGroups: Readonly<Record<string, NodeGroupShape>>;
    /** Versions of the add-ons, pinned: an add-on without a version would change with the day of deployment. */
    readonly addOns: AddOns;
    /**
     * `false` switches Auto Mode off in a cluster that had it: EKS wants to be told, and terminates its nodes and
     * deletes its load balancers. @default EKS is told nothing, which suits a cluster that never had it.
     */
    readonly autoMode?: false | undefined;
    /** What Karpenter needs from AWS to add nodes of its own beside the groups. @default nothing: groups alone hold the pods */
    readonly karpenter?: KarpenterShape | undefined;
}

/** The service account of Karpenter's controller, as its Helm chart is installed. */
export interface KarpenterShape {
    /** @default kube-system - where Karpenter's own guide puts it, and its API requests have priority */
    readonly namespace?: string | undefined;
    /** @default karpenter - the chart's own */
    readonly serviceAccount?: string | undefined;
    /**
     * Node pools, by name, each with a node class of its name. They are returned as Kubernetes objects, to be applied once
     * the chart is installed. @default none: write your own
     */
    readonly pools?: Readonly<Record<string, KarpenterPoolShape>> | undefined;
}

/** Nodes, networking, storage and load balancers run by EKS, for a fee on each node. */
export interface AutoModeNodes {
    readonly autoMode: AutoModeShape;
    /** Add-ons that Auto Mode does not bring itself. @default none */
    readonly addOns?: AutoModeAddOns | undefined;
    readonly nodeGroups?: undefined;
    readonly karpenter?: undefined;
}

/** Node pools that EKS keeps. `system` is tainted for cluster-critical pods; `general-purpose` is x86 alone. */
export const NODE_POOLS = ["general-purpose", "system"] as const;
export type NodePool = (typeof NODE_POOLS)[number];

export interface AutoModeShape {
    /**
     * Built-in node pools, on demand and of the families C, M and R. Empty where all pools are your own.
     * @default both - pods find nodes from the first minute
     */
    readonly nodePools?: readonly NodePool[] | undefined;
}

/** What every cluster has, whatever its nodes. */
export interface ClusterBasics {
    /** Kubernetes, major and minor: `1.35`. Raised by one minor at a time; EKS goes back only in a rollback of its own. */
    readonly version: string;
    /**
     * Addresses of Kubernetes services, a private block from /24 to /12 that overlaps neither the VPC nor networks reached
     * from it. It cannot be changed later: AWS replaces the cluster.
     * @default 172.20.0.0/16 - one of the two blocks EKS itself would choose from, here fixed so that it can be checked.
     */
    readonly serviceCidr?: string | undefined;
    /** Who may reach the Kubernetes API from outside the VPC. @default nobody: the endpoint is private. */
    readonly publicAccess?: PublicAccess | undefined;
    /**
     * Networks that reach the private endpoint besides the cluster's own nodes, by a name of your choice: runners of your
     * CI, a VPN. Each is let into the cluster's security group on port 443. @default none - nothing in the VPC reaches it
     */
    readonly privateAccess?: Readonly<Record<string, string>> | undefined;
    /** Who may do what inside the cluster, by a name of your choice. Nobody else gets in, not even the cluster's creator. */
    readonly access: Readonly<Record<string, AccessGrant>>;
    /** AWS permissions of your own pods, by a name of your choice: one for each service account. @default none */
    readonly podIdentities?: Readonly<Record<string, PodIdentity>> | undefined;
    /** Days the control plane's logs are kept, one of the values CloudWatch Logs takes. @default 365 - a year back for an investigation. */
    readonly logRetentionDays?: number | undefined;
    /**
     * Whether AWS refuses to delete the cluster and Pulumi refuses to delete it or its keys.
     * @default true - deleting a cluster deletes everything that runs in it.
     */
    readonly deletionProtection?: boolean | undefined;
}

/** The outside networks that reach the Kubernetes API. */
export interface PublicAccess {
    /** Public blocks narrower than /8; the whole internet is refused. */
    readonly cidrs: readonly string[];
    /** Why they cannot come from inside the VPC. It is logged, for whoever asks later. */
    readonly reason: string;
}

/** The right of one IAM role inside a cluster. */
export interface AccessGrant {
    readonly roleArn: string;
    readonly level: AccessLevel;
    /** Namespaces the right is limited to. @default all of them. */
    readonly namespaces?: readonly string[] | undefined;
}

/** `cluster-admin` may do everything; the others are Kubernetes' user-facing roles of the same names. */
export const ACCESS_LEVELS = ["cluster-admin", "admin", "edit", "view"] as const;
export type AccessLevel = (typeof ACCESS_LEVELS)[number];

export const OPERATING_SYSTEMS = ["al2023", "bottlerocket"] as const;
export type OperatingSystem = (typeof OPERATING_SYSTEMS)[number];

export const CAPACITIES = ["on-demand", "spot"] as const;
export type Capacity = (typeof CAPACITIES)[number];

export const TAINT_EFFECTS = ["NoSchedule", "NoExecute", "PreferNoSchedule"] as const;

/** One managed node group, spread over the zones of the cluster's subnets. */
export interface NodeGroupShape {
    /** `al2023`: Amazon Linux 2023. `bottlerocket`: no shell, updated as a whole. @default al2023 - what most third-party agents support. */
    readonly operatingSystem?: OperatingSystem | undefined;
    /** Instance types AWS may choose from, all of one architecture; the AMI follows from it. */
    readonly instanceTypes: readonly string[];
    /** @default on-demand - spot nodes disappear at two minutes' notice. */
    readonly capacity?: Capacity | undefined;
    readonly size: GroupSize;
    /** GiB for container images, logs and scratch space on each node. @default 50 */
    readonly diskSize?: number | undefined;
    /** Kubernetes labels of the nodes. @default none */
    readonly labels?: Readonly<Record<string, string>> | undefined;
    /** Taints that keep pods off the nodes unless they tolerate them, by key. @default none */
    readonly taints?: Readonly<Record<string, Taint>> | undefined;
    /** AMI release, such as `1.35.0-20260101`. @default the newest when the group is made; it stays until this changes. */
    readonly releaseVersion?: string | undefined;
}

export interface GroupSize {
    readonly min: number;
    readonly max: number;
    /** Nodes to begin with; from then on an autoscaler decides and deployments leave it alone. @default the minimum */
    readonly desired?: number | undefined;
}

export interface Taint {
    /** @default none */
    readonly value?: string | undefined;
    readonly effect: (typeof TAINT_EFFECTS)[number];
}

export interface AddOn {
    /** As EKS names it: `v1.21.1-eksbuild.7`. */
    readonly version: string;
    /** The add-on's own settings; `aws eks describe-addon-configuration` prints their schema. @default the add-on's */
    readonly configuration?: Readonly<Record<string, unknown>> | undefined;
}

export type AddOns = { readonly [Name in AddOnName]?: AddOn | undefined };
export type AutoModeAddOns = { readonly [Name in AutoModeAddOnName]?: AddOn | undefined };

/** Defaults; their reasons stand at the fields above. */
export const DEFAULTS = {
    serviceCidr: "172.20.0.0/16",
    logRetentionDays: 365,
    deletionProtection: true,
    operatingSystem: "al2023",
    capacity: "on-demand",
    diskSize: 50,
    nodePools: NODE_POOLS,
    karpenter: { namespace: "kube-system", serviceAccount: "karpenter" },
} as const;

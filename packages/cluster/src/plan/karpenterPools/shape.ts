import type { Capacity, Taint } from "../shape.ts";

/** Nodes that Karpenter adds for pods that find no room, and takes away when they are not needed. */
export interface KarpenterPoolShape {
    /**
     * AMI family and release: `al2023@v20261101`, `bottlerocket@v1.50.0`, or `al2023@latest`, with which nodes are replaced
     * whenever AWS releases an AMI. No default: which of the two a team wants differs by environment.
     */
    readonly image: string;
    /** vCPUs that all nodes of the pool together may have: the limit of what it can cost. */
    readonly cpuLimit: number;
    /** @default arm64 alone - Graviton; an image that is built for x86 alone would never start */
    readonly architectures?: readonly PoolArchitecture[] | undefined;
    /** Several are tried from the cheapest on. @default on-demand alone - spot nodes disappear at two minutes' notice */
    readonly capacities?: readonly Capacity[] | undefined;
    /** Instance families by their first letter. @default c, m and r - compute, general purpose and memory */
    readonly categories?: readonly string[] | undefined;
    /** The oldest generation of instances. @default 6 - Graviton2 and its contemporaries */
    readonly oldestGeneration?: number | undefined;
    /** GiB for container images, logs and scratch space on each node. @default 50 - as in node groups */
    readonly diskSize?: number | undefined;
    /** Kubernetes labels of the nodes. @default none */
    readonly labels?: Readonly<Record<string, string>> | undefined;
    /** Taints that keep pods off the nodes unless they tolerate them, by key. @default none */
    readonly taints?: Readonly<Record<string, Taint>> | undefined;
    /** Which nodes may be given up to save money. @default emptyOrUnderutilized - Karpenter's own */
    readonly consolidate?: Consolidation | undefined;
    /** How long a node has to be so before that: `30s`, `5m`, `1h`. @default 1m - long enough for the next pod of a rollout */
    readonly consolidateAfter?: string | undefined;
    /** After how long a node is replaced by a new one, or `Never`. @default 720h - Karpenter's own: 30 days */
    readonly expireAfter?: string | undefined;
    /**
     * How many nodes Karpenter may take away at once, by name; where several apply the strictest counts.
     * @default a tenth of the nodes at any time - Karpenter's own
     */
    readonly budgets?: Readonly<Record<string, DisruptionBudget>> | undefined;
}

export const POOL_ARCHITECTURES = ["arm64", "amd64"] as const;
export type PoolArchitecture = (typeof POOL_ARCHITECTURES)[number];

export const CONSOLIDATIONS = ["empty", "emptyOrUnderutilized"] as const;
export type Consolidation = (typeof CONSOLIDATIONS)[number];

/** Why Karpenter takes nodes away of its own accord (NodePool v1, `spec.disruption.budgets[].reasons`). */
export const DISRUPTION_REASONS = ["Underutilized", "Empty", "Drifted"] as const;
export type DisruptionReason = (typeof DISRUPTION_REASONS)[number];

export interface DisruptionBudget {
    /** A number or a share: `0`, `3`, `10%`. */
    readonly nodes: string;
    /** When it begins to hold, cron, UTC, with `duration`. @default always */
    readonly schedule?: string | undefined;
    /** How long it then holds, in hours and minutes: `8h`, `1h30m`. */
    readonly duration?: string | undefined;
    /** @default whatever the reason */
    readonly reasons?: readonly DisruptionReason[] | undefined;
}

/** Defaults; their reasons stand at the fields above. */
export const POOL_DEFAULTS = {
    architectures: ["arm64"],
    capacities: ["on-demand"],
    categories: ["c", "m", "r"],
    oldestGeneration: 6,
    diskSize: 50,
    consolidate: "emptyOrUnderutilized",
    consolidateAfter: "1m",
    expireAfter: "720h",
    budgets: { always: { nodes: "10%" } },
} as const;

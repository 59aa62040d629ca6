import type { Violation } from "@plinth/core/settings";
import { checkAddOns, checkAutoModeAddOns } from "./addOns.ts";
import { checkPools } from "./karpenterPools/checkPools.ts";
import { checkNodeGroups } from "./nodeGroups.ts";
import { checkServiceAccount, karpenterAccount } from "./podIdentities.ts";
import { type AnyClusterShape, type AutoModeShape, type ClusterShape, DEFAULTS, NODE_POOLS } from "./shape.ts";

/** A choice that has passed {@link checkNodes}, as the type that says which one it is. */
export function narrowShape<Shape extends AnyClusterShape>(
    shape: Shape,
): Omit<Shape, keyof AnyClusterShape> & ClusterShape {
    // The checks refuse everything that is neither choice; the compiler cannot follow them.
    return shape as unknown as Omit<Shape, keyof AnyClusterShape> & ClusterShape;
}

/** What is wrong with the choice of nodes and with the nodes; paths start at the cluster. */
export function checkNodes({ version, nodeGroups, autoMode, karpenter }: AnyClusterShape): Violation[] {
    if (!autoMode) return nodeGroups === undefined ? [noNodes()] : checkNodeGroups(version, nodeGroups);
    return [
        ...(nodeGroups === undefined ? [] : [twoChoices("nodeGroups", Object.keys(nodeGroups))]),
        ...(karpenter === undefined ? [] : [twoChoices("karpenter", karpenter)]),
        ...checkNodePools(autoMode),
    ];
}

/** What is wrong with Karpenter's service account and its pools; paths start at the cluster. */
export function checkKarpenter({ karpenter }: AnyClusterShape): Violation[] {
    if (karpenter === undefined) return [];
    return [...checkServiceAccount(karpenterAccount(karpenter)), ...checkPools(karpenter.pools)].map((violation) => ({
        ...violation,
        path: ["karpenter", ...violation.path],
    }));
}

/** What is wrong with the add-ons for the choice of nodes; paths start at the cluster. */
export function checkChosenAddOns({ version, addOns = {}, autoMode }: AnyClusterShape): Violation[] {
    return autoMode ? checkAutoModeAddOns(version, addOns) : checkAddOns(version, addOns);
}

function noNodes(): Violation {
    return {
        path: ["nodeGroups"],
        rule: "is required: a cluster has node groups, or runs in Auto Mode",
        fix: "add node groups, or autoMode: {}",
    };
}

function twoChoices(other: "nodeGroups" | "karpenter", value: unknown): Violation {
    return {
        path: [other],
        rule: "must not stand beside autoMode: either you size the nodes, or EKS does",
        value,
        fix: `remove ${other}, or autoMode`,
    };
}

function checkNodePools({ nodePools = DEFAULTS.nodePools }: AutoModeShape): Violation[] {
    const known: readonly string[] = NODE_POOLS;
    return nodePools.flatMap((pool, index) => {
        const path = ["autoMode", "nodePools", index];
        if (!known.includes(pool)) {
            const rule = `must be a node pool that EKS keeps: ${known.join(" or ")}`;
            return [{ path, rule, value: pool, fix: "remove it; pools of your own are Kubernetes objects" }];
        }
        if (nodePools.indexOf(pool) === index) return [];
        return [{ path, rule: "must stand once", value: pool, fix: "remove the second one" }];
    });
}

import { checkAlarmArgs } from "@plinth/alarms/plan";
import type { Problem } from "@plinth/core/errors";
import { AUTONAME_SUFFIX, nameRules } from "@plinth/core/naming";
import { formatPath, toProblems } from "@plinth/core/settings";
import type { ClusterArgs } from "./clusterArgs.ts";
import { checkCluster, clusterAlarms, LONGEST_KEY } from "./plan/index.ts";

const nameRule = nameRules["aws:eks/cluster:Cluster"];

/** Longest name of a node group in EKS (Amazon EKS API Reference, CreateNodegroup, nodegroupName). */
const LONGEST_NODE_GROUP = 63;
/** What stands after the component's name in a node group's: `-nodes-`, up to 20 characters of its own, Pulumi's suffix. */
const LONGEST_NAME = LONGEST_NODE_GROUP - AUTONAME_SUFFIX - "-nodes-".length - LONGEST_KEY;

/** Everything that is wrong with a cluster's arguments, at once. */
export function checkClusterArgs(name: string, args: ClusterArgs): Problem[] {
    return [
        ...checkLogicalName(name),
        ...checkName(args.clusterName),
        ...checkSubnets(args.subnetIds),
        ...checkCluster(args).map((violation) => ({ ...violation, path: formatPath(violation.path) })),
        ...toProblems(checkAlarmArgs(clusterAlarms, args)),
    ];
}

function checkLogicalName(name: string): Problem[] {
    if (name.length <= LONGEST_NAME) return [];
    return [
        {
            path: "",
            rule: `must have a name of at most ${LONGEST_NAME} characters: names of node groups in AWS start with it`,
            value: name,
            fix: "shorten it",
        },
    ];
}

function checkName(name: string): Problem[] {
    if (nameRule.pattern.test(name) && name.length <= nameRule.maxLength) return [];
    return [
        {
            path: "clusterName",
            rule: `must be at most ${nameRule.maxLength} letters, digits, hyphens and underscores`,
            value: name,
            fix: "shorten or rename it",
        },
    ];
}

/** A list that is known now can be counted now; one that flows from another resource is AWS's to refuse. */
function checkSubnets(subnetIds: ClusterArgs["subnetIds"]): Problem[] {
    if (!Array.isArray(subnetIds) || subnetIds.length >= 2) return [];
    return [
        {
            path: "subnetIds",
            rule: "must name subnets in at least two zones: EKS keeps the control plane's interfaces apart",
            value: subnetIds.length,
            fix: "add a private subnet of another zone",
        },
    ];
}

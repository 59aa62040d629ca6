import { type Check, runChecks, type Violation } from "@plinth/core/settings";
import { checkRetention } from "@plinth/logs";
import { checkAccess } from "./access.ts";
import { checkVersion } from "./kubernetesVersion.ts";
import { checkPrivateAccess, checkPublicAccess, checkServiceCidr } from "./network.ts";
import { checkChosenAddOns, checkKarpenter, checkNodes } from "./nodes.ts";
import { checkPodIdentities } from "./podIdentities.ts";
import type { AnyClusterShape } from "./shape.ts";

/** Names of node groups, access grants and identities of pods: they stand in logical names. */
export const KEY = /^[a-z][a-z0-9-]*$/;
export const LONGEST_KEY = 20;

/** The rules on one cluster, for settings and for arguments alike; paths start at the cluster. */
export const clusterChecks: readonly Check<AnyClusterShape>[] = [
    { reads: ["version"], check: ({ version }) => checkVersion(version) },
    { reads: ["serviceCidr"], check: ({ serviceCidr }) => checkServiceCidr(serviceCidr) },
    { reads: ["publicAccess"], check: ({ publicAccess }) => checkPublicAccess(publicAccess) },
    {
        reads: ["privateAccess"],
        check: ({ privateAccess = {} }) => [
            ...checkKeys("privateAccess", privateAccess),
            ...checkPrivateAccess(privateAccess),
        ],
    },
    { reads: ["access"], check: ({ access }) => [...checkKeys("access", access), ...checkAccess(access)] },
    { reads: ["nodeGroups"], check: ({ nodeGroups = {} }) => checkKeys("nodeGroups", nodeGroups) },
    { reads: ["version", "nodeGroups", "autoMode"], check: checkNodes },
    { reads: ["version", "addOns", "autoMode"], check: checkChosenAddOns },
    { reads: ["karpenter"], check: checkKarpenter },
    {
        reads: ["podIdentities", "addOns", "karpenter"],
        check: (shape) => [...checkKeys("podIdentities", shape.podIdentities ?? {}), ...checkPodIdentities(shape)],
    },
    {
        reads: ["logRetentionDays"],
        check: ({ logRetentionDays }) => checkRetention("logRetentionDays", logRetentionDays),
    },
];

/** Everything that is wrong with a cluster, at once. */
export function checkCluster(shape: AnyClusterShape): Violation[] {
    return runChecks(clusterChecks, shape);
}

function checkKeys(
    map: "access" | "nodeGroups" | "podIdentities" | "privateAccess",
    entries: Readonly<Record<string, unknown>>,
): Violation[] {
    return Object.keys(entries)
        .filter((key) => !KEY.test(key) || key.length > LONGEST_KEY)
        .map((key) => ({
            path: [map, key],
            rule: `has a name that must be at most ${LONGEST_KEY} lower-case letters, digits and hyphens, a letter first`,
            value: key,
            fix: "rename it",
        }));
}

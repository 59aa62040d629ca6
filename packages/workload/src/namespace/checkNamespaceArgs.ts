import { NETWORK_POLICIES } from "@plinth/cluster/plan";
import type { Problem } from "@plinth/core/errors";
import { toProblems, type Violation } from "@plinth/core/settings";
import {
    addAll,
    bytes,
    checkNamespaceName,
    checkServiceName,
    checkSharedNames,
    checkWorkload,
    demandOf,
    millicores,
    planQuota,
    type Quota,
    shortagesOf,
    type WorkloadShape,
} from "../plan/index.ts";
import type { WorkloadNamespaceArgs } from "./namespaceArgs.ts";

/** Everything that is wrong with a namespace's arguments, at once. */
export function checkNamespaceArgs(args: WorkloadNamespaceArgs): Problem[] {
    const { namespace, owner, networkPolicies, dnsCidr, podSecurityVersion, quota, workloads = {} } = args;
    return toProblems([
        ...checkNamespaceName(namespace),
        ...checkOwner(owner),
        ...(typeof networkPolicies === "string" ? checkEnforcement(networkPolicies) : []),
        ...(networkPolicies === "auto-mode" && dnsCidr === undefined ? [withoutDns()] : []),
        ...(podSecurityVersion === undefined ? [] : checkVersion(podSecurityVersion)),
        ...checkWorkloads(workloads),
        ...(quota === undefined ? [] : checkQuota(quota, Object.values(workloads))),
    ]);
}

/** Kubernetes documentation, "Labels and Selectors": the value of a label. */
export function checkOwner(owner: string): Violation[] {
    if (/^[A-Za-z0-9]([\w.-]{0,61}[A-Za-z0-9])?$/.test(owner)) return [];
    const rule = "must be at most 63 letters, digits, hyphens, dots and underscores: it is a label";
    return [{ path: ["owner"], rule, value: owner, fix: "name the team so" }];
}

function withoutDns(): Violation {
    const rule = "is required in Auto Mode: no pod stands behind the address that names are asked of";
    return { path: ["dnsCidr"], rule, fix: "pass what the cluster layer returns" };
}

function checkEnforcement(networkPolicies: string): Violation[] {
    const path = ["networkPolicies"];
    if (!NETWORK_POLICIES.some((known) => known === networkPolicies)) {
        const rule = `must be one of ${NETWORK_POLICIES.join(", ")}`;
        return [{ path, rule, value: networkPolicies, fix: "pass what the cluster layer returns" }];
    }
    if (networkPolicies !== "off") return [];
    const rule = "must not be off: every pod of the cluster would reach this service and its secrets";
    return [{ path, rule, value: "off", fix: "leave enableNetworkPolicy of the cluster's vpc-cni on" }];
}

function checkVersion(version: string): Violation[] {
    if (/^v1\.\d{2}$/.test(version)) return [];
    const rule = "must be a minor version of Kubernetes such as v1.36; latest changes with the cluster";
    return [{ path: ["podSecurityVersion"], rule, value: version, fix: "pin one" }];
}

function checkWorkloads(workloads: Readonly<Record<string, WorkloadShape>>): Violation[] {
    const workers = Object.entries(workloads).map(([service, shape]) => [service, Object.keys(shape.workers ?? {})]);
    return [
        ...Object.entries(workloads).flatMap(([service, shape]) => [
            ...checkServiceName(service).map((violation) => ({ ...violation, path: ["workloads", service] })),
            ...checkWorkload(shape).map((violation) => ({
                ...violation,
                path: ["workloads", service, ...violation.path],
            })),
        ]),
        ...checkSharedNames(Object.fromEntries(workers) as Record<string, string[]>),
    ];
}

function checkQuota(quota: Quota, shapes: readonly WorkloadShape[]): Violation[] {
    const amounts = [
        ["cpu", millicores(quota.cpu), "an amount of cores such as 8"],
        ["cpuLimit", quota.cpuLimit === undefined ? 0 : millicores(quota.cpuLimit), "an amount of cores such as 8"],
        ["memory", bytes(quota.memory), "an amount of memory such as 16Gi"],
        ["pods", Number.isInteger(quota.pods) && quota.pods > 0 ? quota.pods : undefined, "a whole number above 0"],
    ] as const;
    const wrong = amounts
        .filter(([, amount]) => amount === undefined)
        .map(([key, , what]) => ({
            path: ["quota", key],
            rule: `must be ${what}`,
            value: quota[key],
            fix: "write it so",
        }));
    if (wrong.length > 0) return wrong;
    return shortagesOf(planQuota(quota), addAll(shapes.map(demandOf))).map(({ part, has, needs }) => ({
        path: ["quota", part],
        rule: `must be at least ${needs}: all pods at their most, one more of each kind in a rollout, and migrations`,
        value: has,
        fix: "raise it, or leave quota out",
    }));
}

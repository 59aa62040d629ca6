import { isRecord } from "../../values/target.ts";
import { type ClusterView, nameOf, namespaceOf } from "../clusterView.ts";
import { at, listAt, numberAt, recordAt, textAt } from "../objects.ts";
import { billionths, written } from "../validation/quantities.ts";
import { type PodSecurityLevel, podSecurityViolations } from "./podSecurity.ts";

/** Pods that somebody wants in a namespace. */
export interface WantedPods {
    readonly namespace: string;
    /** The spec of each. */
    readonly spec: unknown;
    readonly count: number;
}

/** Why an API server refuses to make pods in a namespace, behind `pods "…" is forbidden: `; `undefined` where it does not. */
export function podRefusal(pods: WantedPods, cluster: ClusterView): string | undefined {
    return (
        securityRefusal(pods, cluster) ??
        accountRefusal(pods, cluster) ??
        rangeRefusal(pods, cluster) ??
        quotaRefusal(pods, cluster)
    );
}

const LEVEL = "pod-security.kubernetes.io/enforce";

function securityRefusal({ namespace, spec }: WantedPods, cluster: ClusterView): string | undefined {
    const labels = recordAt(cluster.namespace(namespace)?.inputs, "metadata", "labels");
    const level = labels[LEVEL];
    if (level !== "baseline" && level !== "restricted") return undefined;
    const violations = podSecurityViolations(spec, level satisfies PodSecurityLevel);
    const version = textAt(labels, `${LEVEL}-version`) ?? "latest";
    return violations.length === 0 ? undefined : `violates PodSecurity "${level}:${version}": ${violations.join(", ")}`;
}

/** The words of the admission plugin ServiceAccount (plugin/pkg/admission/serviceaccount). */
function accountRefusal({ namespace, spec }: WantedPods, cluster: ClusterView): string | undefined {
    const name = textAt(spec, "serviceAccountName");
    if (name === undefined || name === "default" || !cluster.knowsNamespace(namespace)) return undefined;
    const accounts = cluster.others("core/v1:ServiceAccount", namespace);
    if (accounts.some((account) => nameOf(account) === name)) return undefined;
    return `error looking up service account ${namespace}/${name}: serviceaccount "${name}" not found`;
}

/** The words of the admission plugin LimitRanger (plugin/pkg/admission/limitranger). */
function rangeRefusal({ namespace, spec }: WantedPods, cluster: ClusterView): string | undefined {
    for (const limit of containerLimits(namespace, cluster)) {
        for (const container of listAt(spec, "containers")) {
            const { limits, requests } = withDefaults(container, limit);
            for (const [name, most] of Object.entries(recordAt(limit, "max"))) {
                const [asked, allowed] = [billionths(limits[name]), billionths(most)];
                if (asked !== undefined && allowed !== undefined && asked > allowed)
                    return `maximum ${name} usage per Container is ${String(most)}, but limit is ${String(limits[name])}`;
            }
            for (const [name, least] of Object.entries(recordAt(limit, "min"))) {
                const [asked, wanted] = [billionths(requests[name]), billionths(least)];
                if (asked !== undefined && wanted !== undefined && asked < wanted)
                    return `minimum ${name} usage per Container is ${String(least)}, but request is ${String(requests[name])}`;
            }
        }
    }
    return undefined;
}

function containerLimits(namespace: string, cluster: ClusterView): readonly unknown[] {
    return cluster
        .others("core/v1:LimitRange", namespace)
        .flatMap(({ inputs }) => listAt(inputs, "spec", "limits"))
        .filter((limit) => textAt(limit, "type") === "Container");
}

type Amounts = Readonly<Record<string, unknown>>;

/** What a container asks for, with what the API server and a LimitRange fill in. */
function withDefaults(container: unknown, limit: unknown): { limits: Amounts; requests: Amounts } {
    const own = {
        limits: recordAt(container, "resources", "limits"),
        requests: recordAt(container, "resources", "requests"),
    };
    const limits = { ...recordAt(limit, "default"), ...own.limits };
    return { limits, requests: { ...limits, ...recordAt(limit, "defaultRequest"), ...own.limits, ...own.requests } };
}

/** What a quota counts of pods, and where it is asked for. */
const COUNTED: Readonly<Record<string, readonly ["requests" | "limits", string]>> = {
    cpu: ["requests", "cpu"],
    memory: ["requests", "memory"],
    "requests.cpu": ["requests", "cpu"],
    "requests.memory": ["requests", "memory"],
    "limits.cpu": ["limits", "cpu"],
    "limits.memory": ["limits", "memory"],
};

/**
 * The words of the admission plugin ResourceQuota (plugin/pkg/admission/resourcequota). Pods of other workloads count as long
 * as they are wanted; those of a rollout, which come on top for a while, do not.
 */
function quotaRefusal(pods: WantedPods, cluster: ClusterView): string | undefined {
    const limits = containerLimits(pods.namespace, cluster);
    for (const quota of cluster.others("core/v1:ResourceQuota", pods.namespace)) {
        if (
            listAt(quota.inputs, "spec", "scopes").length > 0 ||
            at(quota.inputs, "spec", "scopeSelector") !== undefined
        )
            continue;
        for (const [name, hard] of Object.entries(recordAt(quota.inputs, "spec", "hard"))) {
            const most = billionths(hard);
            if (most === undefined) continue;
            const own = usage(pods, name, limits);
            if (own === undefined) continue;
            if (own === "unstated") {
                const containers = listAt(pods.spec, "containers").map((container) => textAt(container, "name") ?? "");
                return `failed quota: ${nameOf(quota)}: must specify ${name} for: ${containers.join(",")}`;
            }
            const used = wantedBefore(pods.namespace, cluster).reduce((sum, other) => {
                const count = usage(other, name, limits);
                return typeof count === "bigint" ? sum + count : sum;
            }, 0n);
            if (used + own <= most) continue;
            const isMemory = name.endsWith("memory");
            const shown = (value: bigint): string => `${name}=${written(value, isMemory)}`;
            return `exceeded quota: ${nameOf(quota)}, requested: ${shown(own)}, used: ${shown(used)}, limited: ${name}=${String(hard)}`;
        }
    }
    return undefined;
}

/** What pods use of something that a quota limits, in billionths; `unstated` where they have to say and do not. */
function usage(pods: WantedPods, name: string, limits: readonly unknown[]): bigint | "unstated" | undefined {
    if (name === "pods") return BigInt(pods.count) * 1_000_000_000n;
    const [kind, resource] = COUNTED[name] ?? [];
    if (kind === undefined || resource === undefined) return undefined;
    let each = 0n;
    for (const container of listAt(pods.spec, "containers")) {
        if (!isRecord(container)) return undefined;
        const amount = withDefaults(container, limits[0])[kind][resource];
        if (amount === undefined && "resources" in container && container["resources"] === undefined) return undefined;
        const value = billionths(amount);
        if (value === undefined) return amount === undefined ? "unstated" : undefined;
        each += value;
    }
    return each * BigInt(pods.count);
}

const CONTROLLERS = ["apps/v1:Deployment", "apps/v1:StatefulSet", "argoproj.io/v1alpha1:Rollout"];

/** Pods that other workloads of a namespace want already. */
function wantedBefore(namespace: string, cluster: ClusterView): WantedPods[] {
    return CONTROLLERS.flatMap((type) =>
        cluster.before(type, namespace).map((object) => ({
            namespace: namespaceOf(object),
            spec: at(object.inputs, "spec", "template", "spec"),
            count: wantedCount(
                object.inputs,
                { kind: type.slice(type.indexOf(":") + 1), name: nameOf(object), namespace },
                cluster,
            ),
        })),
    );
}

/** How many pods a workload wants at rest: what its autoscaler keeps at least, else what it says. */
export function wantedCount(
    inputs: unknown,
    { kind, name, namespace }: { kind: string; name: string | undefined; namespace: string },
    cluster: ClusterView,
): number {
    const autoscaler = cluster
        .others("autoscaling/v2:HorizontalPodAutoscaler", namespace)
        .find(
            ({ inputs: scaling }) =>
                textAt(scaling, "spec", "scaleTargetRef", "kind") === kind &&
                textAt(scaling, "spec", "scaleTargetRef", "name") === name,
        );
    return numberAt(autoscaler?.inputs, "spec", "minReplicas") ?? numberAt(inputs, "spec", "replicas") ?? 1;
}

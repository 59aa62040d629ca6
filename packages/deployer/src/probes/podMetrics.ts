import type { Utilization } from "../verify/result.ts";
import type { Workload } from "./workload.ts";

/** What `metrics.k8s.io/v1beta1` answers about pods. */
export interface PodMetrics {
    readonly items?: readonly {
        readonly containers?: readonly { readonly name: string; readonly usage?: Readonly<Record<string, string>> }[];
    }[];
}

/** Where the metrics of a workload's pods are; `undefined` where its selector says more than labels. */
export function metricsPath({ spec }: Workload, namespace: string): string | undefined {
    const { matchLabels = {}, matchExpressions } = spec?.selector ?? {};
    const labels = Object.entries(matchLabels).map(([key, value]) => `${key}=${value}`);
    if (labels.length === 0 || matchExpressions !== undefined) return undefined;
    const path = `/apis/metrics.k8s.io/v1beta1/namespaces/${encodeURIComponent(namespace)}/pods`;
    return `${path}?labelSelector=${encodeURIComponent(labels.join(","))}`;
}

/** What a workload's containers use of what they request, those that request nothing left out. */
export function utilizationOf({ spec }: Workload, { items = [] }: PodMetrics): Utilization | undefined {
    const requests = new Map(
        (spec?.template?.spec?.containers ?? []).map(({ name, resources }) => [name, resources?.requests ?? {}]),
    );
    const shareOf = (resource: "cpu" | "memory"): number | undefined => {
        let [used, requested] = [0, 0];
        for (const { name, usage } of items.flatMap(({ containers = [] }) => containers)) {
            const request = quantity(requests.get(name)?.[resource]);
            const use = quantity(usage?.[resource]);
            if (request === undefined || use === undefined) continue;
            used += use;
            requested += request;
        }
        return requested === 0 ? undefined : Math.round((used / requested) * 10_000) / 10_000;
    };
    const [cpu, memory] = [shareOf("cpu"), shareOf("memory")];
    if (cpu === undefined && memory === undefined) return undefined;
    return { ...(cpu === undefined ? {} : { cpu }), ...(memory === undefined ? {} : { memory }) };
}

/** https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/ */
const suffixes: Readonly<Record<string, number>> = {
    n: 1e-9,
    u: 1e-6,
    m: 1e-3,
    "": 1,
    k: 1e3,
    M: 1e6,
    G: 1e9,
    T: 1e12,
    P: 1e15,
    E: 1e18,
    Ki: 2 ** 10,
    Mi: 2 ** 20,
    Gi: 2 ** 30,
    Ti: 2 ** 40,
    Pi: 2 ** 50,
    Ei: 2 ** 60,
};

/** A quantity of Kubernetes as a number; `undefined` for what is none. */
export function quantity(text: string | number | undefined): number | undefined {
    if (typeof text === "number") return text;
    const [, digits = "", suffix = ""] = /^([0-9.]+(?:[eE][+-]?\d+)?)([numkKMGTPE]?i?)$/.exec(text ?? "") ?? [];
    const factor = suffixes[suffix];
    const value = digits === "" || factor === undefined ? Number.NaN : Number(digits) * factor;
    return Number.isNaN(value) ? undefined : value;
}

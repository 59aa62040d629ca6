import type { WantedWorkload, WorkloadState } from "../verify/ports.ts";

/** A Deployment, StatefulSet or DaemonSet as its API answers; only what tells about its rollout. */
export interface Workload {
    readonly metadata?: { readonly generation?: number };
    readonly spec?: {
        readonly replicas?: number;
        readonly selector?: {
            readonly matchLabels?: Readonly<Record<string, string>>;
            readonly matchExpressions?: unknown;
        };
        readonly updateStrategy?: { readonly type?: string; readonly rollingUpdate?: { readonly partition?: number } };
        readonly template?: { readonly spec?: { readonly containers?: readonly Container[] } };
    };
    readonly status?: {
        readonly observedGeneration?: number;
        readonly updatedReplicas?: number;
        readonly availableReplicas?: number;
        readonly desiredNumberScheduled?: number;
        readonly updatedNumberScheduled?: number;
        readonly numberAvailable?: number;
        readonly conditions?: readonly {
            readonly type: string;
            readonly status: string;
            readonly reason?: string;
            readonly message?: string;
        }[];
    };
}

export interface Container {
    readonly name: string;
    readonly resources?: { readonly requests?: Readonly<Record<string, string | number>> };
}

/** How far a rollout has got; counts that the API leaves out are none. */
export function stateOfWorkload(
    kind: WantedWorkload["kind"],
    { metadata, spec, status = {} }: Workload,
): WorkloadState {
    const daemon = kind === "DaemonSet";
    const desired = (daemon ? status.desiredNumberScheduled : (spec?.replicas ?? 1)) ?? 0;
    const newest = (daemon ? status.updatedNumberScheduled : status.updatedReplicas) ?? 0;
    // Pods below the partition keep the old revision on purpose; with OnDelete all do until somebody deletes them.
    const { type, rollingUpdate } = spec?.updateStrategy ?? {};
    const kept = type === "OnDelete" ? desired : (rollingUpdate?.partition ?? 0);
    const stalled = status.conditions?.find(
        (condition) =>
            (condition.type === "Progressing" && condition.status === "False") ||
            (condition.type === "ReplicaFailure" && condition.status === "True"),
    );
    return {
        generation: metadata?.generation ?? 0,
        observedGeneration: status.observedGeneration ?? 0,
        desired,
        updated: Math.min(desired, newest + kept),
        available: (daemon ? status.numberAvailable : status.availableReplicas) ?? 0,
        ...(stalled === undefined
            ? {}
            : { stalled: [stalled.type, stalled.reason, stalled.message].filter(Boolean).join(": ") }),
    };
}

import type { WorkloadState } from "../verify/ports.ts";
import type { Workload } from "./workload.ts";

/** A Rollout of Argo as its API answers; only what tells how far a release has got. */
export interface Rollout extends Omit<Workload, "status"> {
    readonly status?: {
        /** As text: other objects have a number here. */
        readonly observedGeneration?: string;
        readonly updatedReplicas?: number;
        readonly availableReplicas?: number;
        readonly phase?: string;
        readonly message?: string;
    };
}

/**
 * How far a release by canary has got. Its controller says itself whether it is done: `Progressing` between steps, `Paused` where
 * it waits for somebody, `Degraded` where it was taken back, and then all pods may be fine and none of them new.
 */
export function stateOfRollout({ metadata, spec, status = {} }: Rollout): WorkloadState {
    const { observedGeneration = "0", updatedReplicas = 0, availableReplicas = 0, phase = "Progressing" } = status;
    const { message } = status;
    return {
        generation: metadata?.generation ?? 0,
        observedGeneration: Number(observedGeneration) || 0,
        desired: spec?.replicas ?? 1,
        updated: updatedReplicas,
        available: availableReplicas,
        ...(phase === "Healthy" ? {} : { stalled: [phase, message].filter(Boolean).join(": ") }),
    };
}

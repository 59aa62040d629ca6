import { DEFAULTS, HEALTH_CHECK, SETTLE_SECONDS } from "./defaults.ts";
import { planScaling } from "./scaling.ts";
import type { Process } from "./shape.ts";
import { type Behind, planShutdown } from "./shutdown.ts";

/** How long rolling pods out may take, in seconds. */
export interface PlannedRollout {
    /** Without a step forward for so long Kubernetes says that a rollout failed. */
    readonly progressSeconds: number;
    /** When a deployment waits for it no longer. */
    readonly timeoutSeconds: number;
    /** When a deployment no longer waits for all pods to be gone. */
    readonly deleteSeconds: number;
}

/** A node that has to be bought, and the image on it. With the usual minute for starting it is Kubernetes' own ten minutes. */
const SCHEDULING_SECONDS = 540;
/** What one pod takes from being scheduled to being ready, where starting is no trouble. */
const START_SECONDS = 25;
/** What Pulumi waits for a deletion by itself (pulumi-kubernetes, `await.Deletion`). */
const DELETE_SECONDS = 300;

/**
 * Pulumi waits for ten minutes by itself (its documentation of Deployment), however many pods there are: they come one by one,
 * and a rollout of twenty behind a load balancer takes longer although nothing is wrong with it.
 */
export function planRollout(process: Process, behind: Behind): PlannedRollout {
    const { startupSeconds = DEFAULTS.startupSeconds } = process;
    const { most } = planScaling(process.scaling);
    const registration = behind === "load-balancer" ? HEALTH_CHECK.intervalSeconds * HEALTH_CHECK.looks : 0;
    const progressSeconds = SCHEDULING_SECONDS + startupSeconds;
    return {
        progressSeconds,
        timeoutSeconds: Math.max(
            progressSeconds,
            startupSeconds + most * (START_SECONDS + SETTLE_SECONDS + registration),
        ),
        deleteSeconds: DELETE_SECONDS + planShutdown(process.shutdown, behind).graceSeconds,
    };
}

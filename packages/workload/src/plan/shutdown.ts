import type { Violation } from "@plinth/core/settings";
import { DEFAULTS } from "./defaults.ts";
import type { Shutdown } from "./shape.ts";

/** How a pod ends, in seconds from the moment it is told to. */
export interface PlannedShutdown {
    readonly preStopSeconds: number;
    /** Of the process' own: how long it still takes requests, on connections that it asks callers to leave. */
    readonly farewellSeconds: number;
    readonly drainSeconds: number;
    /** All of these, one after another. */
    readonly lifeSeconds: number;
    readonly graceSeconds: number;
}

/** What is in front of pods: a load balancer takes longer than the cluster to learn that one leaves. */
export type Behind = "cluster" | "load-balancer";

export function planShutdown(shutdown: Shutdown = {}, behind: Behind = "cluster"): PlannedShutdown {
    const usual = behind === "cluster" ? DEFAULTS.preStopSeconds : DEFAULTS.loadBalancerPreStopSeconds;
    const { preStopSeconds = usual, drainSeconds = DEFAULTS.drainSeconds } = shutdown;
    const { farewellSeconds, graceMarginSeconds } = DEFAULTS;
    const lifeSeconds = preStopSeconds + farewellSeconds + drainSeconds;
    const { graceSeconds = lifeSeconds + graceMarginSeconds } = shutdown;
    return { preStopSeconds, farewellSeconds, drainSeconds, lifeSeconds, graceSeconds };
}

/** A pod that takes longer holds up the drain of its node; an hour is far more than any request. */
const LONGEST = 3600;

/** What is wrong with how pods end; paths start at the kind of pods. */
export function checkShutdown(shutdown: Shutdown | undefined, behind: Behind = "cluster"): Violation[] {
    if (shutdown === undefined) return [];
    const { preStopSeconds, farewellSeconds, drainSeconds, lifeSeconds, graceSeconds } = planShutdown(shutdown, behind);
    const wrong = Object.entries({ preStopSeconds, drainSeconds, graceSeconds })
        .filter(([, seconds]) => !Number.isInteger(seconds) || seconds < 1 || seconds > LONGEST)
        .map(([key, seconds]) => ({
            path: ["shutdown", key],
            rule: `must be whole seconds from 1 to ${LONGEST}`,
            value: seconds,
            fix: "choose one of them",
        }));
    if (wrong.length > 0 || graceSeconds > lifeSeconds) return wrong;
    return [
        {
            path: ["shutdown", "graceSeconds"],
            rule: `must be more than ${lifeSeconds}: preStopSeconds, drainSeconds and ${farewellSeconds} between them; pods are killed with requests in flight otherwise`,
            value: graceSeconds,
            fix: "raise it, or leave it out",
        },
    ];
}

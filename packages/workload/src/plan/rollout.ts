import { DEFAULTS } from "./defaults.ts";
import type { Spread } from "./shape.ts";

/** Seconds between two looks at a pod that starts. */
const STARTUP_PERIOD = 2;

/** Probes of a process: one says whether it has started, one whether it lives, one whether it may get requests. */
export function probesOf(paths: { readonly live: string; readonly ready: string }, startupSeconds: number) {
    const at = (path: string) => ({ httpGet: { path, port: "http" } });
    return {
        startupProbe: {
            ...at(paths.live),
            periodSeconds: STARTUP_PERIOD,
            timeoutSeconds: 2,
            failureThreshold: Math.ceil(startupSeconds / STARTUP_PERIOD),
        },
        // Slow to judge: starting a pod again helps against little, and hurts most under load.
        livenessProbe: { ...at(paths.live), periodSeconds: 10, timeoutSeconds: 3, failureThreshold: 3 },
        // Quick to judge: requests go elsewhere meanwhile.
        readinessProbe: { ...at(paths.ready), periodSeconds: 5, timeoutSeconds: 3, failureThreshold: 2 },
    };
}

/** The label by which pods of one release are told from those of another, by the strategy that replaces them. */
export const REVISION_LABELS = { rolling: "pod-template-hash", canary: "rollouts-pod-template-hash" } as const;

/** Pods of one kind apart from each other: over zones as asked for, over nodes where there are enough. */
export function spreadOf(
    selector: Readonly<Record<string, string>>,
    spread: Spread = DEFAULTS.spread,
    strategy: keyof typeof REVISION_LABELS = "rolling",
) {
    const over = (topologyKey: string, whenUnsatisfiable: "DoNotSchedule" | "ScheduleAnyway") => ({
        maxSkew: 1,
        topologyKey,
        whenUnsatisfiable,
        labelSelector: { matchLabels: { ...selector } },
        // Pods of the release that leaves are not counted: the new ones would make up for their places.
        matchLabelKeys: [REVISION_LABELS[strategy]],
        // A zone whose nodes take no pods any more is none to be equal with.
        nodeTaintsPolicy: "Honor",
    });
    return [
        over("topology.kubernetes.io/zone", spread === "require" ? "DoNotSchedule" : "ScheduleAnyway"),
        over("kubernetes.io/hostname", "ScheduleAnyway"),
    ];
}

/**
 * How the autoscaler moves: up at once, at most to twice as many or four more in a minute; down by a tenth in a minute, or by
 * one, and to no fewer than were needed in the last five minutes.
 */
export const SCALING_BEHAVIOR = {
    scaleUp: {
        stabilizationWindowSeconds: 0,
        selectPolicy: "Max",
        policies: [
            { type: "Percent", value: 100, periodSeconds: 60 },
            { type: "Pods", value: 4, periodSeconds: 60 },
        ],
    },
    scaleDown: {
        stabilizationWindowSeconds: 300,
        selectPolicy: "Max",
        policies: [
            { type: "Percent", value: 10, periodSeconds: 60 },
            { type: "Pods", value: 1, periodSeconds: 60 },
        ],
    },
} as const;

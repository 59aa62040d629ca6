import { hex } from "../../values/digits.ts";
import { listAt, textAt } from "../objects.ts";

/** Why pods do not become ready. */
export type RolloutCause = { readonly forbidden: string } | RolloutFault;

/** Why pods do not become ready although they are made. */
export const ROLLOUT_FAULTS = ["image", "probe", "crash"] as const;
export type RolloutFault = (typeof ROLLOUT_FAULTS)[number];

/** A workload that pulumi-kubernetes waits for. */
export interface Awaited {
    readonly kind: string;
    readonly name: string;
    readonly namespace: string;
    readonly inputs: unknown;
    /** How many pods it wants. */
    readonly count: number;
}

/** Kinds that pulumi-kubernetes waits for until their pods are there (provider/pkg/await/awaiters.go). */
const AWAITED = ["DaemonSet", "Deployment", "Job", "Pod", "StatefulSet"];

/**
 * Whether pulumi-kubernetes waits for an object's pods: an annotation of the program can tell it not to, and has to tell it
 * what to wait for of a custom kind that runs pods.
 */
export function isAwaited(kind: string, inputs: unknown): boolean {
    const annotation = (name: string): string | undefined =>
        textAt(inputs, "metadata", "annotations", `pulumi.com/${name}`);
    const isKnown = AWAITED.includes(kind) || (kind === "Rollout" && annotation("waitFor") !== undefined);
    return isKnown && annotation("skipAwait") !== "true";
}

/**
 * What pulumi-kubernetes reports of a workload that does not come up, first what it waited for and then why (await/deployment.go,
 * statefulset.go, job.go: `errorMessages`; await/checker/pod/check.go: `podError`).
 */
export function rolloutWords(workload: Awaited, cause: RolloutCause): string[] {
    const { kind, name, count } = workload;
    const timedOut = `'${name}' timed out waiting to be Ready`;
    const pods = podWords(workload, cause);
    if (kind === "Job") {
        const failed = `Resource '${name}' was created but failed to initialize`;
        return [failed, "[BackoffLimitExceeded] Job has reached the specified backoff limit", pods];
    }
    // Of a condition that the program names it says that time was up (await/internal/awaiter.go); why, its pods' events say.
    if (kind === "Rollout") return ["timed out waiting for the condition", pods];
    if (kind === "StatefulSet") return [timedOut, `0 out of ${count} replicas succeeded readiness checks`, pods];
    if (kind !== "Deployment") return [timedOut, pods];
    return [
        timedOut,
        "[MinimumReplicasUnavailable] Deployment does not have minimum availability.",
        "Minimum number of live Pods was not attained",
        pods,
    ];
}

/** The state of a workload that did not come up: a Job says that it failed ("Jobs", kubernetes.io). */
export function brokenState(type: string, state: Readonly<Record<string, unknown>>): Record<string, unknown> {
    if (type !== "kubernetes:batch/v1:Job") return { ...state };
    const condition = {
        type: "Failed",
        status: "True",
        reason: "BackoffLimitExceeded",
        message: "Job has reached the specified backoff limit",
    };
    return { ...state, status: { conditions: [condition], failed: 1, startTime: "2024-01-01T00:00:00Z" } };
}

function podWords({ kind, name, namespace, inputs }: Awaited, cause: RolloutCause): string {
    const set =
        kind === "Deployment" || kind === "Rollout" ? `${name}-${hex(`replicas:${JSON.stringify(inputs)}`, 10)}` : name;
    const pod = kind === "Pod" ? name : kind === "StatefulSet" ? `${name}-0` : `${set}-${hex(`pod:${set}`, 5)}`;
    if (typeof cause === "object")
        return `[FailedCreate] Error creating: pods "${kind === "Pod" ? name : `${set}-`}" is forbidden: ${cause.forbidden}`;
    const spec = kind === "Pod" ? ["spec"] : ["spec", "template", "spec"];
    const [container] = listAt(inputs, ...spec, "containers");
    const called = textAt(container, "name") ?? name;
    const where = namespace === "default" ? pod : `${namespace}/${pod}`;
    const state = {
        image: `[ImagePullBackOff] Back-off pulling image "${textAt(container, "image") ?? ""}"`,
        probe: "",
        crash: `[CrashLoopBackOff] back-off 5m0s restarting failed container=${called} pod=${pod}_${namespace}`,
    }[cause];
    return `[Pod ${where}]: containers with unready status: [${called}]${state}`;
}

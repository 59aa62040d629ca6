import type { Size } from "../plan/shape.ts";

/** Requests, and a limit of memory alone: a limit of processor time slows a pod down while the node has time to spare. */
export interface Resources {
    readonly requests: { readonly cpu: string; readonly memory: string };
    readonly limits: { readonly memory: string };
}

/** What a container asks for. Its limit of memory is its request unless a peak is named. */
export function resources(cpu: string, memory: string, peak: string = memory): Resources {
    return { requests: { cpu, memory }, limits: { memory: peak } };
}

export interface SpreadConstraint {
    readonly maxSkew: number;
    readonly topologyKey: string;
    readonly whenUnsatisfiable: "ScheduleAnyway";
    readonly labelSelector: { readonly matchLabels: Readonly<Record<string, string>> };
}

/** Pods over zones and nodes, as far as there are any: a cluster with one node still gets its add-ons. */
export function spread(labels: Readonly<Record<string, string>>): readonly SpreadConstraint[] {
    return ["topology.kubernetes.io/zone", "kubernetes.io/hostname"].map((topologyKey) => ({
        maxSkew: 1,
        topologyKey,
        whenUnsatisfiable: "ScheduleAnyway",
        labelSelector: { matchLabels: labels },
    }));
}

export function replicasOf(size: Size): 1 | 2 {
    return size === "small" ? 1 : 2;
}

/** A budget for one replica would keep its node from ever being drained. */
export function hasBudget(size: Size): boolean {
    return replicasOf(size) > 1;
}

/** What the pod security standard `restricted` asks of a container. */
export const RESTRICTED_CONTAINER = {
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ["ALL"] },
} as const;

/** What it asks of a pod, as a user that the image does not have to know. */
export function restrictedPod(user: number) {
    return {
        runAsNonRoot: true,
        runAsUser: user,
        runAsGroup: user,
        fsGroup: user,
        seccompProfile: { type: "RuntimeDefault" },
    } as const;
}

/** Kubernetes' own priority for what every node needs (Kubernetes documentation, "Pod Priority"). */
export const NODE_CRITICAL = "system-node-critical";

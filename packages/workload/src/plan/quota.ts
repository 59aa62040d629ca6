import { DEFAULTS, ROLLING, SETTLE_SECONDS } from "./defaults.ts";
import { bytes, formatCpu, formatMemory, millicores } from "./quantities.ts";
import { planResources } from "./resources.ts";
import { planScaling } from "./scaling.ts";
import type { Cpu, Memory, Process, Resources, WorkloadShape } from "./shape.ts";
import { type Behind, planShutdown } from "./shutdown.ts";

/** What pods take together: thousandths of a core, bytes, pods. */
export interface Demand {
    readonly cpu: number;
    readonly cpuLimit: number;
    readonly memory: number;
    readonly pods: number;
}

const NOTHING: Demand = { cpu: 0, cpuLimit: 0, memory: 0, pods: 0 };

/** The most that a service ever takes at once: all pods of all kinds at their maximum, in the middle of a rollout, and its migration. */
export function demandOf({ web, workers = {}, migration }: WorkloadShape): Demand {
    return addAll([
        processDemand(web ?? {}),
        ...Object.values(workers).map(processDemand),
        ...(migration === undefined ? [] : [podsDemand(migration.resources, 1)]),
    ]);
}

export function addAll(demands: readonly Demand[]): Demand {
    return demands.reduce(
        (sum, each) => ({
            cpu: sum.cpu + each.cpu,
            cpuLimit: sum.cpuLimit + each.cpuLimit,
            memory: sum.memory + each.memory,
            pods: sum.pods + each.pods,
        }),
        NOTHING,
    );
}

function processDemand({ scaling, resources }: Process): Demand {
    return podsDemand(resources, planScaling(scaling).most + ROLLING.maxSurge);
}

/**
 * What pods take that are ending while a rollout goes on: each counts until it is gone (Kubernetes API reference,
 * ResourceQuota: pods in a non-terminal state), and no more begin to end than new ones have settled meanwhile.
 */
function endingDemand({ web, workers = {}, ingress }: WorkloadShape): Demand {
    return addAll([
        endingOf(web ?? {}, ingress === undefined ? "cluster" : "load-balancer"),
        ...Object.values(workers).map((worker) => endingOf(worker, "cluster")),
    ]);
}

function endingOf({ scaling, resources, shutdown }: Process, behind: Behind): Demand {
    const meanwhile = Math.ceil(planShutdown(shutdown, behind).graceSeconds / SETTLE_SECONDS);
    return podsDemand(resources, Math.min(planScaling(scaling).most, meanwhile));
}

function podsDemand(resources: Resources | undefined, pods: number): Demand {
    const { cpu, cpuLimit, memory } = planResources(resources);
    return {
        cpu: (millicores(cpu) ?? 0) * pods,
        cpuLimit: (millicores(cpuLimit) ?? 0) * pods,
        memory: (bytes(memory) ?? 0) * pods,
        pods,
    };
}

/** The most that all pods of a namespace may take together. */
export interface Quota {
    /** Requested cores. */
    readonly cpu: Cpu;
    /** @default twice `cpu` */
    readonly cpuLimit?: Cpu | undefined;
    /** Requested memory, and the limit, since each pod's are equal. */
    readonly memory: Memory;
    readonly pods: number;
}

export type PlannedQuota = Required<{ [Key in keyof Quota]: NonNullable<Quota[Key]> }>;

/** The quota that a namespace gets for its services: what they take at most, and pods that are ending beside them. */
export function quotaFor(shapes: readonly WorkloadShape[]): PlannedQuota {
    const { cpu, cpuLimit, memory, pods } = addAll(shapes.flatMap((shape) => [demandOf(shape), endingDemand(shape)]));
    return { cpu: formatCpu(cpu), cpuLimit: formatCpu(cpuLimit), memory: formatMemory(memory), pods };
}

export function planQuota(quota: Quota): PlannedQuota {
    const { cpu, memory, pods } = quota;
    const { cpuLimit = formatCpu((millicores(cpu) ?? 0) * DEFAULTS.cpuLimitFactor) } = quota;
    return { cpu, cpuLimit, memory, pods };
}

/** A part of a quota that is too small for what runs under it. */
export interface Shortage {
    readonly part: keyof PlannedQuota;
    readonly has: string | number;
    readonly needs: string | number;
}

/** Where a quota does not hold what runs under it, at its most. */
export function shortagesOf(quota: PlannedQuota, demand: Demand): Shortage[] {
    const parts = [
        { part: "cpu", enough: (millicores(quota.cpu) ?? 0) >= demand.cpu, needs: formatCpu(demand.cpu) },
        {
            part: "cpuLimit",
            enough: (millicores(quota.cpuLimit) ?? 0) >= demand.cpuLimit,
            needs: formatCpu(demand.cpuLimit),
        },
        { part: "memory", enough: (bytes(quota.memory) ?? 0) >= demand.memory, needs: formatMemory(demand.memory) },
        { part: "pods", enough: quota.pods >= demand.pods, needs: demand.pods },
    ] as const;
    return parts.filter(({ enough }) => !enough).map(({ part, needs }) => ({ part, has: quota[part], needs }));
}

import type { Path, Violation } from "@plinth/core/settings";
import { DEFAULTS } from "./defaults.ts";
import { bytes, formatCpu, millicores } from "./quantities.ts";
import type { Cpu, Memory, Resources } from "./shape.ts";

/** What one pod is given. */
export interface PlannedResources {
    readonly cpu: Cpu;
    readonly cpuLimit: Cpu;
    readonly memory: Memory;
}

export function planResources(resources: Resources = {}): PlannedResources {
    const { cpu = DEFAULTS.cpu, memory = DEFAULTS.memory } = resources;
    const { cpuLimit = formatCpu((millicores(cpu) ?? 0) * DEFAULTS.cpuLimitFactor) } = resources;
    return { cpu, cpuLimit, memory };
}

/** As a container has it. Memory that is requested is all that may be used. */
export function containerResources({ cpu, cpuLimit, memory }: PlannedResources) {
    return { requests: { cpu, memory }, limits: { cpu: cpuLimit, memory } };
}

/** Below this Node.js does not start; a wrong unit is likelier. */
const LEAST_MEMORY: Memory = "32Mi";

/** What is wrong with what pods are given; paths start at the kind of pods. */
export function checkResources(resources: Resources | undefined): Violation[] {
    if (resources === undefined) return [];
    const { cpu, cpuLimit, memory } = resources;
    return [
        ...(cpu === undefined ? [] : checkCpu(["resources", "cpu"], cpu)),
        ...(cpuLimit === undefined ? [] : checkLimit(cpu ?? DEFAULTS.cpu, cpuLimit)),
        ...(memory === undefined ? [] : checkMemory(["resources", "memory"], memory)),
    ];
}

function checkCpu(path: Path, cpu: string): Violation[] {
    if (millicores(cpu) !== undefined) return [];
    return [{ path, rule: "must be an amount of cores such as 250m or 1.5", value: cpu, fix: "write it so" }];
}

function checkLimit(cpu: string, limit: string): Violation[] {
    const path = ["resources", "cpuLimit"];
    const [least, most] = [millicores(cpu), millicores(limit)];
    if (most === undefined) return checkCpu(path, limit);
    if (least === undefined || most >= least) return [];
    return [{ path, rule: `must be at least cpu (${cpu})`, value: limit, fix: "raise it, or leave it out" }];
}

/** What is wrong with an amount of memory. */
export function checkMemory(path: Path, memory: string, least: Memory = LEAST_MEMORY): Violation[] {
    const found = bytes(memory);
    if (found === undefined) {
        const rule = "must be an amount of memory such as 256Mi or 1Gi";
        return [{ path, rule, value: memory, fix: "write it with Mi or Gi" }];
    }
    if (found >= (bytes(least) ?? 0)) return [];
    return [{ path, rule: `must be at least ${least}`, value: memory, fix: "raise it" }];
}

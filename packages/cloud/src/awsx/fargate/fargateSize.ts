/** Gigabytes of memory that a Fargate task may have with so many virtual CPUs (ECS Developer Guide, as awsx 3.9 has it). */
const SIZES: readonly (readonly [cpus: number, memory: readonly number[]])[] = [
    [0.25, [0.5, 1, 2]],
    [0.5, between(1, 4)],
    [1, between(2, 8)],
    [2, between(4, 16)],
    [4, between(8, 30)],
    [8, between(16, 60)],
    [16, between(32, 120)],
    [32, [60, 120, 244]],
];

function between(low: number, high: number): number[] {
    return Array.from({ length: high - low + 1 }, (_, index) => low + index);
}

/** Sizes in the order in which the plugin tries them: by memory, then by CPUs. */
const ORDERED = SIZES.flatMap(([cpus, memory]) => memory.map((gigabytes) => ({ cpus, gigabytes }))).sort(
    (a, b) => a.gigabytes - b.gigabytes || a.cpus - b.cpus,
);

/** What a container asks for: CPU units and megabytes. */
export interface ContainerSize {
    readonly cpu?: number;
    readonly memory?: number;
    readonly memoryReservation?: number;
}

/** The size of a task for its containers, in CPU units and megabytes. @throws Error in awsx's words when none is large enough. */
export function fargateSize(containers: readonly ContainerSize[]): { cpu: string; memory: string } {
    const total = (of: (container: ContainerSize) => number): number =>
        containers.reduce((sum, container) => sum + of(container), 0) / 1024;
    const cpus = total(({ cpu }) => cpu ?? 0);
    const gigabytes = total(({ memory, memoryReservation }) => memoryReservation || (memory ?? 0));
    const [mostCpus, mostMemory] = [32, 244];
    if (cpus > mostCpus || gigabytes > mostMemory) {
        throw new Error(
            `Requested resources exceed the maximum allowed for Fargate. Requested: ${cpus} vCPU and ${gigabytes}GB. ` +
                `Max: ${mostCpus} vCPU and ${mostMemory}GB.`,
        );
    }
    const size = ORDERED.find((one) => one.cpus >= cpus && one.gigabytes >= gigabytes);
    if (size === undefined) {
        throw new Error(`Could not find fargate config that could satisfy: ${cpus} vCPU and ${gigabytes}GB.`);
    }
    return { cpu: String(size.cpus * 1024), memory: String(size.gigabytes * 1024) };
}

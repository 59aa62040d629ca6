import { readdirSync, readFileSync } from "node:fs";

/** Ticks of processor time in a second: what Linux has told programs for decades, whatever its kernel counts in. */
const TICKS = 100;

/** What a process and everything below it uses. */
export interface Usage {
    /** Proportional set sizes in bytes: memory that processes share is counted once. */
    readonly memory: number;
    /** Seconds of processor time by process id, user and system together. */
    readonly cpu: ReadonlyMap<number, number>;
}

/** Whether processes can be watched here. */
export const canWatch = process.platform === "linux";

/** Looks at a process and everything below it, once. What ends meanwhile is left out. */
export function usageOf(root: number): Usage {
    const processes = new Map<number, Process>();
    for (const entry of readdirSync("/proc")) {
        const found = readProcess(Number(entry));
        if (found !== undefined) processes.set(Number(entry), found);
    }
    const children = Map.groupBy(processes.keys(), (id) => processes.get(id)?.parent);
    const cpu = new Map<number, number>();
    let memory = 0;
    const visit = (id: number): void => {
        const found = processes.get(id);
        if (found === undefined) return;
        cpu.set(id, found.cpu);
        memory += memoryOf(id);
        for (const child of children.get(id) ?? []) visit(child);
    };
    visit(root);
    return { memory, cpu };
}

interface Process {
    readonly parent: number;
    /** Seconds, user and system. */
    readonly cpu: number;
}

function readProcess(id: number): Process | undefined {
    if (!Number.isInteger(id)) return undefined;
    const stat = read(`/proc/${id}/stat`);
    if (stat === undefined) return undefined;
    // The name stands in parentheses and may hold anything: numbers begin after the last one.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return { parent: Number(fields[1]), cpu: (Number(fields[11]) + Number(fields[12])) / TICKS };
}

function memoryOf(id: number): number {
    const kibibytes = /^Pss:\s+(\d+)/m.exec(read(`/proc/${id}/smaps_rollup`) ?? "")?.[1];
    return Number(kibibytes ?? 0) * 1024;
}

function read(file: string): string | undefined {
    try {
        return readFileSync(file, "utf8");
    } catch {
        return undefined;
    }
}

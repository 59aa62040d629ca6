import type { JournalEntry } from "../journal/entry.ts";
import type { ContainerHealth, Utilization } from "../verify/result.ts";

/** What the last check of a service or workload saw. */
export interface Observation {
    readonly layer: string;
    readonly subject: string;
    /** UTC. */
    readonly time: string;
    readonly health?: ContainerHealth;
    readonly utilization?: Utilization;
}

/** The last look at each service and workload, as the journal has it. */
export function observationsOf(entries: readonly JournalEntry[]): Observation[] {
    const found = new Map<string, Observation>();
    for (const entry of entries) {
        if (entry.event !== "verify") continue;
        const { layer, subject, time, health, utilization } = entry;
        if (health === undefined && utilization === undefined) continue;
        const key = `${layer} ${subject}`;
        const before = found.get(key);
        if (before !== undefined && Date.parse(before.time) > Date.parse(time)) continue;
        found.set(key, {
            layer,
            subject,
            time,
            ...(health === undefined ? {} : { health }),
            ...(utilization === undefined ? {} : { utilization }),
        });
    }
    return [...found.values()].sort((one, other) =>
        `${one.layer} ${one.subject}` < `${other.layer} ${other.subject}` ? -1 : 1,
    );
}

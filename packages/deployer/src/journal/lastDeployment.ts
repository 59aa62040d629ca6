import type { JournalEntry } from "./entry.ts";

/** The end of the last run that changed an environment. */
export interface LastDeployment {
    readonly correlationId: string;
    /** UTC. */
    readonly ended: string;
}

/** The last run of a journal that changed something; `undefined` where none did, or it never ended. */
export function lastDeployment(entries: readonly JournalEntry[], environment: string): LastDeployment | undefined {
    const changing = entries.findLast(
        (entry) =>
            entry.environment === environment &&
            entry.event === "attempt" &&
            (entry.verb === "up" || entry.verb === "rollback"),
    );
    if (changing === undefined) return undefined;
    const { correlationId } = changing;
    const end = entries.find((entry) => entry.correlationId === correlationId && entry.event === "end");
    return end === undefined ? undefined : { correlationId, ended: end.time };
}

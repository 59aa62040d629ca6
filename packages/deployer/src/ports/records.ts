import type { StackAddress } from "./engine.ts";

/** Keeps states from before a change. */
export interface CheckpointPort {
    /** @returns where a person finds it. */
    keep(stack: StackAddress, checkpoint: unknown, at: Date): Promise<string>;
}

/** Keeps what the engine said of a change that failed. */
export interface LogPort {
    /** @returns where a person finds it. */
    keepLog(stack: StackAddress, log: unknown, at: Date): Promise<string>;
}

/** Who runs, for whoever meets the lock. */
export interface RunOwner {
    readonly correlationId: string;
    readonly user: string;
    readonly host: string;
    readonly pid: number;
    /** UTC. */
    readonly since: string;
    readonly verb: string;
}

/** Keeps two runs on one machine out of each other's way. Runs on different machines meet at the backend's locks. */
export interface RunLockPort {
    /** @returns who holds it, or what releases it. */
    acquire(
        environment: string,
        owner: RunOwner,
    ): Promise<{ readonly heldBy: RunOwner } | { readonly release: () => Promise<void> }>;
}

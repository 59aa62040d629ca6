import type { Query } from "../database/database.ts";

/** Something that happened, and what it belongs to. */
export interface StoredEvent {
    readonly id: string;
    readonly type: string;
    readonly payload: unknown;
    readonly correlationId: string;
    /** Headers of W3C Trace Context. */
    readonly trace: Readonly<Record<string, string>>;
    /** How often it has been tried, this time included. */
    readonly attempts: number;
}

/** Runs after what a handler has stored is there for all to see. */
export type Afterwards = () => Promise<void>;

/**
 * Does what follows from an event, through a query of the transaction that also remembers the event: both happen or neither.
 * What it does outside, it does once too often where the process dies before the end; it has to bear that.
 */
export type EventHandler = (event: StoredEvent, query: Query) => Promise<Afterwards | undefined>;

/** Handlers by type of event. */
export type EventHandlers = Readonly<Record<string, EventHandler>>;

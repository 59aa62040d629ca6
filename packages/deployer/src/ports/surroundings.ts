/** The time, and waiting for it. */
export interface Clock {
    now(): Date;
    /** Waits; ends early, without an error, when the signal aborts. */
    wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** A number from 0 to below 1. */
export type Random = () => number;

/** Where a run speaks to a person. */
export interface Console {
    /** A line about what happens. */
    say(line: string): void;
    /** Asks on the terminal, and gives what was typed; `undefined` where nobody is there to answer. */
    readonly ask?: (question: string) => Promise<string>;
}

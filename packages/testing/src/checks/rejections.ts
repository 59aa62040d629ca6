import { setImmediate as nextTurn } from "node:timers/promises";

/** Reasons that somebody has already reported, so that one mistake is not reported twice. */
const reported = new Set<unknown>();

/** Takes a rejection for reported: whoever calls this passes it on to somebody who handles it. */
export function markReported(reason: unknown): void {
    reported.add(reason);
}

/**
 * Collects promise rejections nobody handled: an exception inside an `apply` whose output goes nowhere is only ever
 * seen this way.
 */
export class Rejections {
    readonly #reasons = new Set<unknown>();
    readonly #listener = (reason: unknown): void => {
        this.#reasons.add(reason);
    };

    constructor() {
        this.listen();
    }

    /** Begins to collect, or goes on: mocha's parallel workers take everybody's listeners away after each file. */
    listen(): void {
        if (process.listeners("unhandledRejection").includes(this.#listener)) return;
        // First in line: mocha has a listener of its own that passes events on to the others.
        process.prependListener("unhandledRejection", this.#listener);
    }

    /** What was collected and not reported yet; the caller reports it. */
    async take(): Promise<unknown[]> {
        // Node tells of a rejection after the turn in which it happened.
        await nextTurn();
        await nextTurn();
        return this.takeNow();
    }

    /** The same, for a process that has no more turns. */
    takeNow(): unknown[] {
        const fresh = [...this.#reasons].filter((reason) => !reported.has(reason));
        for (const reason of fresh) reported.add(reason);
        this.#reasons.clear();
        return fresh;
    }

    stop(): void {
        process.off("unhandledRejection", this.#listener);
    }
}

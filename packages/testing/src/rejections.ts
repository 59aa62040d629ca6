import { setImmediate as nextTurn } from "node:timers/promises";

/** Reasons that somebody has already reported, so that one mistake is not reported twice. */
const reported = new Set<unknown>();

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
        // First in line: mocha has a listener of its own that passes events on to the others.
        process.prependListener("unhandledRejection", this.#listener);
    }

    /** Stops collecting and returns what was collected and not reported yet; the caller reports it. */
    async stop(): Promise<unknown[]> {
        // Node tells of a rejection after the turn in which it happened.
        await nextTurn();
        await nextTurn();
        process.off("unhandledRejection", this.#listener);
        const fresh = [...this.#reasons].filter((reason) => !reported.has(reason));
        for (const reason of fresh) reported.add(reason);
        return fresh;
    }
}

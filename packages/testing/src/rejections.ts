import { setImmediate as nextTurn } from "node:timers/promises";

/**
 * Collects promise rejections nobody handled while a program runs: an exception inside an `apply` whose output goes
 * nowhere is only ever seen this way.
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

    /** Stops collecting and returns what was collected. */
    async stop(): Promise<unknown[]> {
        // Node reports a rejection after the turn in which it happened.
        await nextTurn();
        await nextTurn();
        process.off("unhandledRejection", this.#listener);
        return [...this.#reasons];
    }
}

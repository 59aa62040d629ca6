import { refuseMistakes } from "./checks/mistakes.ts";
import { takeMistakes } from "./checks/watch.ts";

/** How {@link assertSettled} waits. */
export interface SettleOptions {
    /** How long to wait for what is under way, in seconds. @default 1 - below the time limits test runners have by default */
    readonly seconds?: number;
}

/**
 * Ends a test without mocha: waits until everything it began has settled, and refuses what mocks let pass. Under mocha
 * the hooks of `@plinth/testing/mocha` do the same.
 *
 * @throws Error naming every mistake since `setMocks` or the last call: what the engine refuses (a URN used twice), a
 * type or token that neither a mock nor the simulated cloud answers, a registration that is still pending, an assertion
 * in an `apply` that did not run, a rejection nobody handled.
 */
export async function assertSettled({ seconds = 1 }: SettleOptions = {}): Promise<void> {
    refuseMistakes(await takeMistakes(seconds));
}

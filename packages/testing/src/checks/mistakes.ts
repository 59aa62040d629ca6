import type { Run } from "../host/run.ts";
import type { SdkStore } from "../sdk/store.ts";
import { someRunning, takeUnrun } from "./applies.ts";
import type { Rejections } from "./rejections.ts";
import { settled } from "./settle.ts";

/** What is looked through for mistakes. */
export interface Checked {
    readonly runs: readonly Run[];
    readonly rejections: Rejections;
    /** The state of the `record` that is checked; none for a test's own code. */
    readonly store: SdkStore | undefined;
    /** The file of the running test, where that is known. */
    readonly testFile?: string | undefined;
    /** How long to wait for what is under way. */
    readonly seconds: number;
}

/** Mistakes that mocks would let pass, as messages. */
export interface Mistakes {
    readonly messages: readonly string[];
    /** The first rejection among them. */
    readonly cause?: unknown;
}

/** Waits until everything has settled, and returns what went wrong since the last call. */
export async function findMistakes({ runs, rejections, store, testFile, seconds }: Checked): Promise<Mistakes> {
    const pending = await whatIsPending(runs, store, seconds);
    const reasons = await rejections.take();
    const failures = runs.flatMap((run) => run.takeFailures());
    const unexplained = reasons.filter((reason) => !runs.some((run) => run.explains(reason)));
    const unrun = await takeUnrun(store, testFile);
    const messages = [...failures, ...pending, ...unexplained.map(describe), ...unrun];
    return unexplained.length === 0 ? { messages } : { messages, cause: unexplained[0] };
}

/** Waits for everything under way, and says what has not ended in time. */
async function whatIsPending(runs: readonly Run[], store: SdkStore | undefined, seconds: number): Promise<string[]> {
    // Runs of a process follow one another in the same state of the SDK: the last one's is everybody's.
    const last = runs.at(-1);
    const complete = await settled(
        {
            // What has been reported to wait for ever is not waited for again.
            calls: () => (last?.stuck === true ? undefined : last?.store.settings.rpcDone),
            isBusy: () => runs.some((run) => run.busy) || someRunning(store),
        },
        seconds,
    );
    if (complete) return [];
    const pending = runs.flatMap((run) => run.takePending());
    return pending.length > 0 || someRunning(store) ? pending : (last?.takeWaiting() ?? []);
}

/** @throws Error naming every mistake, where there is one. */
export function refuseMistakes({ messages, cause }: Mistakes): void {
    if (messages.length === 0) return;
    throw new Error(messages.join("\n"), cause === undefined ? {} : { cause });
}

export function describe(reason: unknown): string {
    return `unhandled rejection: ${reason instanceof Error ? reason.message : String(reason)}`;
}

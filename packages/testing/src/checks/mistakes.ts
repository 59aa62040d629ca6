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
    const pending: string[] = [];
    for (const run of runs) {
        const isBusy = (): boolean => run.busy || someRunning(store);
        if (await settled(run.store, { isBusy, calls: !run.stuck, seconds })) continue;
        if (run.busy || !someRunning(store)) pending.push(...run.takePending());
    }
    const reasons = await rejections.take();
    const failures = runs.flatMap((run) => run.takeFailures());
    const unexplained = reasons.filter((reason) => !runs.some((run) => run.explains(reason)));
    const unrun = await takeUnrun(store, testFile);
    const messages = [...failures, ...pending, ...unexplained.map(describe), ...unrun];
    return unexplained.length === 0 ? { messages } : { messages, cause: unexplained[0] };
}

/** @throws Error naming every mistake, where there is one. */
export function refuseMistakes({ messages, cause }: Mistakes): void {
    if (messages.length === 0) return;
    throw new Error(messages.join("\n"), cause === undefined ? {} : { cause });
}

export function describe(reason: unknown): string {
    return `unhandled rejection: ${reason instanceof Error ? reason.message : String(reason)}`;
}

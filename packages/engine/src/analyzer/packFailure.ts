import { setTimeout as pause } from "node:timers/promises";
import { type ServiceError, status } from "@grpc/grpc-js";
import type { Child } from "../process/child.ts";

/** How long a pack whose connection broke may take to end, in milliseconds, before it counts as still there. */
const TO_END = 2000;

/** How a pack's process ended, and what it had to say. */
interface End extends Awaited<Child["ended"]> {
    readonly said: string;
    /** What to do where the pack said nothing. */
    readonly fix: string;
}

/** @param when in the preview, as part of a sentence. */
export function explainEnd(directory: string, when: string, { code, signal, said, fix }: End): string {
    const how = signal === null ? `exit code ${code}` : signal;
    const words = said.trim();
    const why = words === "" ? `, and wrote nothing to standard error. Fix: ${fix}` : `:\n${words}`;
    return `policy pack ${directory} ended (${how}) ${when}${why}`;
}

/**
 * What a call to a pack failed with, in words: what a rule threw, or, where the connection broke, how the process ended.
 *
 * @param subject what was judged.
 */
export async function explainFailure(
    error: unknown,
    { directory, subject, child }: { readonly directory: string; readonly subject: string; readonly child: Child },
): Promise<Error> {
    if (!isServiceError(error)) return error instanceof Error ? error : new Error(String(error));
    const ended = error.code === status.UNAVAILABLE ? await endOf(child) : undefined;
    const message =
        ended === undefined
            ? `policy pack ${directory} failed while it judged ${subject}: ${error.details}`
            : // Over which of them cannot be said: it is asked about many at a time.
              explainEnd(directory, "while it was judging", {
                  ...ended,
                  said: child.stderr(),
                  fix: "look for process.exit or a crash in its rules; one run judges every resource, so none may end it",
              });
    return new Error(message, { cause: error });
}

function endOf(child: Child): Promise<Awaited<Child["ended"]> | undefined> {
    const timer = new AbortController();
    return Promise.race([child.ended, pause(TO_END, undefined, { signal: timer.signal })]).finally(() => timer.abort());
}

function isServiceError(error: unknown): error is ServiceError {
    return error instanceof Error && "details" in error && "code" in error;
}

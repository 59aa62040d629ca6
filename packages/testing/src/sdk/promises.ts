import { load } from "./sdk.ts";

type MarkPromise = (promise: Promise<unknown>, context?: string) => Promise<unknown>;

/** The SDK's module that marks each of its promises with where it was made. */
interface Debuggable {
    readonly debugPromiseLeaks: boolean;
    debuggablePromise: MarkPromise;
}

let installed = false;

/**
 * Leaves out the trace that the SDK takes of each of its own promises: mocha asks for traces without end, and taking them
 * is more than half of a recorded program's time. They are printed only under PULUMI_DEBUG_PROMISE_LEAKS, which keeps them.
 */
export function leaveOutPromiseTraces(): void {
    if (installed) return;
    installed = true;
    const debuggable = load<Debuggable>("@pulumi/pulumi/runtime/debuggable.js");
    if (debuggable.debugPromiseLeaks) return;
    const original = debuggable.debuggablePromise;
    debuggable.debuggablePromise = (promise, context) => {
        const limit = Error.stackTraceLimit;
        Error.stackTraceLimit = 0;
        try {
            return original(promise, context);
        } finally {
            Error.stackTraceLimit = limit;
        }
    };
}

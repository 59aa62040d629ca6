import { setImmediate as nextTurn } from "node:timers/promises";
import type { SdkStore } from "../sdk/store.ts";
import { type Origin, originOf } from "./origin.ts";

/** What the SDK leaves out of the type declarations of its outputs. */
interface Readable {
    promise(withUnknowns?: boolean): Promise<unknown>;
    readonly isKnown: Promise<boolean>;
}
type Callback = (value: unknown) => unknown;
export type Apply = (this: Readable, callback: Callback, runWithUnknowns?: boolean) => Readable;

/** A call of `apply` whose result nobody has looked at, and whose callback has not returned. */
interface OpenApply {
    readonly callback: Callback;
    /** Its stack is formatted only where something is reported. */
    readonly at: { readonly stack?: string };
    /** The state of the `record` it was made in. */
    readonly store: SdkStore | undefined;
    readonly result: Readable;
    running: boolean;
}

const open = new Set<OpenApply>();
const byResult = new WeakMap<object, OpenApply>();
let installed = false;

/**
 * Begins to follow every `apply` of the process. The SDK drops the callback of an `apply` over an unknown value, so that
 * an assertion in it passes without having been made; and nobody waits for one whose result goes nowhere.
 */
export function followApplies(prototype: { apply: Apply }, ownStore: () => SdkStore | undefined): void {
    if (installed) return;
    installed = true;
    const original = prototype.apply;
    prototype.apply = function apply(callback, runWithUnknowns) {
        // With unknowns the SDK reads properties of outputs; such a callback always runs.
        if (runWithUnknowns === true || typeof callback !== "function")
            return original.call(this, callback, runWithUnknowns);
        const result = original.call(this, (value) => {
            made.running = true;
            return finishing(made, () => callback(value));
        });
        const made: OpenApply = { callback, at: stackBelow(apply), store: ownStore(), result, running: false };
        open.add(made);
        byResult.set(result, made);
        const promise = result.promise.bind(result);
        result.promise = (withUnknowns) => {
            open.delete(made);
            return promise(withUnknowns);
        };
        return result;
    };
}

/** Takes the result of an `apply` for looked at. */
export function markConsumed(output: object): void {
    const made = byResult.get(output);
    if (made !== undefined) open.delete(made);
}

/** Whether a callback has been called and has not returned, in one `record` or in all of the test's own code. */
export function someRunning(store: SdkStore | undefined): boolean {
    return [...open].some((made) => made.store === store && made.running);
}

/**
 * The assertions that did not run, or did not finish, as messages; they are forgotten then.
 *
 * An `apply` counts as an assertion when nothing uses its result and it stands in a test file outside of any class, or
 * its callback asserts by name; a component's own `apply` over an unknown value is right not to run.
 */
export async function takeUnrun(store: SdkStore | undefined, testFile: string | undefined): Promise<string[]> {
    const suspects = take(store, testFile);
    const reasons = await Promise.all(suspects.map(([made]) => reasonOf(made)));
    return suspects.flatMap(([, { place }], index) => {
        const reason = reasons[index];
        return reason === undefined ? [] : [`an apply at ${place} ${reason}`];
    });
}

/** The same, for a process that has no more turns to find out why. */
export function takeUnrunNow(store: SdkStore | undefined): string[] {
    return take(store, undefined).map(([, origin]) => `an apply at ${origin.place} did not run`);
}

function take(store: SdkStore | undefined, testFile: string | undefined): [OpenApply, Origin][] {
    const ours = [...open].filter((made) => made.store === store);
    for (const made of ours) open.delete(made);
    return ours.flatMap((made) => {
        const origin = originOf(made.at.stack ?? "", testFile);
        const asserts =
            origin.inTest && (ASSERTING.test(String(made.callback)) || (store === undefined && !origin.inClass));
        return asserts ? [[made, origin] as [OpenApply, Origin]] : [];
    });
}

/** How test libraries name what they assert with: node:assert, chai, expect, should, and mocha's own callback. */
const ASSERTING = /\b(assert|expect|should|done)\b/;

/** Why a callback has not returned; nothing where its value was rejected, which is reported as such. */
async function reasonOf({ running, result }: OpenApply): Promise<string | undefined> {
    if (running) return "has not finished: its callback waits for something that does not come";
    const waiting = nextTurn("waiting" as const);
    const known = await Promise.race([result.isKnown.catch(() => "rejected" as const), waiting]);
    switch (known) {
        case false:
            return "did not run: its value is unknown in this run, so nothing was asserted. Assert with `await known(output)`, which refuses an unknown value";
        case "waiting":
            return "did not run: its value never came, so nothing was asserted";
        default:
            return undefined;
    }
}

function finishing(made: OpenApply, call: () => unknown): unknown {
    const end = (): void => void open.delete(made);
    let returned: unknown;
    try {
        returned = call();
    } catch (error) {
        end();
        throw error;
    }
    if (returned instanceof Promise) returned.then(end, end);
    else end();
    return returned;
}

function stackBelow(caller: Apply): { readonly stack?: string } {
    const at: { readonly stack?: string } = {};
    const limit = Error.stackTraceLimit;
    // Deep enough for the frame of a test below those of the SDK.
    Error.stackTraceLimit = Math.max(limit, 12);
    Error.captureStackTrace(at, caller);
    Error.stackTraceLimit = limit;
    return at;
}

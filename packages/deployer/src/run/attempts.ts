import type { UpdatePlan } from "../plan/updatePlan.ts";
import { isOrderAlone } from "../plan/violation.ts";
import type { Operation, OperationOptions, OperationResult } from "../ports/engine.ts";
import { waitAfter } from "../retry/backoff.ts";
import { retryable } from "../retry/retryable.ts";
import { type Context, secondsSince } from "./context.ts";
import { overridesOf } from "../rollback/release.ts";
import { holdsToPlan, planAgain } from "./held.ts";
import type { DeliveryLayer } from "./request.ts";

/** What came of an operation, and how often it was tried. */
export interface Attempted {
    readonly result: OperationResult;
    readonly attempts: number;
}

/**
 * Previews or runs an operation, and again where the failure is one that passes by itself. The engine keeps what an
 * attempt got done, so the next one goes on from there, within what is left of the plan that it is held to.
 */
export async function attempt(
    context: Context,
    layer: DeliveryLayer,
    phase: "preview" | "run",
    operation: Operation,
    plan?: UpdatePlan,
): Promise<Attempted> {
    const { engine, retry, clock, random, signal } = context.around;
    let held = plan;
    let reordered = 0;
    for (let count = 1; ; count += 1) {
        if (plan !== undefined && count > 1) {
            // Of what was confirmed, not of what the last attempt had left: that has lost what was done meanwhile.
            const again = await planAgain(context, layer, plan);
            if ("result" in again) return { result: again.result, attempts: count - 1 };
            held = again.plan;
        }
        const started = clock.now();
        const saves = phase === "preview" && operation === "up" && holdsToPlan(context.request);
        const ended = await engine[phase](layer.address, operation, {
            ...optionsOf(context, layer, operation),
            ...(saves ? { savePlan: true } : {}),
            ...(held === undefined ? {} : { plan: held }),
        });
        // A terminal's Ctrl-C stops the engine without anybody here telling it to.
        const result: OperationResult =
            ended.failure !== undefined && signal.aborted ? { ...ended, failure: { kind: "stopped" } } : ended;
        noteAttempt(context, layer, phase, count, result, secondsSince(context, started));
        if (result.failure?.kind === "planViolated" && isOrderAlone(result.failure.errors) && reordered < MOST_ORDERS) {
            reordered += 1;
            context.note({ event: "retry", layer: layer.name, attempt: count, because: "order", waitMilliseconds: 0 });
            context.say(`${layer.name}: what depends on what is known only now; goes on with what is left of the plan`);
            continue;
        }
        const because =
            result.failure?.kind === "failed" && !isPolicy(result) ? retryable(result.failure.errors) : undefined;
        if (because === undefined || count - reordered >= retry.attempts) return { result, attempts: count };
        const waitMilliseconds = waitAfter(count - reordered, retry, random);
        context.note({ event: "retry", layer: layer.name, attempt: count, because, waitMilliseconds });
        context.say(
            `${layer.name}: attempt ${count} of ${retry.attempts} failed (${because}); the next one in ${(waitMilliseconds / 1000).toFixed(1)} s`,
        );
        await clock.wait(waitMilliseconds, signal);
        if (signal.aborted) return { result: { ...result, failure: { kind: "stopped" } }, attempts: count };
    }
}

/** Each time something that others depend on has been made; a program with more of it in a row is hard to think of. */
const MOST_ORDERS = 10;

/** Whether a pack stopped the engine: another attempt finds the same. */
export function isPolicy({ policies }: OperationResult): boolean {
    return policies.some(({ level }) => level === "mandatory");
}

function optionsOf({ request, around }: Context, layer: DeliveryLayer, operation: Operation): OperationOptions {
    const release = operation === "up" ? request.releases?.[layer.name] : undefined;
    const verb = request.rollback === undefined ? request.verb : "rollback";
    return {
        ...(operation === "up" ? { policyPacks: request.policyPacks } : {}),
        message: request.message ?? `plinth ${verb} ${request.environment} (${around.correlationId})`,
        ...(release === undefined ? {} : { overrides: overridesOf(release) }),
        signal: around.engineSignal ?? around.signal,
    };
}

function noteAttempt(
    context: Context,
    layer: DeliveryLayer,
    phase: "preview" | "run",
    count: number,
    result: OperationResult,
    seconds: number,
): void {
    const release =
        context.request.verb === "up" ? (context.request.releases?.[layer.name] ?? layer.release) : undefined;
    context.note({
        event: phase === "preview" ? "preview" : "attempt",
        layer: layer.name,
        attempt: count,
        succeeded: result.failure === undefined,
        changes: changesOf(result),
        errors: errorsOf(result),
        seconds,
        ...(phase === "run" && release !== undefined ? { release } : {}),
    });
}

/** What changes, what stays the same or is only looked up left out. */
export function changesOf({ changes }: OperationResult): Record<string, number> {
    return Object.fromEntries(
        Object.entries(changes).filter(([op, count]) => !unchanging.has(op) && count > 0),
    ) as Record<string, number>;
}

const unchanging: ReadonlySet<string> = new Set(["same", "read", "refresh"]);

/** What went wrong, in the engine's words. */
export function errorsOf({ failure }: OperationResult): string[] {
    if (failure === undefined) return [];
    switch (failure.kind) {
        case "failed":
        case "planViolated":
            return [...failure.errors];
        case "locked":
            return [failure.lock.said];
        case "noStack":
            return ["the stack does not exist"];
        case "stopped":
            return ["stopped"];
    }
}

import type { Code } from "../errors/codes.ts";
import type { OperationResult, StackAddress } from "../ports/engine.ts";
import { waitAfter } from "../retry/backoff.ts";
import { type RetryableKind, retryable } from "../retry/retryable.ts";
import { errorsOf } from "../run/attempts.ts";
import { listed } from "../run/failure.ts";
import type { DeliveryLayer } from "../run/request.ts";
import type { DeclaredBenign } from "./benign/declared.ts";
import { classify, resultOf } from "./classify.ts";
import type { StackDrift } from "./driftReport.ts";
import { foundIn } from "./found.ts";
import { pendingIn } from "./pending.ts";
import type { DriftSurroundings } from "./request.ts";

/** A stack that was looked at, and the entries of the environment's that were about something in it. */
export interface Looked {
    readonly drift: StackDrift;
    readonly used: ReadonlySet<DeclaredBenign>;
}

/** Told of an attempt that is made again. */
export type OnRetry = (attempt: number, because: RetryableKind, waitMilliseconds: number) => void;

/** Compares a stack's state with the cloud. Whatever goes wrong ends in what is not known. */
export async function lookAt(
    layer: DeliveryLayer,
    benign: readonly DeclaredBenign[],
    around: DriftSurroundings,
    onRetry: OnRetry,
): Promise<Looked> {
    const { clock, masker } = around;
    const started = clock.now();
    const finish = (
        told: Omit<StackDrift, "layer" | "project" | "stack" | "seconds">,
        used: Looked["used"],
    ): Looked => ({
        drift: masker.data({
            layer: layer.name,
            project: layer.address.project,
            stack: layer.address.stack,
            ...told,
            seconds: Math.round((clock.now().getTime() - started.getTime()) / 100) / 10,
        }),
        used,
    });
    const unknown = (code: Code, reason: string, attempts: number): Looked =>
        finish({ result: "unknown", code, reason, read: 0, resources: [], warnings: [], attempts }, new Set());
    try {
        if (!(await around.engine.exists(layer.address))) {
            return unknown("DRIFT_UNKNOWN", "the stack is not there: never deployed, or its state is lost", 0);
        }
        await learnSecrets(layer.address, around);
        const { result, attempts } = await read(layer.address, around, onRetry);
        if (result.failure?.kind === "stopped") return unknown("INTERRUPTED", "stopped by a signal", attempts);
        const { failed = [], failure, warnings, steps } = result;
        const found = foundIn(steps);
        const pending = pendingIn(await around.engine.exportCheckpoint(layer.address));
        const { resources, used } = classify(found, [...failed, ...pending], { benign, now: clock.now() });
        const about = { read: found.read.length, resources, warnings, attempts };
        const blind = failure !== undefined && failed.length === 0 ? listed(errorsOf(result)) : undefined;
        if (blind !== undefined)
            return finish({ result: "unknown", code: "DRIFT_UNKNOWN", reason: blind, ...about }, used);
        const known = resultOf(resources);
        if (known === "unknown") {
            const reason = [
                ...(failed.length > 0
                    ? [`${failed.length} of ${failed.length + found.read.length} resources could not be read`]
                    : []),
                ...(pending.length > 0
                    ? [`${pending.length} ${pending.length === 1 ? "operation" : "operations"} never ended`]
                    : []),
            ].join("; ");
            return finish({ result: known, code: "DRIFT_UNKNOWN", reason, ...about }, used);
        }
        return finish(
            { result: known, ...(known === "drift" ? { code: "DRIFT_FOUND" as const } : {}), ...about },
            used,
        );
    } catch (error) {
        if (around.signal.aborted) return unknown("INTERRUPTED", "stopped by a signal", 0);
        return unknown("DRIFT_UNKNOWN", error instanceof Error ? error.message : String(error), 0);
    }
}

/** Whatever is secret in a stack is in no report. */
async function learnSecrets(address: StackAddress, { engine, masker }: DriftSurroundings): Promise<void> {
    const [configuration, outputs] = await Promise.all([engine.configuration(address), engine.outputs(address)]);
    for (const { value, secret } of [...Object.values(configuration), ...Object.values(outputs)]) {
        if (secret) masker.learn(value);
    }
}

/** A refresh that changes nothing, again where the failure is one that passes by itself. */
async function read(
    address: StackAddress,
    around: DriftSurroundings,
    onRetry: OnRetry,
): Promise<{ readonly result: OperationResult; readonly attempts: number }> {
    const { engine, signal, engineSignal = signal, retry, clock, random } = around;
    for (let attempts = 1; ; attempts += 1) {
        const ended = await engine.preview(address, "refresh", { signal: engineSignal });
        const result: OperationResult =
            ended.failure !== undefined && signal.aborted ? { ...ended, failure: { kind: "stopped" } } : ended;
        const because = result.failure?.kind === "failed" ? retryable(result.failure.errors) : undefined;
        if (because === undefined || attempts >= retry.attempts) return { result, attempts };
        const wait = waitAfter(attempts, retry, random);
        onRetry(attempts, because, wait);
        await clock.wait(wait, signal);
        if (signal.aborted) return { result: { ...result, failure: { kind: "stopped" } }, attempts };
    }
}

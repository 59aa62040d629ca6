import { changedOutputs } from "../order/outputs.ts";
import type { Code } from "../errors/codes.ts";
import type { Operation, StackOutputs } from "../ports/engine.ts";
import { attempt, changesOf } from "./attempts.ts";
import { type Context, secondsSince, settle } from "./context.ts";
import { noteDeployed } from "./deployed.ts";
import { explain } from "./failure.ts";
import { keepFailureLog } from "./failureLog.ts";
import type { Prepared } from "./prepare.ts";
import { verify } from "./verify.ts";

/** The code of an operation that failed for no reason that has a code of its own. */
export const failureOf: Readonly<Record<Operation, Code>> = {
    up: "UP_FAILED",
    destroy: "DESTROY_FAILED",
    refresh: "REFRESH_FAILED",
};

/** Changes a layer: its state is kept first, and what came of it is looked at afterwards. */
export async function apply(context: Context, prepared: Prepared): Promise<void> {
    const { layer, before, preview, progress, started } = prepared;
    const { request, around } = context;
    const checkpoint = await keepCheckpoint(context, prepared);
    if (checkpoint === undefined) return;

    const { result, attempts } = await attempt(context, layer, "run", request.verb, preview.plan);
    const done = { ...progress, checkpoint, attempts, changes: changesOf(result), policies: result.policies };
    const seconds = (): { readonly seconds: number } => ({ seconds: secondsSince(context, started) });
    if (result.failure !== undefined) {
        const { code, reason } = explain(context, layer, result, failureOf[request.verb]);
        settle(context, layer, code === "POLICY_BLOCKED" ? "blocked" : "failed", {
            ...done,
            ...seconds(),
            ...(await keepFailureLog(context, layer, result)),
            code,
            reason,
        });
        return;
    }
    const after: StackOutputs = await around.engine.outputs(layer.address);
    for (const { value, secret } of Object.values(after)) if (secret) around.masker.learn(value);
    const outputsChanged = changedOutputs(before, after);
    if (request.verb !== "up") {
        settle(context, layer, "done", { ...done, ...seconds(), outputsChanged });
        return;
    }
    const deployed = { layer, outputs: after, announced: preview.outputs, since: started };
    const { failure, checks } = await verify(context, deployed);
    const finished = { ...done, ...seconds(), outputsChanged, checks };
    if (failure === undefined) {
        settle(context, layer, "done", finished);
        noteDeployed(context, layer, after);
        return;
    }
    const log = await keepFailureLog(context, layer, result, checks);
    settle(context, layer, "failed", { ...finished, ...log, ...failure });
}

async function keepCheckpoint(context: Context, { layer, progress }: Prepared): Promise<string | undefined> {
    const { engine, checkpoints, clock } = context.around;
    try {
        const checkpoint = await engine.exportCheckpoint(layer.address);
        const path = await checkpoints.keep(layer.address, checkpoint, clock.now());
        const pending = pendingOperations(checkpoint);
        context.note({ event: "checkpoint", layer: layer.name, path, pending });
        if (pending > 0) {
            context.say(
                `${layer.name}: ${pending} operations of an earlier run never ended, so the state does not say what became of them. ` +
                    `Look for what they made, then: npx plinth refresh ${layer.address.stack} --layer ${layer.name}`,
            );
        }
        return path;
    } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        settle(context, layer, "failed", { ...progress, code: "CHECKPOINT_FAILED", reason });
        return undefined;
    }
}

function pendingOperations(checkpoint: unknown): number {
    const { deployment } = (checkpoint ?? {}) as { readonly deployment?: { readonly pending_operations?: unknown } };
    const pending = deployment?.pending_operations;
    return Array.isArray(pending) ? pending.length : 0;
}

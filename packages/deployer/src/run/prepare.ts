import { dangersOfSteps } from "@plinth/plan";
import { isDeployed } from "../gates/beforeAll.ts";
import { placeholdersIn } from "../gates/placeholders.ts";
import type { OperationResult, StackOutputs } from "../ports/engine.ts";
import { refusedNow } from "../rollback/propose.ts";
import { attempt, changesOf } from "./attempts.ts";
import { type Context, type Progress, secondsSince, settle } from "./context.ts";
import { noteDeployed } from "./deployed.ts";
import { explain, listed } from "./failure.ts";
import { holdsToPlan } from "./held.ts";
import { holdOf, keepTo, refuseHold } from "./planGate.ts";
import { noteOpen, notePlanned, whyOpen } from "./planned.ts";
import type { DeliveryLayer } from "./request.ts";
import { verify } from "./verify.ts";

/** A layer that has something to be done, and may have it done. */
export interface Prepared {
    readonly layer: DeliveryLayer;
    readonly preview: OperationResult;
    /** Outputs from before. */
    readonly before: StackOutputs;
    readonly progress: Progress;
    readonly started: Date;
}

/**
 * Previews a layer and asks the gates. What is decided here settles the layer; what is left to be done is returned.
 */
export async function prepare(context: Context, layer: DeliveryLayer): Promise<Prepared | undefined> {
    const { request, around } = context;
    const { engine } = around;
    const started = around.clock.now();
    const open = request.planOnly === true ? await whyOpen(context, layer) : undefined;
    if (open !== undefined) {
        noteOpen(context, layer, open);
        return undefined;
    }
    const exists = await engine.exists(layer.address);
    if (request.verb !== "up" && !exists) {
        settle(context, layer, "unchanged", { reason: "is not deployed" });
        return undefined;
    }
    const missing = request.verb === "up" ? await missingUpstream(context, layer) : undefined;
    if (missing !== undefined) {
        context.note({ event: "gate", gate: "upstream", decision: "refuse", layer: layer.name, reasons: [missing] });
        settle(context, layer, "failed", { code: "UPSTREAM_NOT_DEPLOYED", reason: missing });
        return undefined;
    }
    const hold = await holdOf(context, layer);
    if (hold.kind === "refused") {
        refuseHold(context, layer, [hold.reason]);
        return undefined;
    }
    if (!exists) await engine.create(layer.address);
    const before = await engine.outputs(layer.address);
    await learnSecrets(context, layer, before);

    const { result: preview } = await attempt(context, layer, "preview", request.verb);
    const progress: Progress = { changes: changesOf(preview), policies: preview.policies };
    const ready = await judged(context, { layer, preview, before, progress, started });
    return ready === undefined ? undefined : keepTo(context, ready, hold);
}

/** Whatever is secret in a stack is in no message from here on. */
export async function learnSecrets(
    { around }: Context,
    { address }: DeliveryLayer,
    outputs: StackOutputs,
): Promise<void> {
    const configuration = await around.engine.configuration(address);
    for (const { value, secret } of [...Object.values(configuration), ...Object.values(outputs)]) {
        if (secret) around.masker.learn(value);
    }
}

/** The stack that a layer needs and nobody has deployed. Those that this run deploys come in earlier waves. */
async function missingUpstream(
    { request, around, settled }: Context,
    layer: DeliveryLayer,
): Promise<string | undefined> {
    const local = request.layers.filter(({ name }) => layer.needs.includes(name) && !settled.has(name));
    const needed = [...local.map(({ name, address }) => ({ layer: name, address })), ...layer.upstream];
    for (const { layer: name, address } of needed) {
        if (await isDeployed(around.engine, address)) continue;
        return `needs outputs of layer ${name}, which is not deployed in environment ${address.stack}. Fix: npx plinth up ${address.stack} --layer ${name}`;
    }
    return undefined;
}

async function judged(context: Context, prepared: Prepared): Promise<Prepared | undefined> {
    const { layer, preview, progress, started } = prepared;
    const { request, around, note } = context;
    const seconds = (): { readonly seconds: number } => ({ seconds: secondsSince(context, started) });
    if (preview.failure !== undefined) {
        const { code, reason } = explain(context, layer, preview, "PREVIEW_FAILED");
        if (code === "POLICY_BLOCKED") {
            note({ event: "gate", gate: "policy", decision: "refuse", layer: layer.name, reasons: [reason] });
        }
        const result = code === "POLICY_BLOCKED" ? "blocked" : "failed";
        settle(context, layer, result, { ...progress, ...seconds(), code, reason });
        return undefined;
    }
    if (holdsToPlan(request) && preview.plan === undefined) {
        const reason = "the engine said what it would do, and saved no plan of it";
        settle(context, layer, "failed", { ...progress, ...seconds(), code: "PREVIEW_FAILED", reason });
        return undefined;
    }
    const reasons =
        request.verb === "up" ? placeholdersIn(preview.warnings).map(({ name, why }) => `${name}: ${why}`) : [];
    if (reasons.length > 0 && request.planOnly === true) {
        noteOpen(context, layer, `it reads what nobody has deployed yet: ${listed(reasons)}`);
        return undefined;
    }
    if (reasons.length > 0) {
        note({ event: "gate", gate: "upstream", decision: "refuse", layer: layer.name, reasons });
        const reason = listed(reasons);
        settle(context, layer, "failed", { ...progress, ...seconds(), code: "UPSTREAM_NOT_DEPLOYED", reason });
        return undefined;
    }
    if (request.verb === "up")
        note({ event: "gate", gate: "policy", decision: "pass", layer: layer.name, reasons: [] });
    if (Object.keys(progress.changes ?? {}).length === 0 && !preview.outputsChange) {
        await settleUnchanged(context, prepared);
        return undefined;
    }
    if (request.verb === "refresh") return prepared;
    if (request.rollback?.kind === "infrastructure" && refusedNow(context, layer, preview.steps)) return undefined;

    const all = dangersOfSteps(preview.steps, {
        allowed: new Set(request.allowReplace),
        ...(around.refusedChange === undefined ? {} : { refusedChange: around.refusedChange }),
    });
    // Whoever destroys means to lose what is there: it is said, and the question stands for all of it.
    const dangers =
        request.verb === "destroy"
            ? all.filter(({ kind }) => kind === "dataLoss").map(({ refused: _, ...danger }) => danger)
            : all;
    const refused = dangers.filter((danger) => "refused" in danger && danger.refused === true);
    const told = dangers.map(({ urn, what, why }) => `${urn} ${what}: ${why}`);
    if (refused.length === 0) {
        note({ event: "gate", gate: "danger", decision: "pass", layer: layer.name, reasons: told });
        return { ...prepared, progress: { ...progress, dangers } };
    }
    const reason = listed(refused.map(({ urn, what, why }) => `${urn} ${what}: ${why}. Fix: --allow-replace ${urn}`));
    note({ event: "gate", gate: "danger", decision: "refuse", layer: layer.name, reasons: told });
    settle(context, layer, "blocked", { ...progress, ...seconds(), dangers, code: "DANGER_REFUSED", reason });
    return undefined;
}

/** What an earlier run deployed and did not find as it should be is not done because nothing is left to change. */
async function settleUnchanged(context: Context, prepared: Prepared): Promise<void> {
    const { layer, before, progress, started } = prepared;
    if (context.request.planOnly === true) {
        await notePlanned(context, prepared);
        settle(context, layer, "unchanged", { ...progress, seconds: secondsSince(context, started) });
        return;
    }
    const checked = context.request.verb === "up" ? await verify(context, { layer, outputs: before }) : undefined;
    const finished = {
        ...progress,
        seconds: secondsSince(context, started),
        ...(checked === undefined ? {} : { checks: checked.checks }),
    };
    if (checked?.failure === undefined) {
        settle(context, layer, "unchanged", finished);
        noteDeployed(context, layer, before);
    } else settle(context, layer, "failed", { ...finished, ...checked.failure });
}

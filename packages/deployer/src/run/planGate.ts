import { narrowed } from "../plan/narrow.ts";
import { configurationDigest, stateDigest } from "../plan/digest.ts";
import type { UpdatePlan } from "../plan/updatePlan.ts";
import { type Context, settle } from "./context.ts";
import { listed } from "./failure.ts";
import type { Prepared } from "./prepare.ts";
import type { DeliveryLayer } from "./request.ts";

/** What an update of a layer is held to: the plan of its own preview, one that was handed over, or nothing, since it may not be. */
export type Hold =
    | { readonly kind: "own"; readonly because?: string }
    | { readonly kind: "approved"; readonly plan: UpdatePlan }
    | { readonly kind: "refused"; readonly reason: string };

/** Decides what an update is held to, before anything of the layer is looked at by the engine. */
export async function holdOf({ request, around, settled }: Context, layer: DeliveryLayer): Promise<Hold> {
    const { approved } = request;
    if (approved === undefined) return { kind: "own" };
    const changed = layer.needs.flatMap((need) =>
        (settled.get(need)?.outputsChanged ?? []).map((output) => `${need}.${output}`),
    );
    if (changed.length > 0) {
        return { kind: "own", because: `outputs that it reads have changed in this run: ${changed.join(", ")}` };
    }
    const entry = approved.layers.find((one) => one.layer === layer.name);
    if (entry === undefined) return { kind: "own", because: "nobody asked for it when the plan was made" };
    if (entry.kind === "open") return { kind: "own", because: entry.reason };
    const again = `Fix: npx plinth plan ${request.environment}`;
    if (entry.project !== layer.address.project || entry.stack !== layer.address.stack) {
        return { kind: "refused", reason: `it was planned as stack ${entry.stack} of ${entry.project}. ${again}` };
    }
    if (!(await around.engine.exists(layer.address))) {
        return { kind: "refused", reason: `its stack is gone since it was planned. ${again}` };
    }
    if (stateDigest(await around.engine.exportCheckpoint(layer.address)) !== entry.state) {
        return {
            kind: "refused",
            reason: `its state has changed since it was planned: somebody deployed it, or refreshed it. ${again}`,
        };
    }
    if (configurationDigest(await around.engine.configuration(layer.address)) !== entry.configuration) {
        return { kind: "refused", reason: `its configuration has changed since it was planned. ${again}` };
    }
    return { kind: "approved", plan: entry.plan };
}

/** Refuses a layer whose plan may not be applied. */
export function refuseHold(context: Context, layer: DeliveryLayer, reasons: readonly string[]): void {
    context.note({ event: "gate", gate: "plan", decision: "refuse", layer: layer.name, reasons });
    settle(context, layer, "blocked", { code: "PLAN_REFUSED", reason: listed(reasons) });
}

/** Holds a layer that was previewed to what was approved; the preview wants nothing else, or nothing of the layer is changed. */
export function keepTo(context: Context, prepared: Prepared, hold: Hold): Prepared | undefined {
    const { layer, preview } = prepared;
    if (context.request.approved === undefined || hold.kind === "refused") return prepared;
    if (hold.kind === "own") {
        const reasons = hold.because === undefined ? [] : [`planned in this run: ${hold.because}`];
        context.note({ event: "gate", gate: "plan", decision: "pass", layer: layer.name, reasons });
        for (const reason of reasons) context.say(`${layer.name}: ${reason}`);
        return prepared;
    }
    const left = narrowed(hold.plan, preview.plan ?? {});
    if ("wider" in left) {
        refuseHold(context, layer, left.wider);
        return undefined;
    }
    context.note({ event: "gate", gate: "plan", decision: "pass", layer: layer.name, reasons: [] });
    return { ...prepared, preview: { ...preview, plan: left.plan } };
}

import { dangersOfSteps } from "@plinth/plan";
import { narrowed } from "../plan/narrow.ts";
import type { UpdatePlan } from "../plan/updatePlan.ts";
import type { OperationResult } from "../ports/engine.ts";
import { attempt } from "./attempts.ts";
import { type Context, settle } from "./context.ts";
import { explain, listed } from "./failure.ts";
import type { DeliveryLayer, DeliveryRequest } from "./request.ts";

/** Whether an update is held to what its preview announced. Plans that were handed over are always kept to. */
export function holdsToPlan({ verb, delivery, approved, planOnly }: DeliveryRequest): boolean {
    return verb === "up" && ((delivery.plan?.hold ?? true) || approved !== undefined || planOnly === true);
}

/**
 * What is left of a confirmed plan after an attempt that got some of it done: the stack is previewed again, and whatever
 * that wants beyond the plan ends the update.
 */
export async function planAgain(
    context: Context,
    layer: DeliveryLayer,
    confirmed: UpdatePlan,
): Promise<{ readonly plan: UpdatePlan } | { readonly result: OperationResult }> {
    const { result } = await attempt(context, layer, "preview", "up");
    if (result.failure !== undefined || result.plan === undefined) return { result };
    const left = narrowed(confirmed, result.plan);
    if ("plan" in left) return left;
    return { result: { ...result, failure: { kind: "planViolated", errors: left.wider } } };
}

/**
 * Previews a layer once more that a failed update has changed since, so that what follows is held to what it does now. What
 * was confirmed is the release of before: that nothing holding data goes with it is judged again.
 *
 * @returns `undefined` where it cannot be done; the layer is settled then.
 */
export async function holdAgain(
    context: Context,
    layer: DeliveryLayer,
    preview: OperationResult,
): Promise<OperationResult | undefined> {
    const { request, around } = context;
    if (!holdsToPlan(request)) return preview;
    const { result } = await attempt(context, layer, "preview", "up");
    if (result.failure !== undefined) {
        settle(context, layer, "failed", explain(context, layer, result, "PREVIEW_FAILED"));
        return undefined;
    }
    const dangers = dangersOfSteps(result.steps, {
        allowed: new Set(request.allowReplace),
        ...(around.refusedChange === undefined ? {} : { refusedChange: around.refusedChange }),
    });
    const refused = dangers.filter((danger) => "refused" in danger && danger.refused === true);
    if (refused.length === 0) return result;
    const reason = listed(refused.map(({ urn, what, why }) => `${urn} ${what}: ${why}`));
    settle(context, layer, "blocked", { dangers, code: "DANGER_REFUSED", reason });
    return undefined;
}

import type { EngineStep } from "@plinth/plan";
import type { Code } from "../errors/codes.ts";
import { attempt, changesOf } from "../run/attempts.ts";
import { type Context, settle } from "../run/context.ts";
import { explain, listed } from "../run/failure.ts";
import { learnSecrets } from "../run/prepare.ts";
import type { DeliveryReport } from "../run/report.ts";
import type { DeliveryLayer } from "../run/request.ts";
import { infrastructureRefusals } from "./infrastructure/judge.ts";
import { refuse, type Refusal, refusalText } from "./refusals.ts";
import { releaseChanges } from "./release.ts";
import { noteOf, type RollbackRequest } from "./request.ts";

/** Why a rollback ends with its proposal; `undefined` where it goes on. */
export type Proposed = "proposed" | { readonly code: Code; readonly reason: string } | undefined;

/**
 * Previews everything that a rollback would do, before any of it is done: what is refused in one layer keeps all of them as
 * they are.
 */
export async function propose(context: Context, rollback: RollbackRequest): Promise<Proposed> {
    const { request, refusals, note, say } = context;
    say(`back to ${rollback.to || "what was deployed before"}, because: ${rollback.reason}`);
    refusals.push(...rollback.refusals);
    const layers = request.layers.filter(({ name }) => request.asked.includes(name));
    const changes = new Map<string, Readonly<Record<string, number>>>();
    if (refusals.length === 0) {
        const previewed = await Promise.all(layers.map((layer) => previewLayer(context, layer, rollback, changes)));
        const failed = previewed.find((one) => one !== undefined);
        if (failed !== undefined) return failed;
    }
    const reasons = refusals.map((refusal) => refusalText(refusal, request.environment));
    const decision = refusals.length === 0 ? "pass" : "refuse";
    note({ event: "gate", gate: "rollback", decision, reasons, ...(refusals.length === 0 ? {} : { refusals }) });
    if (refusals.length > 0) return refused(context, layers, reasons);
    if (!rollback.proposeOnly) return undefined;
    for (const layer of layers) {
        const found = changes.get(layer.name);
        if (found === undefined) settle(context, layer, "unchanged", { reason: "is not deployed" });
        else settle(context, layer, Object.keys(found).length === 0 ? "unchanged" : "proposed", { changes: found });
    }
    return "proposed";
}

function refused(context: Context, layers: readonly DeliveryLayer[], reasons: readonly string[]): Proposed {
    const { refusals, request } = context;
    for (const reason of reasons) context.say(`  ✗ ${reason}`);
    for (const layer of layers) {
        const own = refusals.filter(({ layer: name }) => name === layer.name);
        if (own.length === 0) continue;
        const reason = listed(own.map((refusal) => refusalText(refusal, request.environment)));
        settle(context, layer, "blocked", { code: "ROLLBACK_REFUSED", reason });
    }
    return { code: "ROLLBACK_REFUSED", reason: listed(reasons) };
}

async function previewLayer(
    context: Context,
    layer: DeliveryLayer,
    rollback: RollbackRequest,
    changes: Map<string, Readonly<Record<string, number>>>,
): Promise<Exclude<Proposed, "proposed">> {
    const { around, request, refusals, say } = context;
    if (!(await around.engine.exists(layer.address))) return undefined;
    await learnSecrets(context, layer, await around.engine.outputs(layer.address));
    const { result } = await attempt(context, layer, "preview", "up");
    if (result.failure !== undefined) {
        const { code, reason } = explain(context, layer, result, "PREVIEW_FAILED");
        settle(context, layer, code === "POLICY_BLOCKED" ? "blocked" : "failed", { code, reason });
        return { code, reason };
    }
    const found = changesOf(result);
    changes.set(layer.name, found);
    const release = releaseChanges(rollback.from?.[layer.name] ?? {}, request.releases?.[layer.name] ?? {});
    for (const line of release) say(`${layer.name}: ${line}`);
    const counts = Object.entries(found).map(([op, count]) => `${count} ${op}`);
    say(`${layer.name}: would change: ${counts.join(", ") || "nothing"}`);
    refusals.push(
        ...(rollback.kind === "infrastructure"
            ? infrastructureRefusals(layer.name, result.steps, around.refusedChange)
            : await mixedRefusals(context, layer, rollback)),
    );
    return undefined;
}

/**
 * Whether a working tree would bring more than the earlier release: with the release that is deployed, nothing may change.
 * Where the update of that one stopped halfway, its rest cannot be told from other changes, and is only said.
 */
async function mixedRefusals(context: Context, layer: DeliveryLayer, rollback: RollbackRequest): Promise<Refusal[]> {
    const current = rollback.from?.[layer.name];
    if (current === undefined) return [];
    const request = { ...context.request, releases: { ...context.request.releases, [layer.name]: current } };
    const { result } = await attempt({ ...context, request }, layer, "preview", "up");
    const found = touched(result.steps);
    if (found.length === 0 || result.failure !== undefined) return [];
    const [last] = await context.around.engine.history(layer.address);
    const what = `besides the release, ${found.length} resources would change: ${listedShort(found)}`;
    if (last?.result === "failed") {
        context.say(`${layer.name}: the last update stopped halfway; ${what}`);
        return [];
    }
    return [refuse("release-mixed", what, { layer: layer.name })];
}

/**
 * Whether a layer is refused once those that it needs are back: its preview has changed with their outputs.
 *
 * @returns whether it was settled.
 */
export function refusedNow(context: Context, layer: DeliveryLayer, steps: readonly EngineStep[]): boolean {
    const found = infrastructureRefusals(layer.name, steps, context.around.refusedChange);
    if (found.length === 0) return false;
    context.refusals.push(...found);
    const reasons = found.map((refusal) => refusalText(refusal, context.request.environment));
    context.note({
        event: "gate",
        gate: "rollback",
        decision: "refuse",
        layer: layer.name,
        reasons,
        refusals: found,
    });
    settle(context, layer, "blocked", { code: "ROLLBACK_REFUSED", reason: listed(reasons) });
    return true;
}

/** What a report says of a rollback. */
export function reportOf({ around, refusals }: Context, rollback: RollbackRequest): DeliveryReport["rollback"] {
    const { of } = rollback;
    return around.masker.data({ ...noteOf(rollback), ...(of === undefined ? {} : { of }), refusals });
}

/** URNs of what steps change. */
export function touched(steps: readonly { readonly op: string; readonly urn: string }[]): string[] {
    return [...new Set(steps.filter(({ op }) => !["same", "read", "refresh"].includes(op)).map(({ urn }) => urn))];
}

const SHOWN = 5;

/** Some of several things, on one line. */
export function listedShort(items: readonly string[]): string {
    const more = items.length > SHOWN ? ` and ${items.length - SHOWN} more` : "";
    return `${items.slice(0, SHOWN).join(", ")}${more}`;
}

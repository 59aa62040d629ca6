import { apply } from "../run/apply.ts";
import { attempt } from "../run/attempts.ts";
import { type Context, openContext, secondsSince } from "../run/context.ts";
import { holdAgain } from "../run/held.ts";
import type { Prepared } from "../run/prepare.ts";
import { outcomeOf } from "../run/report.ts";
import type { OperationResult } from "../ports/engine.ts";
import { listedShort, touched } from "./propose.ts";
import { releaseChanges, sameRelease, sameShape } from "./release.ts";
import type { VerifiedRelease } from "./request.ts";

/** Whether a failed update of a layer is put back by itself, decided before it begins. */
export type Fallback =
    | { readonly go: true; readonly to: VerifiedRelease; readonly preview: OperationResult }
    | { readonly go: false; readonly reason: string };

/**
 * Decides whether the release of before is put back should an update fail, and says so before anybody confirms. It is where
 * the settings allow it and the update changes nothing but what the release decides: with the release of before, the same
 * program changes nothing.
 *
 * @returns `undefined` where there is no release to go back from.
 */
export async function fallbackOf(context: Context, { layer }: Prepared): Promise<Fallback | undefined> {
    const { request, say } = context;
    const { release = {} } = layer;
    const asked = request.verb === "up" && request.rollback === undefined && request.delivery.rollback === "automatic";
    if (!asked || Object.keys(release).length === 0) return undefined;
    const fallback = await decide(context, layer, release);
    if (fallback === undefined) return undefined;
    context.note({
        event: "fallback",
        layer: layer.name,
        go: fallback.go,
        ...(fallback.go ? { to: fallback.to.deployment } : { reason: fallback.reason }),
    });
    say(
        fallback.go
            ? `${layer.name}: should it fail, the release of before is put back: ${releaseChanges(release, fallback.to.release).join(", ")}`
            : `${layer.name}: should it fail, it is not put back by itself: ${fallback.reason}`,
    );
    return fallback;
}

async function decide(
    context: Context,
    layer: Prepared["layer"],
    release: NonNullable<Prepared["layer"]["release"]>,
): Promise<Fallback | undefined> {
    const to = context.request.verified?.[layer.name];
    if (to === undefined) return { go: false, reason: "no verified deployment of before is known" };
    if (sameRelease(to.release, release)) return { go: false, reason: "its release does not change" };
    if (!sameShape(to.release, release)) return { go: false, reason: "the release of before had other settings" };
    if (to.against.length > 0) return { go: false, reason: `nobody goes back behind ${to.against.join("; ")}` };
    const request = { ...context.request, releases: { ...context.request.releases, [layer.name]: to.release } };
    const { result: preview } = await attempt({ ...context, request }, layer, "preview", "up");
    if (preview.failure !== undefined) return { go: false, reason: "the release of before cannot be previewed" };
    const others = touched(preview.steps);
    if (others.length > 0) return { go: false, reason: `it changes more than the release: ${listedShort(others)}` };
    if (preview.outputsChange) return { go: false, reason: "it changes outputs that are not the release's" };
    return { go: true, to, preview };
}

/** Puts the release of before back where the update of a layer has failed and that was decided on. */
export async function fallBack(context: Context, prepared: Prepared, fallback: Fallback | undefined): Promise<void> {
    const { around, settled, request } = context;
    const { layer } = prepared;
    const failed = settled.get(layer.name);
    const failure = ["UP_FAILED", "PLAN_VIOLATED", "VERIFY_FAILED"].includes(failed?.code ?? "");
    if (fallback === undefined || failed === undefined || !failure || around.signal.aborted) return;
    const against = fallback.go ? whyNotNow(context, layer.name) : fallback.reason;
    if (against !== undefined || !fallback.go) {
        const reason = `was not put back by itself: ${against ?? ""}`;
        context.say(`${layer.name}: ${reason}`);
        settled.set(layer.name, { ...failed, rollback: { result: "refused", reason } });
        return;
    }
    const { to, preview } = fallback;
    const correlationId = `${around.correlationId}-rollback`;
    const note = {
        kind: "application",
        automatic: true,
        reason: `${failed.code}: ${(failed.reason ?? "").split("\n")[0] ?? ""}`,
        to: to.deployment,
        from: { [layer.name]: layer.release ?? {} },
    } as const;
    const back = openContext(
        {
            ...request,
            asked: [layer.name],
            releases: { ...request.releases, [layer.name]: to.release },
            rollback: { ...note, of: around.correlationId, refusals: [], proposeOnly: false },
        },
        { ...around, correlationId },
    );
    context.say(`${layer.name}: puts the release of before back`);
    const started = around.clock.now();
    back.note({
        event: "start",
        layout: request.layout,
        layers: [layer.name],
        waves: [[layer.name]],
        engine: await around.engine.version(),
        user: around.user,
        host: around.host,
        ...(request.commit === undefined ? {} : { commit: request.commit }),
        ...(request.uncommitted === undefined ? {} : { uncommitted: request.uncommitted }),
        rollback: note,
        rollbackOf: around.correlationId,
    });
    const held = await holdAgain(back, layer, preview);
    if (held !== undefined) await apply(back, { ...prepared, preview: held, progress: {}, started });
    const ended = back.settled.get(layer.name);
    const { result, code } = outcomeOf(ended === undefined ? [] : [ended]);
    back.note({ event: "end", result, ...(code === undefined ? {} : { code }), seconds: secondsSince(back, started) });
    settled.set(layer.name, {
        ...failed,
        rollback: {
            result: ended?.result === "done" ? "done" : "failed",
            reason:
                ended?.result === "done"
                    ? `the release of ${to.deployment} is back`
                    : `the release of ${to.deployment} could not be put back: ${ended?.reason ?? "it was stopped"}`,
            correlationId,
        },
    });
}

/** What speaks against it only once the update has failed. */
function whyNotNow({ settled }: Context, layer: string): string | undefined {
    const { code, checks = [] } = settled.get(layer) ?? {};
    const failed = checks.filter((check) => check.outcome === "failed");
    if (failed.length > 0 && failed.every(({ fromBefore }) => fromBefore)) return "what is wrong was wrong before";
    if (code === "VERIFY_FAILED" && failed.length === 0) return "nothing was found wrong: checks could not be made";
    const others = [...settled.values()].filter((one) => one.layer !== layer && one.attempts > 0);
    if (others.length === 0) return undefined;
    return `the same run has changed ${others.map((one) => one.layer).join(", ")}`;
}

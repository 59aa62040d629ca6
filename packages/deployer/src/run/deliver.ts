import { beforeAll, isDeployed } from "../gates/beforeAll.ts";
import { confirmed } from "../gates/confirmation.ts";
import { anchorOf, type Code, recoveryOf } from "../errors/codes.ts";
import { muteWhile } from "../mute/muteWhile.ts";
import { dependantsOf, reversedWaves, wavesOf } from "../order/waves.ts";
import { EngineMissing } from "../ports/engine.ts";
import { fallBack, fallbackOf, type Fallback } from "../rollback/automatic.ts";
import { propose, reportOf } from "../rollback/propose.ts";
import { apply, failureOf } from "./apply.ts";
import { type Context, openContext, secondsSince, settle } from "./context.ts";
import { proposePlan } from "./planned.ts";
import { type Prepared, prepare } from "./prepare.ts";
import { type DeliveryReport, outcomeOf, REPORT_VERSION } from "./report.ts";
import type { DeliveryLayer, DeliveryRequest, Surroundings } from "./request.ts";
import { noteStart } from "./start.ts";
import { tellChanges } from "./tellChanges.ts";

/**
 * Deploys, destroys or refreshes layers of an environment: wave by wave, previewed and judged before anything changes.
 * Whatever goes wrong in a layer ends in the report, with a code; what needs that layer is skipped, and the rest goes on.
 */
export async function deliver(request: DeliveryRequest, around: Surroundings): Promise<DeliveryReport> {
    return await deliverIn(openContext(request, around));
}

/** Does what a context asks for. */
export async function deliverIn(context: Context): Promise<DeliveryReport> {
    const { request, around } = context;
    const started = around.clock.now();
    const whole = await locked(context, () => run(context));
    const layers = request.layers.flatMap(({ name }) => context.settled.get(name) ?? []);
    const { result, code } = outcomeOf(layers, whole?.code);
    const seconds = secondsSince(context, started);
    context.note({ event: "end", result, ...(code === undefined ? {} : { code }), seconds });
    if (code !== undefined) {
        context.say(`${code}: ${recoveryOf(code, request.environment)} More: ${anchorOf(code)}`);
    }
    return {
        version: REPORT_VERSION,
        correlationId: around.correlationId,
        verb: request.verb,
        environment: request.environment,
        layout: request.layout,
        result,
        ...(code === undefined ? {} : { code }),
        ...(whole?.reason === undefined ? {} : { reason: around.masker.text(whole.reason) }),
        layers,
        ...(request.rollback === undefined ? {} : { rollback: reportOf(context, request.rollback) }),
        journal: around.journal.place,
        seconds,
    };
}

/** Why a run as a whole did not get through. */
interface Ended {
    readonly code: Code;
    readonly reason: string;
}

/** Keeps other runs on this machine out while one is at work. */
async function locked(context: Context, work: () => Promise<Ended | undefined>): Promise<Ended | undefined> {
    const { request, around } = context;
    const { correlationId, user, host, pid, clock, lock } = around;
    const since = clock.now().toISOString();
    const taken = await lock.acquire(request.environment, {
        correlationId,
        user,
        host,
        pid,
        since,
        verb: request.verb,
    });
    if ("heldBy" in taken) {
        const { heldBy } = taken;
        const reason = `plinth ${heldBy.verb} ${request.environment} is at work since ${heldBy.since}: ${heldBy.user} on ${heldBy.host}, process ${heldBy.pid}`;
        context.say(reason);
        return { code: "RUN_IN_PROGRESS", reason };
    }
    try {
        return await work();
    } finally {
        await taken.release();
    }
}

async function run(context: Context): Promise<Ended | undefined> {
    const { request, around } = context;
    const engine = await around.engine.version().catch((error: unknown) => {
        if (error instanceof EngineMissing) return error;
        throw error;
    });
    if (engine instanceof EngineMissing) return { code: "ENGINE_MISSING", reason: engine.message };
    const waves = phases(request);
    noteStart(context, waves, engine);
    const refusal = await beforeAll(context, engine).catch((error: unknown): Ended => {
        return { code: "PREVIEW_FAILED", reason: error instanceof Error ? error.message : String(error) };
    });
    if (refusal !== undefined) {
        context.say(refusal.reason);
        return refusal;
    }
    const proposed = request.rollback === undefined ? undefined : await propose(context, request.rollback);
    if (proposed === "proposed") return undefined;
    if (proposed !== undefined) {
        leaveOut(context, waves.flat(), proposed);
        return proposed;
    }
    // What is deployed later may read what was deployed before it; what is taken down or read can be looked at at once.
    const groups = request.verb === "up" ? waves.map((wave) => [wave]) : [waves];
    for (const group of groups) {
        const stop = await phase(context, group);
        if (stop !== undefined) {
            leaveOut(context, waves.flat(), stop);
            break;
        }
    }
    return undefined;
}

/** The waves of a run: what is asked for, and for `up` what may have to follow it. */
function phases(request: DeliveryRequest): DeliveryLayer[][] {
    const { verb, asked, layers, planOnly } = request;
    const following = verb === "up" && planOnly !== true ? dependantsOf(asked, layers) : new Set<string>();
    const taking = layers.filter(({ name }) => asked.includes(name) || following.has(name));
    return verb === "destroy" ? reversedWaves(taking) : wavesOf(taking);
}

/** Previews some waves at once, asks once, and works through them. @returns why the run ends here. */
async function phase(context: Context, waves: readonly DeliveryLayer[][]): Promise<Ended | undefined> {
    const { request, around } = context;
    const prepared = new Map<string, Prepared>();
    const prepareOne = async (layer: DeliveryLayer): Promise<void> => {
        if (around.signal.aborted || skipped(context, layer)) return;
        const ready = await guarded(context, layer, "PREVIEW_FAILED", async () =>
            (await notNeeded(context, layer)) ? undefined : await prepare(context, layer),
        );
        if (ready !== undefined) prepared.set(layer.name, ready);
    };
    await Promise.all(waves.flat().map(prepareOne));
    if (around.signal.aborted) return interrupted;
    if (prepared.size === 0) return undefined;

    const ready = waves.flat().flatMap(({ name }) => prepared.get(name) ?? []);
    for (const one of ready) tellChanges(context, one);
    if (request.planOnly === true) {
        for (const one of ready) await proposePlan(context, one);
        return undefined;
    }
    const fallbacks = new Map<string, Fallback | undefined>();
    for (const one of ready) fallbacks.set(one.layer.name, await fallbackOf(context, one));
    const names = ready.map(({ layer }) => layer.name).join(", ");
    const answer = await confirmed(
        request,
        around.console,
        `${request.rollback === undefined ? words[request.verb] : "Roll back"} ${names} in ${request.environment}?`,
    );
    context.note({
        event: "gate",
        gate: "confirmation",
        decision: answer.go ? "pass" : "refuse",
        reasons: [answer.go ? answer.because : answer.reason],
    });
    if (around.signal.aborted) return interrupted;
    if (!answer.go) return answer;
    await muteWhile(context, ready, async () => {
        for (const wave of waves) {
            await Promise.all(
                wave.map(async (layer) => {
                    const ready = prepared.get(layer.name);
                    if (ready === undefined || around.signal.aborted || skipped(context, layer)) return;
                    await guarded(context, layer, failureOf[request.verb], () => apply(context, ready));
                    await fallBack(context, ready, fallbacks.get(layer.name));
                }),
            );
        }
    });
    return around.signal.aborted ? interrupted : undefined;
}

const interrupted: Ended = { code: "INTERRUPTED", reason: "stopped by a signal before its turn" };
const words = { up: "Deploy", destroy: "Destroy", refresh: "Refresh the state of" } as const;

/** What is thrown in one layer's work stays with that layer. */
async function guarded<Result>(
    context: Context,
    layer: DeliveryLayer,
    code: Code,
    work: () => Promise<Result>,
): Promise<Result | undefined> {
    try {
        return await work();
    } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        settle(context, layer, "failed", context.around.signal.aborted ? interrupted : { code, reason });
        return undefined;
    }
}

/** Whether what a layer needs (or, taking down, what needs it) did not get through: it is skipped then, and says so. */
function skipped(context: Context, layer: DeliveryLayer): boolean {
    const { request, settled } = context;
    if (request.verb === "refresh") return false;
    const before =
        request.verb === "up"
            ? layer.needs
            : request.layers.filter(({ needs }) => needs.includes(layer.name)).map(({ name }) => name);
    const broken = before.filter((name) => ["failed", "blocked", "skipped"].includes(settled.get(name)?.result ?? ""));
    if (broken.length === 0) return false;
    const verb = request.verb === "up" ? "needs" : "is needed by";
    settle(context, layer, "skipped", {
        code: "UPSTREAM_FAILED",
        reason: `${verb} ${broken.join(", ")}, which did not get through`,
    });
    return true;
}

/** Whether a layer that nobody asked for can stay as it is: it is not deployed, or reads nothing that has changed. */
async function notNeeded(context: Context, layer: DeliveryLayer): Promise<boolean> {
    const { request, settled, around } = context;
    if (request.asked.includes(layer.name)) return false;
    const changed = layer.needs.flatMap((need) =>
        (settled.get(need)?.outputsChanged ?? []).map((output) => `${need}.${output}`),
    );
    if (changed.length === 0) {
        settle(context, layer, "notNeeded", { reason: "no output that it reads has changed" });
        return true;
    }
    if (!(await isDeployed(around.engine, layer.address))) {
        settle(context, layer, "notNeeded", { reason: "is not deployed" });
        return true;
    }
    context.say(`${layer.name}: follows, since outputs that it reads have changed: ${changed.join(", ")}`);
    return false;
}

/** Settles what never had its turn. */
function leaveOut(context: Context, layers: readonly DeliveryLayer[], { code, reason }: Ended): void {
    for (const layer of layers)
        if (!context.settled.has(layer.name)) settle(context, layer, "skipped", { code, reason });
}

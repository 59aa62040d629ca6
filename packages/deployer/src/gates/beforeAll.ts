import { deployedResources } from "@plinth/plan";
import type { Code } from "../errors/codes.ts";
import { planRefusals, VALID_HOURS } from "../plan/approved.ts";
import { listed } from "../run/failure.ts";
import { dependantsOf } from "../order/waves.ts";
import type { StackAddress } from "../ports/engine.ts";
import { closedReason } from "../window/delivery.ts";
import type { Context } from "../run/context.ts";

/** Why a run does not begin. */
export interface Refusal {
    readonly code: Code;
    readonly reason: string;
}

/**
 * Decides what concerns a run as a whole: freeze and window, whether a plan that was handed over may be applied, and for
 * destroying who would be left without what it needs. Whoever only plans may do so at any time.
 *
 * @param engine its version.
 */
export async function beforeAll(context: Context, engine: string): Promise<Refusal | undefined> {
    if (context.request.planOnly === true) return undefined;
    return deliveryGate(context) ?? planGate(context, engine) ?? (await dependantsGate(context));
}

function planGate({ request, around, note }: Context, engine: string): Refusal | undefined {
    const { approved, environment, layout, commit, uncommitted, asked, delivery } = request;
    if (approved === undefined) return undefined;
    const reasons = planRefusals(approved, {
        environment,
        layout,
        engine,
        ...(commit === undefined ? {} : { commit }),
        ...(uncommitted === undefined ? {} : { uncommitted }),
        now: around.clock.now(),
        validHours: delivery.plan?.validHours ?? VALID_HOURS,
        layers: asked,
    });
    note({ event: "gate", gate: "plan", decision: reasons.length === 0 ? "pass" : "refuse", reasons });
    return reasons.length === 0
        ? undefined
        : { code: "PLAN_REFUSED", reason: `the plan cannot be applied: ${listed(reasons)}` };
}

/** Reading what exists changes no cloud: a refresh may happen in a freeze. */
function deliveryGate({ request, around, note, say }: Context): Refusal | undefined {
    if (request.verb === "refresh") return undefined;
    const closed = closedReason(request.delivery, around.clock.now());
    if (closed === undefined) {
        note({ event: "gate", gate: "delivery", decision: "pass", reasons: [] });
        return undefined;
    }
    const reason = `environment ${request.environment} is ${closed}`;
    if (request.despiteFreeze === undefined) {
        note({ event: "gate", gate: "delivery", decision: "refuse", reasons: [reason] });
        return { code: "FROZEN", reason };
    }
    note({ event: "gate", gate: "delivery", decision: "override", reasons: [reason, request.despiteFreeze] });
    say(`${reason}. Going on all the same: ${request.despiteFreeze}`);
    return undefined;
}

async function dependantsGate({ request, around, note }: Context): Promise<Refusal | undefined> {
    if (request.verb !== "destroy") return undefined;
    const left = [...dependantsOf(request.asked, request.layers)];
    const addresses = request.layers.filter(({ name }) => left.includes(name));
    const deployed = await Promise.all(
        addresses.map(async ({ name, address }) => ((await isDeployed(around.engine, address)) ? [name] : [])),
    );
    const names = deployed.flat().sort();
    if (names.length === 0) return undefined;
    const reason = `${names.join(", ")} ${names.length === 1 ? "is" : "are"} still deployed and would be left without ${request.asked.join(", ")}`;
    note({ event: "gate", gate: "dependants", decision: "refuse", reasons: [reason] });
    return { code: "DEPENDANTS_DEPLOYED", reason };
}

/** Whether a stack exists and has resources. */
export async function isDeployed(engine: Context["around"]["engine"], address: StackAddress): Promise<boolean> {
    return (await engine.exists(address)) && deployedResources(await engine.exportCheckpoint(address)).length > 0;
}

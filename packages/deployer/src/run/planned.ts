import { isDeployed } from "../gates/beforeAll.ts";
import { configurationDigest, stateDigest } from "../plan/digest.ts";
import { type Context, secondsSince, settle } from "./context.ts";
import type { Prepared } from "./prepare.ts";
import type { DeliveryLayer } from "./request.ts";

/** Writes down what a layer that has something to be done would do; nothing of it is done. */
export async function proposePlan(context: Context, prepared: Prepared): Promise<void> {
    await notePlanned(context, prepared);
    const seconds = secondsSince(context, prepared.started);
    settle(context, prepared.layer, "proposed", { ...prepared.progress, seconds });
}

/** Writes down what an update of a layer is to be held to. */
export async function notePlanned(context: Context, { layer, preview, progress }: Prepared): Promise<void> {
    const { around, planned } = context;
    const { project, stack } = layer.address;
    planned.push({
        layer: layer.name,
        project,
        stack,
        kind: "held",
        plan: preview.plan ?? {},
        state: stateDigest(await around.engine.exportCheckpoint(layer.address)),
        configuration: configurationDigest(await around.engine.configuration(layer.address)),
        changes: progress.changes ?? {},
        outputsChange: preview.outputsChange,
        unless: layer.needs.filter((need) => mayChange(context, need)),
    });
}

/** Whether outputs of a layer may be other ones by the time that those are deployed which read them. */
function mayChange({ planned }: Context, need: string): boolean {
    const entry = planned.find(({ layer }) => layer === need);
    return entry !== undefined && (entry.kind === "open" || entry.outputsChange || entry.unless.length > 0);
}

/** Writes down that a layer can only be planned when its turn comes. */
export function noteOpen(context: Context, layer: DeliveryLayer, reason: string): void {
    const { project, stack } = layer.address;
    context.planned.push({ layer: layer.name, project, stack, kind: "open", reason });
    context.note({ event: "gate", gate: "plan", decision: "pass", layer: layer.name, reasons: [`open: ${reason}`] });
    settle(context, layer, "proposed", { reason: `planned when its turn comes: ${reason}` });
}

/** Why nobody can know yet what a layer does. Making its stack to find out would change the backend. */
export async function whyOpen({ request, around }: Context, layer: DeliveryLayer): Promise<string | undefined> {
    if (!(await around.engine.exists(layer.address))) return "its stack is not there yet";
    const local = request.layers.filter(({ name }) => layer.needs.includes(name));
    for (const { name, address } of local) {
        if (!(await isDeployed(around.engine, address)))
            return `it reads outputs of ${name}, which is not deployed yet`;
    }
    return undefined;
}

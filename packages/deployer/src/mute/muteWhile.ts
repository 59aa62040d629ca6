import { dependantsOf } from "../order/waves.ts";
import type { Context } from "../run/context.ts";
import type { DeliveryLayer } from "../run/request.ts";
import type { Missing } from "../verify/ports.ts";
import type { DeployWindow, MutePort } from "./port.ts";
import { type TellingAlarm, tellingAlarmsOf } from "./tellingAlarms.ts";
import { endOf, MOST_ALARMS, nextMinute, windowsNamed } from "./window.ts";

/**
 * Does work with alarms kept quiet, where the environment's settings say so: those of the layers that the work changes, and
 * of what needs them. Whatever goes wrong with that is said and noted, and changes nothing about the work.
 */
export async function muteWhile(
    context: Context,
    changed: readonly { readonly layer: DeliveryLayer }[],
    work: () => Promise<void>,
): Promise<void> {
    const { request, around } = context;
    const { mutes } = around;
    if (mutes === undefined || request.delivery.muteWhileDeploying === undefined || request.verb === "refresh") {
        await work();
        return;
    }
    const layers = changed.map(({ layer }) => layer);
    const open = await opened(context, mutes, layers);
    try {
        await work();
    } finally {
        for (const window of open) await close(context, mutes, window);
    }
}

/** Opens windows. @returns those to end. It never throws. */
async function opened(
    context: Context,
    mutes: MutePort,
    layers: readonly DeliveryLayer[],
): Promise<readonly DeployWindow[]> {
    const open: DeployWindow[] = [];
    try {
        for (const window of await windowsFor(context, layers)) {
            const already = await mutes.isOpen(window);
            if (already === true) {
                // Not made longer, or nobody would be told for as long as somebody deploys; ended with this run all the
                // same, whoever opened it: at worst somebody is told.
                tell(context, window, "kept", "is open already, from another run, and is not made longer");
                open.push(window);
                continue;
            }
            const missing = isMissing(already) ? already : await mutes.open(window);
            if (missing !== undefined) tell(context, window, "failed", missing.missing);
            else tell(context, window, "opened");
            // One that may be half open is ended, too.
            if (!isMissing(already)) open.push(window);
        }
    } catch (error) {
        fail(context, error);
    }
    return open;
}

async function close(context: Context, mutes: MutePort, window: DeployWindow): Promise<void> {
    try {
        const missing = await mutes.close(window);
        if (missing === undefined) tell(context, window, "closed");
        else tell(context, window, "failed", missing.missing);
    } catch (error) {
        tell(context, window, "failed", reasonOf(error));
    }
}

async function windowsFor({ request, around }: Context, changed: readonly DeliveryLayer[]): Promise<DeployWindow[]> {
    const { environment, layers, delivery } = request;
    const { minutes = 0, severities = [], alertmanager } = delivery.muteWhileDeploying ?? {};
    const names = changed.map(({ name }) => name);
    const disturbed = new Set([...names, ...dependantsOf(names, layers)]);
    const found = await Promise.all(
        layers
            .filter(({ name }) => disturbed.has(name))
            .map(async ({ address }): Promise<TellingAlarm[]> => {
                if (!(await around.engine.exists(address))) return [];
                return tellingAlarmsOf(await around.engine.exportCheckpoint(address));
            }),
    );
    const alarms = found.flat();
    const from = nextMinute(around.clock.now());
    const reason = `plinth ${request.rollback === undefined ? request.verb : "rollback"} ${environment}: ${names.join(", ")} (${around.correlationId})`;
    return windowsNamed(`plinth-${environment}-deploying`, minutes, severities).flatMap((window) => {
        const own = alarms
            .filter(({ severity }) => window.severities.includes(severity))
            .toSorted((one, other) => (one.name < other.name ? -1 : 1));
        return Array.from({ length: Math.ceil(own.length / MOST_ALARMS) }, (_, index) => ({
            ...window,
            name: index === 0 ? window.name : `${window.name}-${index + 1}`,
            alarms: own.slice(index * MOST_ALARMS, (index + 1) * MOST_ALARMS),
            from,
            reason,
            ...(alertmanager === undefined ? {} : { alertmanager }),
        }));
    });
}

type Step = "opened" | "kept" | "closed" | "failed";

function tell({ note, say }: Context, window: DeployWindow, step: Step, reason?: string): void {
    const { name, severities, alarms, from } = window;
    const until = endOf(window, from).toISOString();
    note({
        event: "mute",
        window: name,
        step,
        severities,
        alarms: alarms.map((alarm) => alarm.name),
        from: from.toISOString(),
        until,
        ...(reason === undefined ? {} : { reason }),
    });
    const whose = `${severities.join(" and ")}: ${alarms.length} ${alarms.length === 1 ? "alarm" : "alarms"}`;
    if (step === "opened") say(`${whose} tell nobody until this is done, and until ${until} at most`);
    else if (step === "kept") say(`${whose}: ${name} ${reason ?? ""}`);
    else if (step === "failed") say(`${whose}: ${name} could not be opened or ended: ${reason ?? ""}`);
}

function fail({ note, say }: Context, error: unknown): void {
    const reason = reasonOf(error);
    note({ event: "mute", window: "", step: "failed", severities: [], alarms: [], reason });
    say(`Alarms are not muted: ${reason}`);
}

function isMissing(answer: boolean | Missing): answer is Missing {
    return typeof answer === "object";
}

function reasonOf(error: unknown): string {
    return error instanceof Error ? error.message : String(error);
}

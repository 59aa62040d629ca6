import { setTimeout as sleep } from "node:timers/promises";
import type { AlarmCloud, AlarmNow, AlarmState, TellingAlarm } from "./alarmCloud.ts";

/** One link of the way from an alarm to whoever it concerns. */
export interface Link {
    readonly link: "alarm" | "action" | "subscription" | "webhook" | "restored";
    /** `undefined`: nobody could say. */
    readonly holds: boolean | undefined;
    readonly says: string;
}

export interface Proof {
    readonly alarm: string;
    readonly links: readonly Link[];
    /** `proven`: whoever it concerns was told. `broken`: nobody was. `unknown`: something could not be looked at. */
    readonly result: "proven" | "broken" | "unknown";
}

export interface ProofOptions {
    readonly waitSeconds: number;
    readonly signal: AbortSignal;
    /** Seconds between looks. */
    readonly lookSeconds?: number;
    readonly now?: () => Date;
}

export const REASON = "Set off by plinth alert test, to prove that it is heard. Nothing is wrong.";
const OVER = "Set back by plinth alert test.";

/** The alarm to set off: of the severity, with the name's end where one is asked for, the first by name. */
export function chooseAlarm(
    alarms: readonly TellingAlarm[],
    { severity, alert }: { readonly severity: string; readonly alert?: string | undefined },
): TellingAlarm | undefined {
    return alarms
        .filter((alarm) => alarm.severity === severity && (alert === undefined || alarm.name.endsWith(`-${alert}`)))
        .toSorted((one, other) => one.name.localeCompare(other.name))[0];
}

/** Sets an alarm off, looks at what came of it, and sets it back whatever happens. */
export async function proveRoute(cloud: AlarmCloud, name: string, options: ProofOptions): Promise<Proof> {
    const before = await cloud.look(name);
    if (!before.known) return proof(name, [{ link: "alarm", holds: undefined, says: `needs ${before.needs}` }]);
    const refused = cannotBeTried(before.value);
    if (refused !== undefined) return proof(name, [refused]);
    const since = (options.now ?? (() => new Date()))();
    const fired = await cloud.fire(name, REASON);
    if (!fired.known) return proof(name, [{ link: "alarm", holds: undefined, says: `needs ${fired.needs}` }]);
    const links: Link[] = [{ link: "alarm", holds: true, says: "was set off" }];
    try {
        for (const action of before.value.actions) {
            links.push(await actionLink(cloud, name, action, since, options));
            if (action.includes(":sns:")) links.push(await subscriptionLink(cloud, action));
        }
    } finally {
        links.push(await restored(cloud, name, before.value.state));
    }
    return proof(name, links);
}

function cannotBeTried({ state, actionsEnabled, actions }: AlarmNow): Link | undefined {
    if (state === "ALARM")
        return { link: "alarm", holds: undefined, says: "is in ALARM already: somebody was told, or should have been" };
    if (!actionsEnabled) return { link: "alarm", holds: false, says: "has its actions switched off" };
    if (actions.length > 0) return undefined;
    return {
        link: "action",
        holds: false,
        says: "tells nobody. Fix: name topics of its severity under alerts in environment.yaml",
    };
}

async function actionLink(
    cloud: AlarmCloud,
    name: string,
    action: string,
    since: Date,
    { waitSeconds, lookSeconds = 3, signal }: ProofOptions,
): Promise<Link> {
    for (let waited = 0; ; waited += lookSeconds) {
        const tried = await cloud.tried(name, since);
        if (!tried.known) return { link: "action", holds: undefined, says: `${action}: needs ${tried.needs}` };
        const found = tried.value.find((one) => one.action === action);
        if (found !== undefined) return { link: "action", holds: found.succeeded, says: found.says };
        if (waited >= waitSeconds)
            return {
                link: "action",
                holds: false,
                says: `${action} was not told within ${waitSeconds} seconds; the alarm may be muted`,
            };
        await sleep(lookSeconds * 1000, undefined, { signal });
    }
}

async function subscriptionLink(cloud: AlarmCloud, topic: string): Promise<Link> {
    const said = await cloud.subscriptions(topic);
    if (!said.known) return { link: "subscription", holds: undefined, says: `${topic}: needs ${said.needs}` };
    const { confirmed, pending } = said.value;
    return {
        link: "subscription",
        holds: confirmed > 0,
        says: `${topic} is heard by ${confirmed}${pending === 0 ? "" : `; ${pending} asked for have not said yes`}`,
    };
}

async function restored(cloud: AlarmCloud, name: string, state: AlarmState): Promise<Link> {
    const said = await cloud.restore(name, state, OVER);
    return said.known
        ? { link: "restored", holds: true, says: `is ${state} again` }
        : { link: "restored", holds: undefined, says: `needs ${said.needs}; set it to ${state} by hand` };
}

/** What the links say together. */
export function proof(alarm: string, links: readonly Link[]): Proof {
    const result = links.some(({ holds }) => holds === false)
        ? "broken"
        : links.some(({ holds }) => holds === undefined)
          ? "unknown"
          : "proven";
    return { alarm, links, result };
}

import type { AlarmsPort, AlarmState, Missing } from "./ports.ts";
import type { IgnoredAlarm } from "./settings.ts";
import type { Observed } from "./observed.ts";
import type { WantedAlarm } from "./subjects.ts";

/** Alarms that are looked at on a day: all that nobody ignores until then. */
export function watched(
    alarms: readonly WantedAlarm[],
    ignored: readonly IgnoredAlarm[],
    now: Date,
): readonly WantedAlarm[] {
    const today = now.toISOString().slice(0, 10);
    const names = new Set(ignored.filter(({ until }) => until >= today).map(({ name }) => name));
    return alarms.filter(({ name }) => !names.has(name));
}

/**
 * Looks at alarms once. One that has no data yet is not firing: it has just been made.
 *
 * @param since the beginning of the deployment, where one is looked at.
 */
export async function lookAtAlarms(
    port: AlarmsPort,
    alarms: readonly WantedAlarm[],
    since: Date | undefined,
): Promise<Observed> {
    const found = await port.states(alarms.map(({ arn }) => arn));
    if ("missing" in found) return { outcome: "notChecked", missing: found.missing };
    const states = new Map(found.map((state) => [state.arn, state]));
    const gone = alarms.filter(({ arn }) => !states.has(arn));
    const firing = alarms.flatMap(({ name, arn }) => {
        const state = states.get(arn);
        return state?.state === "ALARM" ? [{ name, ...state }] : [];
    });
    if (gone.length + firing.length === 0) return { outcome: "passed" };
    const isOld = ({ since: from }: AlarmState): boolean =>
        from !== undefined && since !== undefined && Date.parse(from) < since.getTime();
    return {
        outcome: "failed",
        problems: [
            ...firing.map((alarm) => firingText(alarm, isOld(alarm))),
            ...gone.map(
                ({ name }) => `${name} is in the state and not in CloudWatch: it was deleted outside of the stack`,
            ),
        ],
        fromBefore: gone.length === 0 && firing.every(isOld),
    };
}

function firingText({ name, since, reason }: AlarmState & { readonly name: string }, old: boolean): string {
    const from = since === undefined ? "" : ` since ${since}`;
    return `${name} is in ALARM${from}${old ? ", from before this deployment" : ""}${reason === undefined ? "" : `: ${reason}`}`;
}

/** Whether a port could not look. */
export function isMissing(answer: object | undefined): answer is Missing {
    return answer !== undefined && "missing" in answer;
}

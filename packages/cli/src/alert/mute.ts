/**
 * Minutes for which alarms are quiet at most. Pages: as long as a rollout takes; what still is wrong after it is told then
 * (CloudWatch runs an alarm's actions when the mute ends and the alarm is still on). A page that is muted for longer is
 * users who wait for somebody that nobody called. The rest: as long as a deployment of everything.
 */
export const MOST_MINUTES = { page: 15, rest: 120 } as const;

/** A window in which some alarms tell nobody. */
export interface MuteWindow {
    /** What it is called: the same for each window of a service, so that two are never open at once. */
    readonly name: string;
    readonly severities: readonly string[];
    readonly minutes: number;
}

/** The windows of one mute: pages have one of their own, which is never longer than they may be. */
export function muteWindows(environment: string, service: string, minutes: number): MuteWindow[] {
    const name = `plinth-${environment}-${service}`;
    return [
        { name: `${name}-pages`, severities: ["page"], minutes: Math.min(minutes, MOST_MINUTES.page) },
        { name: `${name}-rest`, severities: ["ticket", "log"], minutes: Math.min(minutes, MOST_MINUTES.rest) },
    ];
}

/** The whole minute after this one: a window that began in the past may not begin at all. */
export function nextMinute(now: Date): Date {
    return new Date(Math.floor(now.getTime() / 60_000 + 1) * 60_000);
}

/** One window as PutAlarmMuteRule takes it, in UTC (CloudWatch API Reference, Schedule). */
export function scheduleOf({ minutes }: Pick<MuteWindow, "minutes">, from: Date) {
    const at = from.toISOString().slice(0, "YYYY-MM-DDTHH:MM:SS".length);
    return { Schedule: { Expression: `at(${at})`, Duration: `PT${minutes}M`, Timezone: "UTC" } };
}

/**
 * Minutes for which alarms are quiet at most. Pages: as long as a rollout takes; what still is wrong after it is told then
 * (CloudWatch runs an alarm's actions when the mute ends and the alarm is still on). A page that is muted for longer is
 * users who wait for somebody that nobody called. The rest: as long as a deployment of everything.
 */
export const MOST_MINUTES = { page: 15, rest: 120 } as const;

/** CloudWatch API Reference, PutAlarmMuteRule: alarms of one rule. */
export const MOST_ALARMS = 100;

/** What keeps a part of an environment's alarms quiet: pages have a window of their own, which is never longer than they may be. */
interface Part {
    readonly key: string;
    readonly severities: readonly string[];
    readonly most: number;
}

const PARTS: readonly Part[] = [
    { key: "pages", severities: ["page"], most: MOST_MINUTES.page },
    { key: "rest", severities: ["ticket", "log"], most: MOST_MINUTES.rest },
];

/** A window in which some alarms tell nobody. */
export interface MuteWindow {
    /** What it is called: the same for each window of the same thing, so that two are never open at once. */
    readonly name: string;
    readonly severities: readonly string[];
    readonly minutes: number;
}

/** The windows of one mute. */
export function windowsNamed(
    name: string,
    minutes: number,
    severities: readonly string[] = ["page", "ticket", "log"],
): MuteWindow[] {
    return PARTS.flatMap(({ key, severities: all, most }) => {
        const wanted = all.filter((severity) => severities.includes(severity));
        if (wanted.length === 0) return [];
        return [{ name: `${name}-${key}`, severities: wanted, minutes: Math.min(minutes, most) }];
    });
}

/** The whole minute after this one: a window that began in the past may not begin at all. */
export function nextMinute(now: Date): Date {
    return new Date(Math.floor(now.getTime() / 60_000 + 1) * 60_000);
}

/** When a window that nobody closes is over. */
export function endOf({ minutes }: Pick<MuteWindow, "minutes">, from: Date): Date {
    return new Date(from.getTime() + minutes * 60_000);
}

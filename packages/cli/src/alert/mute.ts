import { type MuteWindow, windowsNamed } from "@plinth/deployer/mute";

export { MOST_ALARMS, MOST_MINUTES, type MuteWindow, nextMinute } from "@plinth/deployer/mute";

/** The windows of one mute of a service. */
export function muteWindows(environment: string, service: string, minutes: number): MuteWindow[] {
    return windowsNamed(`plinth-${environment}-${service}`, minutes);
}

/** One window as PutAlarmMuteRule takes it, in UTC and without seconds: `at(yyyy-MM-ddThh:mm)` (CloudWatch API Reference, Schedule). */
export function scheduleOf({ minutes }: Pick<MuteWindow, "minutes">, from: Date) {
    const at = from.toISOString().slice(0, "yyyy-MM-ddThh:mm".length);
    return { Schedule: { Expression: `at(${at})`, Duration: `PT${minutes}M`, Timezone: "UTC" } };
}

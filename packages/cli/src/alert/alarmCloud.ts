import type { Answer } from "../aws/aws.ts";
import type { MuteWindow } from "./mute.ts";

export type AlarmState = "OK" | "ALARM" | "INSUFFICIENT_DATA";

/** An alarm that tells somebody. */
export interface TellingAlarm {
    readonly name: string;
    readonly severity: string;
    readonly service: string | undefined;
    readonly owner: string | undefined;
}

/** What an alarm is like now. */
export interface AlarmNow {
    readonly state: AlarmState;
    readonly actionsEnabled: boolean;
    /** Whom it tells, as ARNs. */
    readonly actions: readonly string[];
}

/** One try of an alarm to tell somebody. */
export interface ActionTried {
    readonly action: string;
    readonly succeeded: boolean;
    /** What the cloud says of it. */
    readonly says: string;
}

/** Who hears what a topic is told. */
export interface Subscriptions {
    readonly confirmed: number;
    /** Somebody was asked and has not said yes: hears nothing. */
    readonly pending: number;
}

/** Alarms of an account, real or simulated. */
export interface AlarmCloud {
    find(environment: string, service: string | undefined): Promise<Answer<readonly TellingAlarm[]>>;
    look(name: string): Promise<Answer<AlarmNow>>;
    /** Puts it into ALARM. */
    fire(name: string, reason: string): Promise<Answer<true>>;
    /** Puts it back. */
    restore(name: string, state: AlarmState, reason: string): Promise<Answer<true>>;
    /** What it tried since. */
    tried(name: string, since: Date): Promise<Answer<readonly ActionTried[]>>;
    subscriptions(topic: string): Promise<Answer<Subscriptions>>;
}

/** Alarms that can be told to be quiet. */
export interface MutableAlarms extends Pick<AlarmCloud, "find"> {
    /** Until when a window is open, `undefined` where it is not. */
    muted(name: string): Promise<Answer<boolean>>;
    mute(window: MuteWindow, alarms: readonly string[], reason: string, from: Date): Promise<Answer<true>>;
    unmute(name: string): Promise<Answer<true>>;
}

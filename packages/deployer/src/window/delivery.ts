import type { MuteSettings } from "../mute/settings.ts";
import type { SoakSettings, VerifySettings } from "../verify/settings.ts";

/** Days of the week in the order of `Date.getUTCDay`. */
export const weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;
export type Weekday = (typeof weekdays)[number];

/** A time in which nothing is deployed. */
export interface Freeze {
    /** `2026-12-20` (the whole day) or `2026-12-20T18:00Z`; always UTC. */
    readonly from: string;
    /** A day is the last one of the freeze; a time is its end. */
    readonly to: string;
    readonly reason: string;
}

/** When deployments may start, every week. */
export interface DeliveryWindow {
    readonly days: readonly Weekday[];
    /** `08:00`, UTC. */
    readonly from: string;
    /** `16:00`, UTC; at or before `from` it is on the next day, and the days are those it starts on. */
    readonly to: string;
}

/** How updates keep to what was previewed. */
export interface PlanSettings {
    /** Whether an update is held to the plan that its preview saved. @default true */
    readonly hold: boolean;
    /** Whether pipelines plan before the approval and apply that plan after it. @default false */
    readonly handOver: boolean;
    /** Hours for which a plan that was made before may be applied. @default 24 */
    readonly validHours: number;
}

/** When an environment may be changed. */
export interface Delivery {
    readonly freeze: readonly Freeze[];
    /** @default any time */
    readonly window?: DeliveryWindow | undefined;
    /** Who puts the release of before back when an update fails. @default manual */
    readonly rollback?: "automatic" | "manual";
    /** @default only outputs are compared */
    readonly verify?: VerifySettings | undefined;
    /** @default updates are held to the plans of their previews */
    readonly plan?: PlanSettings | undefined;
    /** @default nobody waits */
    readonly soak?: SoakSettings | undefined;
    /** @default nothing is muted */
    readonly muteWhileDeploying?: MuteSettings | undefined;
}

const DAY = 24 * 60;

/**
 * Why nothing may be deployed at a moment, and when it may again as far as this freeze or window goes; `undefined` where
 * it may.
 */
export function closedReason({ freeze, window }: Delivery, now: Date): string | undefined {
    const frozen = freeze.find(({ from, to }) => beginOf(from) <= now.getTime() && now.getTime() < endOf(to));
    if (frozen !== undefined) {
        return `frozen until ${textOf(new Date(endOf(frozen.to)))}: ${frozen.reason}`;
    }
    if (window === undefined || isOpen(window, now)) return undefined;
    const { days, from, to } = window;
    return `outside the window ${days.join(", ")} ${from}-${to} UTC; it opens ${textOf(nextOpening(window, now))}`;
}

/** The first moment of a freeze, in milliseconds. */
export function beginOf(text: string): number {
    return Date.parse(isDay(text) ? `${text}T00:00Z` : text);
}

/** The first moment after a freeze, in milliseconds. */
export function endOf(text: string): number {
    return isDay(text) ? beginOf(text) + DAY * 60_000 : Date.parse(text);
}

function isDay(text: string): boolean {
    return /^\d{4}-\d{2}-\d{2}$/.test(text);
}

function isOpen({ days, from, to }: DeliveryWindow, now: Date): boolean {
    const minute = now.getUTCHours() * 60 + now.getUTCMinutes();
    const [start, end] = [minuteOf(from), minuteOf(to)];
    const opens = (weekday: number): boolean => days.includes(weekdays[(weekday + 7) % 7] as Weekday);
    const today = now.getUTCDay();
    if (start < end) return opens(today) && start <= minute && minute < end;
    return (opens(today) && minute >= start) || (opens(today - 1) && minute < end);
}

function nextOpening({ days, from }: DeliveryWindow, now: Date): Date {
    const start = minuteOf(from);
    const midnight = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
    const starts = Array.from({ length: 8 }, (_, day) => new Date(midnight + (day * DAY + start) * 60_000));
    return (
        starts.find((at) => at > now && days.includes(weekdays[at.getUTCDay()] as Weekday)) ??
        // Unreachable for a window with a day in it.
        now
    );
}

function minuteOf(text: string): number {
    const [hours = 0, minutes = 0] = text.split(":").map(Number);
    return hours * 60 + minutes;
}

function textOf(at: Date): string {
    return `${at.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

import type { GoBack } from "./goBack.ts";

/** The version of a report's JSON form. */
export const SOAK_VERSION = 1;

/** An alarm that was not quiet. */
export interface Firing {
    readonly name: string;
    /** When it fired, or since when it is in ALARM; absent where CloudWatch does not say. UTC. */
    readonly at?: string;
    /** Whether it is in ALARM now. */
    readonly now: boolean;
}

/**
 * What came of watching alarms.
 *
 * - `quiet`: none fired since the deployment, and none is in ALARM.
 * - `fired`: one did, or is.
 * - `unknown`: nobody could look, or there is nothing to look at.
 * - `interrupted`: a signal stopped the watch.
 */
export type SoakResult = "quiet" | "fired" | "unknown" | "interrupted";

export interface SoakReport {
    readonly version: typeof SOAK_VERSION;
    readonly correlationId: string;
    readonly environment: string;
    readonly result: SoakResult;
    /** Why nobody could look. */
    readonly reason?: string;
    /** The run that is watched, where the journal knows it. */
    readonly deployment?: string;
    /** When it was over, and until when alarms are watched; UTC. */
    readonly from?: string;
    readonly until?: string;
    readonly minutes: number;
    /** Alarms that were watched. */
    readonly alarms: number;
    readonly firing: readonly Firing[];
    /** Alarms that look at a longer time than was watched, and may yet fire. */
    readonly undecided: readonly string[];
    /** What goes back, where an alarm fired. */
    readonly back?: GoBack;
    readonly journal: string;
    readonly seconds: number;
}

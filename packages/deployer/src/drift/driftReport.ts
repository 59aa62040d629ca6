import type { Code } from "../errors/codes.ts";
import type { Shown } from "./shown.ts";

/** The version of the report's JSON form. It grows when a reader of the old form could misread the new one. */
export const DRIFT_VERSION = 1;

/**
 * What is known of a stack or an environment.
 *
 * - `none`: the cloud is as the state says.
 * - `benign`: it differs only in what is meant to.
 * - `drift`: something was changed or deleted past the settings.
 * - `unknown`: not everything could be read; drift that was found all the same stands in the report.
 */
export type DriftResult = "none" | "benign" | "drift" | "unknown";

/** Why a difference is in order. */
export interface BenignReason {
    /** Of a built-in kind; none for what the environment declares. */
    readonly kind?: string;
    readonly reason: string;
    /** Of a built-in kind: where it is said that this happens. */
    readonly source?: string;
    /** Of what the environment declares: the last day on which it holds. */
    readonly until?: string;
}

/** A property that is one thing in the state and another in the cloud. */
export interface PropertyDrift extends Shown {
    readonly property: string;
    /** Whether putting it back replaces the resource. */
    readonly replaces?: true;
    /** Why it is no drift; none where it is. */
    readonly benign?: BenignReason;
    /** What the environment said of it until a day that is over. */
    readonly expired?: BenignReason;
}

export interface ResourceDrift {
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    /** `unreadable`: whether it drifted, nobody knows. */
    readonly kind: "changed" | "deleted" | "unreadable";
    /** Whether it counts as drift: it is gone, or a property of it is not benign. */
    readonly real: boolean;
    /** What it held or holds that cannot simply be made again, such as `a database`. */
    readonly holds?: string;
    /** None for what is gone or cannot be read. */
    readonly properties: readonly PropertyDrift[];
    /** Why it cannot be read. */
    readonly reason?: string;
}

export interface StackDrift {
    readonly layer: string;
    readonly project: string;
    readonly stack: string;
    readonly result: DriftResult;
    readonly code?: Code;
    /** Why it is not known, in words. */
    readonly reason?: string;
    /** What was read, those without drift included. */
    readonly read: number;
    /** Those that differ, are gone, or cannot be read. */
    readonly resources: readonly ResourceDrift[];
    /** What the engine warned of while it read. */
    readonly warnings: readonly string[];
    readonly attempts: number;
    readonly seconds: number;
}

/** An entry of the environment's that does nothing. */
export interface IdleEntry {
    readonly resource: string;
    readonly property: string;
    readonly until: string;
    /** `expired`: its last day is over. `unused`: nothing differs that it is about. */
    readonly why: "expired" | "unused";
}

/** What came of looking for drift. Plain data without secrets. */
export interface DriftReport {
    readonly version: typeof DRIFT_VERSION;
    readonly correlationId: string;
    readonly environment: string;
    readonly layout: "layered" | "single";
    readonly result: DriftResult;
    readonly code?: Code;
    /** What concerns the run as a whole. */
    readonly reason?: string;
    readonly stacks: readonly StackDrift[];
    /** Entries of `drift.benign` that do nothing; unused ones only where every layer was asked for and could be read. */
    readonly idle: readonly IdleEntry[];
    readonly journal: string;
    readonly seconds: number;
}

/** What is known of several: what is not known beats drift, which beats the rest. */
export function worstOf(results: readonly DriftResult[]): DriftResult {
    const order: readonly DriftResult[] = ["unknown", "drift", "benign", "none"];
    return order.find((result) => results.includes(result)) ?? "none";
}

/** How many resources of a stack count as drift. */
export function realDrift({ resources }: Pick<StackDrift, "resources">): readonly ResourceDrift[] {
    return resources.filter(({ real }) => real);
}

import type { Danger } from "@plinth/plan";
import { type Code, isBlocked } from "../errors/codes.ts";
import type { Operation, PolicyVerdict } from "../ports/engine.ts";
import type { Refusal } from "../rollback/refusals.ts";
import type { RollbackNote } from "../rollback/request.ts";
import type { CheckResult } from "../verify/result.ts";

/** The version of a report's JSON form. */
export const REPORT_VERSION = 1;

/**
 * What became of a layer.
 *
 * - `done`: the engine changed it, and it is as it should be.
 * - `unchanged`: there was nothing to do.
 * - `notNeeded`: not asked for, and no output that it reads has changed.
 * - `blocked`: a gate decided against it; nothing of it was changed.
 * - `failed`: something went wrong; the code says how far it got.
 * - `skipped`: its turn never came.
 * - `proposed`: a rollback would change it; only the proposal was asked for.
 */
export type LayerResult = "done" | "unchanged" | "notNeeded" | "blocked" | "failed" | "skipped" | "proposed";

export type RunResult = "done" | "blocked" | "failed" | "interrupted";

export interface LayerReport {
    readonly layer: string;
    readonly project: string;
    readonly stack: string;
    readonly result: LayerResult;
    readonly code?: Code;
    /** What happened, in words; several lines where there is more to say. */
    readonly reason?: string;
    /** By the engine's word, what stays the same left out. */
    readonly changes: Readonly<Record<string, number>>;
    /** Names of outputs that have changed. */
    readonly outputsChanged: readonly string[];
    /** Times the engine was started to change it. */
    readonly attempts: number;
    /** The state from before, where it was changed. */
    readonly checkpoint?: string;
    /** What the engine said of a change that failed. */
    readonly log?: string;
    readonly dangers: readonly Danger[];
    /** What the policy pack said that is not a pass. */
    readonly policies: readonly PolicyVerdict[];
    /** What was looked at after the engine was done. */
    readonly checks: readonly CheckResult[];
    /** What became of the release of before, where the update of it failed and settings say to put it back. */
    readonly rollback?: {
        readonly result: "done" | "failed" | "refused";
        readonly reason: string;
        /** The run in the journal that put it back. */
        readonly correlationId?: string;
    };
    readonly seconds: number;
}

/** What came of a run. Plain data without secrets. */
export interface DeliveryReport {
    readonly version: typeof REPORT_VERSION;
    readonly correlationId: string;
    readonly verb: Operation;
    readonly environment: string;
    readonly layout: "layered" | "single";
    readonly result: RunResult;
    /** The first reason that it is not done. */
    readonly code?: Code;
    /** What it says, for what concerns the run as a whole. */
    readonly reason?: string;
    readonly layers: readonly LayerReport[];
    /** What it goes back to, why, and what is refused of it; of a rollback. */
    readonly rollback?: RollbackNote & { readonly of?: string; readonly refusals: readonly Refusal[] };
    readonly journal: string;
    readonly seconds: number;
}

/** What a run came to, by its layers: an interruption first, then failures, which beat what was blocked. */
export function outcomeOf(
    layers: readonly Pick<LayerReport, "code">[],
    whole?: Code,
): { readonly result: RunResult; readonly code?: Code } {
    const found = [...(whole === undefined ? [] : [whole]), ...layers.flatMap(({ code }) => code ?? [])];
    if (found.includes("INTERRUPTED")) return { result: "interrupted", code: "INTERRUPTED" };
    // What was skipped follows from something else.
    const causes = found.filter((code) => code !== "UPSTREAM_FAILED");
    const failed = causes.find((code) => !isBlocked(code));
    if (failed !== undefined) return { result: "failed", code: failed };
    const [blocked] = causes;
    return blocked === undefined ? { result: "done" } : { result: "blocked", code: blocked };
}

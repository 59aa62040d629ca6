import assert from "node:assert/strict";
import type { Changes, JournalEntry } from "../../journal/entry.ts";
import { type EnvironmentMetrics, metricsOf } from "../metrics.ts";

/** Minutes. */
export const DAY = 24 * 60;

/** A run in short. Times are minutes after midnight of 1 November 2026, UTC. */
export interface ShortRun {
    readonly id: string;
    readonly from: number;
    readonly to: number;
    readonly verb?: JournalEntry["verb"];
    readonly environment?: string;
    readonly commit?: string;
    readonly committed?: number;
    readonly uncommitted?: boolean;
    readonly subject?: string;
    readonly message?: string;
    readonly rollbackOf?: string;
    /** Layers and what became of them. @default { app: "done" } */
    readonly layers?: Readonly<Record<string, "done" | "unchanged" | "UP_FAILED" | "VERIFY_FAILED" | "POLICY_BLOCKED">>;
    /** Whether the engine got to change something before it failed. @default true */
    readonly changes?: boolean;
    readonly killed?: boolean;
}

export function timeAt(minutes: number): string {
    return new Date(Date.UTC(2026, 10, 1) + minutes * 60_000).toISOString();
}

/** A run as a journal tells it. */
export function linesOf(run: ShortRun): JournalEntry[] {
    const { id, from, to, verb = "up", environment = "prod", layers = { app: "done" }, changes = true } = run;
    const base = { version: 1, correlationId: id, verb, environment } as const;
    const places = { project: "plinth-app", stack: environment };
    const made: Changes = changes ? { update: 1 } : {};
    const counted = { changes: made, attempts: 1, seconds: 1, outputsChanged: [] };
    const outcomes = Object.values(layers);
    const failed = outcomes.find((outcome) => outcome !== "done" && outcome !== "unchanged");
    const rollback = { kind: "application", automatic: false, reason: "it was slow", to: "an earlier one" } as const;
    return [
        {
            ...base,
            time: timeAt(from),
            event: "start",
            layout: "layered",
            layers: Object.keys(layers),
            waves: [Object.keys(layers)],
            engine: "fake",
            user: "ada",
            host: "desk",
            ...(run.commit === undefined ? {} : { commit: run.commit, uncommitted: run.uncommitted ?? false }),
            ...(run.committed === undefined ? {} : { commitTime: timeAt(run.committed) }),
            ...(run.subject === undefined ? {} : { commitSubject: run.subject }),
            ...(run.message === undefined ? {} : { message: run.message }),
            ...(verb === "rollback" ? { rollback } : {}),
            ...(run.rollbackOf === undefined ? {} : { rollbackOf: run.rollbackOf }),
        },
        ...Object.entries(layers).flatMap(([layer, outcome]): JournalEntry[] => {
            const attempted = outcome !== "unchanged" && outcome !== "POLICY_BLOCKED" && verb !== "verify";
            const time = timeAt(to);
            const succeeded = outcome !== "UP_FAILED";
            const attempt = { layer, attempt: 1, succeeded, changes: counted.changes, errors: [], seconds: 1 };
            const well = outcome === "done" || outcome === "unchanged";
            const became = well ? { result: outcome } : { result: "failed" as const, code: outcome };
            return [
                ...(attempted ? [{ ...base, time, event: "attempt" as const, ...attempt }] : []),
                { ...base, time, event: "layer", layer, ...places, ...became, ...counted },
            ];
        }),
        ...(run.killed === true
            ? []
            : [
                  {
                      ...base,
                      time: timeAt(to),
                      event: "end" as const,
                      result: failed === undefined ? ("done" as const) : ("failed" as const),
                      ...(failed === undefined ? {} : { code: failed }),
                      seconds: (to - from) * 60,
                  },
              ]),
    ];
}

/** Figures of ten days, of runs and of other lines. */
export function figures(runs: readonly ShortRun[], more: readonly JournalEntry[] = [], days = 10): EnvironmentMetrics {
    const entries = [...runs.flatMap(linesOf), ...more];
    const request = { environments: ["prod"], from: new Date(timeAt(0)), to: new Date(timeAt(days * DAY)) };
    const [found] = metricsOf(entries, request).environments;
    return found ?? assert.fail();
}

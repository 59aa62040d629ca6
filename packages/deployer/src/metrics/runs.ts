import type { Code } from "../errors/codes.ts";
import type { JournalEntry } from "../journal/entry.ts";
import type { RunResult } from "../run/report.ts";

/** A run as its lines in the journal tell it. Times are milliseconds since 1970. */
export interface Run {
    readonly id: string;
    readonly environment: string;
    /** `rollback`: a run that puts something back, by hand or by itself. */
    readonly kind: "deployment" | "rollback" | "verification" | "other";
    readonly started: number;
    /** Its last line, for one that was killed. */
    readonly ended: number;
    /** Absent for a run that was killed: nobody knows how it would have ended. */
    readonly result?: RunResult;
    /** Layers asked for. */
    readonly layers: readonly string[];
    /** Whether the engine changed anything. */
    readonly changed: boolean;
    /** Layers that did not get through although the engine was at work in them, and why. */
    readonly broken: readonly { readonly layer: string; readonly code: Code; readonly at: number }[];
    readonly commit?: string;
    /** Absent where files differed from the commit. */
    readonly committed?: number;
    readonly hotfix: boolean;
    /** The run that a rollback goes back from, where it is known. */
    readonly rollbackOf?: string;
}

/** Somebody calls it that, in the run's message or in the commit's first line. */
const HOTFIX = /\bhot-?fix(es|ed|ing)?\b/i;

/**
 * Puts runs together from lines of one or several journals, in the order in which they began. A line that is there twice, from a
 * file and from an artifact, changes nothing.
 */
export function runsOf(entries: readonly JournalEntry[]): Run[] {
    const byRun = new Map<string, JournalEntry[]>();
    for (const entry of entries) {
        const key = `${entry.environment} ${entry.correlationId}`;
        byRun.set(key, [...(byRun.get(key) ?? []), entry]);
    }
    return [...byRun.values()]
        .map(runOf)
        .sort((one, other) => one.started - other.started || (one.id < other.id ? -1 : 1));
}

function runOf(entries: readonly JournalEntry[]): Run {
    const [first] = entries as readonly [JournalEntry];
    const { correlationId: id, environment, verb } = first;
    const start = entries.find((entry) => entry.event === "start");
    const end = entries.findLast((entry) => entry.event === "end");
    const attempts = entries.filter((entry) => entry.event === "attempt");
    const times = entries.map(({ time }) => Date.parse(time));
    const touched = new Set(attempts.map(({ layer }) => layer));
    const rollback = verb === "rollback" || start?.rollback !== undefined;
    const kind = rollback ? "rollback" : verb === "up" ? "deployment" : verb === "verify" ? "verification" : "other";
    const committed = start?.commitTime === undefined ? Number.NaN : Date.parse(start.commitTime);
    return {
        id,
        environment,
        kind,
        started: Math.min(...times),
        ended: end === undefined ? Math.max(...times) : Date.parse(end.time),
        ...(end === undefined ? {} : { result: end.result }),
        layers: start?.layers ?? [],
        changed: attempts.some(({ succeeded, changes }) => succeeded || Object.keys(changes).length > 0),
        broken: entries.flatMap((entry) =>
            entry.event === "layer" && entry.result === "failed" && entry.code !== undefined && touched.has(entry.layer)
                ? [{ layer: entry.layer, code: entry.code, at: Date.parse(entry.time) }]
                : [],
        ),
        ...(start?.commit === undefined ? {} : { commit: start.commit }),
        ...(Number.isNaN(committed) || start?.uncommitted === true ? {} : { committed }),
        hotfix: HOTFIX.test(start?.message ?? "") || HOTFIX.test(start?.commitSubject ?? ""),
        ...(start?.rollbackOf === undefined ? {} : { rollbackOf: start.rollbackOf }),
    };
}

import type { Code } from "../errors/codes.ts";
import type { Operation } from "../ports/engine.ts";
import type { LayerResult, RunResult } from "../run/report.ts";
import type { CheckResult } from "../verify/result.ts";

/** The version of the journal's form. It grows when a reader of the old form could misread the new one. */
export const JOURNAL_VERSION = 1;

/** Counts of changes by the engine's word. */
export type Changes = Readonly<Record<string, number>>;

/** What a run does. */
export type JournalVerb = Operation | "verify" | "soak";

/** Something that happened in a run. */
export type Happening =
    | {
          readonly event: "start";
          readonly layout: "layered" | "single";
          /** The layers asked for. */
          readonly layers: readonly string[];
          readonly waves: readonly (readonly string[])[];
          readonly engine: string;
          readonly user: string;
          readonly host: string;
          /** What is deployed: the commit, and whether files differ from it; absent outside a git repository. */
          readonly commit?: string;
          readonly uncommitted?: boolean;
          readonly message?: string;
      }
    | {
          /** A decision whether to go on. */
          readonly event: "gate";
          readonly gate: "delivery" | "upstream" | "dependants" | "policy" | "danger" | "confirmation";
          /** `override`: it would have refused, and somebody answers for going on. */
          readonly decision: "pass" | "refuse" | "override";
          /** None for a gate of the whole run. */
          readonly layer?: string;
          readonly reasons: readonly string[];
      }
    | {
          readonly event: "preview";
          readonly layer: string;
          readonly attempt: number;
          readonly succeeded: boolean;
          readonly changes: Changes;
          readonly errors: readonly string[];
          readonly seconds: number;
      }
    | { readonly event: "checkpoint"; readonly layer: string; readonly path: string; readonly pending: number }
    | {
          readonly event: "attempt";
          readonly layer: string;
          readonly attempt: number;
          readonly succeeded: boolean;
          readonly changes: Changes;
          readonly errors: readonly string[];
          readonly seconds: number;
      }
    | {
          readonly event: "retry";
          readonly layer: string;
          /** The attempt that failed. */
          readonly attempt: number;
          readonly because: "throttling" | "conflict" | "timeout";
          readonly waitMilliseconds: number;
      }
    | ({ readonly event: "verify"; readonly layer: string } & CheckResult)
    | {
          readonly event: "layer";
          readonly layer: string;
          readonly project: string;
          readonly stack: string;
          readonly result: LayerResult;
          readonly code?: Code;
          readonly reason?: string;
          readonly changes: Changes;
          readonly outputsChanged: readonly string[];
          readonly attempts: number;
          readonly seconds: number;
      }
    | { readonly event: "end"; readonly result: RunResult; readonly code?: Code; readonly seconds: number };

/** A line of the journal. */
export type JournalEntry = {
    readonly version: typeof JOURNAL_VERSION;
    /** UTC, with milliseconds. */
    readonly time: string;
    /** The same in every line of a run. */
    readonly correlationId: string;
    readonly verb: JournalVerb;
    readonly environment: string;
} & Happening;

/** Where lines of the journal go. */
export interface JournalPort {
    /** Where a person finds it. */
    readonly place: string;
    /** Returns once the line is kept. */
    write(entry: JournalEntry): void;
}

import type { Code } from "../errors/codes.ts";
import type { DriftResult } from "../drift/driftReport.ts";
import type { Operation } from "../ports/engine.ts";
import type { LayerResult, RunResult } from "../run/report.ts";
import type { Refusal } from "../rollback/refusals.ts";
import type { Release } from "../rollback/release.ts";
import type { RollbackNote } from "../rollback/request.ts";
import type { SoakReport } from "../soak/soakReport.ts";
import type { CheckResult } from "../verify/result.ts";

/** The version of the journal's form. It grows when a reader of the old form could misread the new one. */
export const JOURNAL_VERSION = 1;

/** Counts of changes by the engine's word. */
export type Changes = Readonly<Record<string, number>>;

/** What a run does. */
export type JournalVerb = Operation | "plan" | "drift" | "verify" | "soak" | "rollback" | "state";

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
          /** When it was committed, UTC, and the first line of its message. */
          readonly commitTime?: string;
          readonly commitSubject?: string;
          readonly message?: string;
          /** The run that made the plan which is applied. */
          readonly planOf?: string;
          /** What a rollback goes back to, and why. */
          readonly rollback?: RollbackNote;
          /** The run that it goes back from, where one is known. */
          readonly rollbackOf?: string;
      }
    | {
          /** A decision whether to go on. */
          readonly event: "gate";
          readonly gate:
              "delivery" | "upstream" | "dependants" | "policy" | "danger" | "plan" | "rollback" | "confirmation";
          /** `override`: it would have refused, and somebody answers for going on. */
          readonly decision: "pass" | "refuse" | "override";
          /** None for a gate of the whole run. */
          readonly layer?: string;
          readonly reasons: readonly string[];
          /** Why a rollback is refused. */
          readonly refusals?: readonly Refusal[];
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
    | {
          /** Whether the release of before is put back should the update fail, or alarms fire afterwards; decided before it begins. */
          readonly event: "fallback";
          readonly layer: string;
          readonly go: boolean;
          /** The deployment whose release that is. */
          readonly to?: string;
          /** Why it is not. */
          readonly reason?: string;
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
          /** What it deploys of an application, where settings mark such values. */
          readonly release?: Release;
      }
    | {
          readonly event: "retry";
          readonly layer: string;
          /** The attempt that failed. */
          readonly attempt: number;
          /** `order`: of a plan that was held to, only what depends on what was not known. */
          readonly because: "throttling" | "conflict" | "timeout" | "order";
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
          /** Where the log of a change that failed is. */
          readonly log?: string;
          readonly changes: Changes;
          readonly outputsChanged: readonly string[];
          readonly attempts: number;
          readonly seconds: number;
      }
    | {
          /** A layer is deployed, and was found as it should be. */
          readonly event: "deployed";
          readonly layer: string;
          readonly commit?: string;
          readonly uncommitted?: boolean;
          /** Equal for equal outputs; secrets are left out of it. */
          readonly outputs: string;
          readonly release: Release;
      }
    | {
          /** What keeps alarms quiet for a while. */
          readonly event: "mute";
          /** The window's name; empty where none was made. */
          readonly window: string;
          /** `kept`: it was open already, and is not made longer. `failed`: it could not be opened or ended. */
          readonly step: "opened" | "kept" | "closed" | "failed";
          readonly severities: readonly string[];
          /** Names of alarms. */
          readonly alarms: readonly string[];
          /** UTC. */
          readonly from?: string;
          /** When it ends by itself, UTC. */
          readonly until?: string;
          readonly reason?: string;
      }
    | {
          /** What a stack looks like in the cloud. */
          readonly event: "drift";
          readonly layer: string;
          readonly project: string;
          readonly stack: string;
          readonly result: DriftResult;
          readonly code?: Code;
          readonly reason?: string;
          /** Counts of resources. */
          readonly read: number;
          readonly deleted: number;
          readonly unreadable: number;
          readonly benign: number;
          /** URNs of those that count as drift. */
          readonly drifted: readonly string[];
          readonly attempts: number;
          readonly seconds: number;
      }
    | ({
          /** What alarms did after a deployment. */
          readonly event: "soak";
      } & Omit<SoakReport, "version" | "correlationId" | "environment" | "journal">)
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

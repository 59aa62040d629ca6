import type { JournalEntry } from "../journal/entry.ts";
import type { Run } from "./runs.ts";

/** A fix within this time after a deployment is taken for a fix of it. */
export const HOTFIX_WITHIN = 24 * 60 * 60 * 1000;

/**
 * Why a change counts as failed.
 *
 * - `verification`: what was deployed was not as it should be, right away or while its alarms were watched.
 * - `half-done`: the engine failed after it had changed something.
 * - `rolledBack`: somebody, or `plinth up` itself, went back from it.
 * - `hotfix`: the deployment after it is called one, and came within 24 hours.
 */
export type FailureReason = "verification" | "half-done" | "rolledBack" | "hotfix";

/** A deployment that failed as a change. */
export interface FailedChange {
    readonly run: Run;
    readonly reasons: readonly FailureReason[];
    /** When it was known, or had its effect: milliseconds since 1970. */
    readonly at: number;
    /** When the environment was as it should be again; absent while nobody knows of it. */
    readonly restored?: number;
}

/** A run in which the engine changed something in order to deploy. */
export function isDeployment({ kind, changed }: Run): boolean {
    return kind === "deployment" && changed;
}

/**
 * The deployments of an environment that failed as changes.
 *
 * @param runs of the environment, in the order in which they began.
 * @param entries its lines, for what alarms did later.
 */
export function failedChanges(runs: readonly Run[], entries: readonly JournalEntry[]): FailedChange[] {
    const deployments = runs.filter(isDeployment);
    return deployments.flatMap((run): FailedChange[] => {
        const next = deployments.find(({ started }) => started > run.started);
        const alarm = firstAlarm(run, next, entries);
        const reasons: FailureReason[] = [
            ...(alarm !== undefined || has(run, "VERIFY_FAILED") ? (["verification"] as const) : []),
            ...(has(run, "UP_FAILED") ? (["half-done"] as const) : []),
            ...(runs.some((other) => goesBackFrom(other, run, deployments)) ? (["rolledBack"] as const) : []),
            ...(next?.hotfix === true && next.ended - run.ended <= HOTFIX_WITHIN ? (["hotfix"] as const) : []),
        ];
        if (reasons.length === 0) return [];
        // What failed while it was deployed is known then; `plinth up` may have put it back before the run was over.
        const at = Math.min(...run.broken.map((one) => one.at), alarm ?? run.ended);
        const restored = restoredAt(run, at, runs);
        return [{ run, reasons, at, ...(restored === undefined ? {} : { restored }) }];
    });
}

function has({ broken }: Run, wanted: string): boolean {
    return broken.some(({ code }) => code === wanted);
}

/** A proposal changes nothing, and is none. Where the journal does not say from what, it is from the deployment before. */
function goesBackFrom(other: Run, run: Run, deployments: readonly Run[]): boolean {
    if (other.kind !== "rollback" || !other.changed) return false;
    if (other.rollbackOf !== undefined) return other.rollbackOf === run.id;
    return deployments.findLast(({ started }) => started < other.started) === run;
}

/** When an alarm fired that was watched because of a deployment. */
function firstAlarm(run: Run, next: Run | undefined, entries: readonly JournalEntry[]): number | undefined {
    const found = entries.flatMap((entry) => {
        if (entry.event !== "soak" || entry.result !== "fired") return [];
        const after = entry.from === undefined ? Date.parse(entry.time) : Date.parse(entry.from);
        const about =
            entry.deployment === undefined
                ? after >= run.started && (next === undefined || after < next.started)
                : entry.deployment === run.id;
        if (!about) return [];
        // An alarm that was in ALARM before is no proof against this deployment.
        return entry.firing.flatMap(({ at }) =>
            at !== undefined && Date.parse(at) >= run.started ? [Date.parse(at)] : [],
        );
    });
    return found.length === 0 ? undefined : Math.min(...found);
}

/** The end of the first run after a failure that left all that was broken as it should be. */
function restoredAt(failed: Run, at: number, runs: readonly Run[]): number | undefined {
    const broken = failed.broken.map(({ layer }) => layer);
    return runs.find(
        (run) =>
            run !== failed &&
            run.started >= failed.started &&
            run.ended >= at &&
            run.result === "done" &&
            (run.kind === "verification" || ((run.kind === "deployment" || run.kind === "rollback") && run.changed)) &&
            broken.every((layer) => run.layers.includes(layer)),
    )?.ended;
}

import type { JournalEntry } from "../journal/entry.ts";
import { type FailedChange, failedChanges, type FailureReason, isDeployment } from "./failedChanges.ts";
import { type Figure, known, shareOf, type Spread, spreadOf, unknown } from "./figure.ts";
import { type Observation, observationsOf } from "./observations.ts";
import { type Run, runsOf } from "./runs.ts";

/** The version of the JSON form. */
export const METRICS_VERSION = 1;

const DAY = 24 * 60 * 60 * 1000;

/** The most used of something. */
export interface MostUsed {
    readonly share: number;
    readonly subject: string;
}

/** Figures of an environment. What each means stands in docs/metrics.md. */
export interface EnvironmentMetrics {
    readonly environment: string;
    /** What is looked at, UTC: the window, or less where the journal begins later. */
    readonly from: string;
    readonly to: string;
    readonly days: number;
    readonly deployments: {
        readonly all: number;
        readonly succeeded: number;
        readonly failedChanges: number;
        readonly byReason: Readonly<Record<FailureReason, number>>;
        readonly rollbacks: number;
        /** Failed changes of which the journal does not say that they are over. */
        readonly notRestored: number;
        /** Runs that were killed, and have no end. */
        readonly killed: number;
    };
    /** Seconds. */
    readonly deploymentDuration: Figure<Spread>;
    /** A day. */
    readonly deploymentFrequency: Figure;
    /** Seconds. */
    readonly leadTimeForChanges: Figure<Spread>;
    readonly changeFailureRate: Figure;
    /** Seconds. */
    readonly timeToRestore: Figure<Spread>;
    readonly rollbackRate: Figure;
    readonly containerHealth: Figure;
    readonly resourceUtilization: { readonly cpu: Figure<MostUsed>; readonly memory: Figure<MostUsed> };
    readonly observations: readonly Observation[];
}

export interface Metrics {
    readonly version: typeof METRICS_VERSION;
    readonly environments: readonly EnvironmentMetrics[];
    /** Lines of journals that could not be read. */
    readonly skipped: number;
}

export interface MetricsRequest {
    readonly environments: readonly string[];
    readonly from: Date;
    readonly to: Date;
}

/** Computes everything from journals' lines, and from nothing else. */
export function metricsOf(
    entries: readonly JournalEntry[],
    { environments, from, to }: MetricsRequest,
    skipped = 0,
): Metrics {
    return {
        version: METRICS_VERSION,
        environments: environments.map((environment) =>
            environmentMetrics(
                environment,
                entries.filter((entry) => entry.environment === environment),
                from.getTime(),
                to.getTime(),
            ),
        ),
        skipped,
    };
}

function environmentMetrics(
    environment: string,
    entries: readonly JournalEntry[],
    from: number,
    to: number,
): EnvironmentMetrics {
    // What is found out later counts: a rollback of tomorrow makes today's change a failed one.
    const runs = runsOf(entries);
    const within = (time: number): boolean => from <= time && time < to;
    const deployments = runs.filter((run) => isDeployment(run) && within(run.ended));
    const succeeded = deployments.filter(({ result }) => result === "done");
    const failed = failedChanges(runs, entries).filter(({ run }) => within(run.ended));
    const begun = runs.reduce((first, run) => Math.min(first, run.started), to);
    const begins = Math.max(from, begun);
    const days = Math.max(0, (to - begins) / DAY);
    const nothing = runs.length === 0 ? "nothing is recorded" : "no deployment in this time";
    return {
        environment,
        from: new Date(begins).toISOString(),
        to: new Date(to).toISOString(),
        days,
        deployments: {
            all: deployments.length,
            succeeded: succeeded.length,
            failedChanges: failed.length,
            byReason: reasonsOf(failed),
            rollbacks: runs.filter((run) => run.kind === "rollback" && run.changed && within(run.ended)).length,
            notRestored: failed.filter(({ restored }) => restored === undefined).length,
            killed: deployments.filter(({ result }) => result === undefined).length,
        },
        deploymentDuration: spreadOf(
            succeeded.map((run) => (run.ended - run.started) / 1000),
            runs.length === 0 ? nothing : "no deployment succeeded in this time",
        ),
        deploymentFrequency: frequencyOf(succeeded.length, days, runs.length === 0),
        leadTimeForChanges: spreadOf(leadTimes(runs, within), "no deployment of a commit whose time is recorded"),
        changeFailureRate: shareOf(failed.length, deployments.length, nothing),
        timeToRestore: spreadOf(
            failed.flatMap(({ at, restored }) => (restored === undefined ? [] : [(restored - at) / 1000])),
            runs.length === 0
                ? nothing
                : failed.length === 0
                  ? "no change failed in this time"
                  : "none is restored yet",
        ),
        rollbackRate: shareOf(
            failed.filter(({ reasons }) => reasons.includes("rolledBack")).length,
            deployments.length,
            nothing,
        ),
        ...observed(entries.filter(({ time }) => within(Date.parse(time)))),
    };
}

function reasonsOf(failed: readonly FailedChange[]): Record<FailureReason, number> {
    const count = (reason: FailureReason): number => failed.filter(({ reasons }) => reasons.includes(reason)).length;
    return {
        verification: count("verification"),
        "half-done": count("half-done"),
        rolledBack: count("rolledBack"),
        hotfix: count("hotfix"),
    };
}

function frequencyOf(count: number, days: number, empty: boolean): Figure {
    if (empty) return unknown("nothing is recorded");
    // Two deployments in the first hour of a journal are not 48 a day.
    return days < 1 ? unknown("less than a day is recorded") : known(count / days, count);
}

/** From commit to the end of the first deployment that succeeded with it. */
function leadTimes(runs: readonly Run[], within: (time: number) => boolean): number[] {
    const deployed = new Set<string>();
    return runs.filter(isDeployment).flatMap(({ commit, committed, ended, result }) => {
        if (commit === undefined || committed === undefined || result !== "done" || deployed.has(commit)) return [];
        deployed.add(commit);
        // A commit of later than its deployment has a clock of its own.
        return within(ended) && ended >= committed ? [(ended - committed) / 1000] : [];
    });
}

function observed(
    entries: readonly JournalEntry[],
): Pick<EnvironmentMetrics, "containerHealth" | "resourceUtilization" | "observations"> {
    const observations = observationsOf(entries);
    let [desired, available] = [0, 0];
    for (const { health } of observations) {
        desired += health?.desired ?? 0;
        // One that runs more than it wants for a moment does not make up for another one's loss.
        available += Math.min(health?.available ?? 0, health?.desired ?? 0);
    }
    const none = "no check of a service or workload is recorded in this time";
    const mostUsed = (resource: "cpu" | "memory"): Figure<MostUsed> => {
        const shares = observations.flatMap(({ subject, utilization }) => {
            const share = utilization?.[resource];
            return share === undefined ? [] : [{ share, subject }];
        });
        const [most] = shares.toSorted((one, other) => other.share - one.share);
        return most === undefined ? unknown("no measurement is recorded in this time") : known(most, shares.length);
    };
    return {
        containerHealth: shareOf(available, desired, observations.length === 0 ? none : "no container is wanted"),
        resourceUtilization: { cpu: mostUsed("cpu"), memory: mostUsed("memory") },
        observations,
    };
}

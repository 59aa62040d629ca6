import type { Clock } from "../ports/surroundings.ts";
import type { AlarmsPort } from "../verify/ports.ts";
import type { WantedAlarm } from "../verify/subjects.ts";
import type { Firing } from "./soakReport.ts";

/** Milliseconds between two looks: alarms are evaluated every minute. */
const BETWEEN = 60_000;
/** Looks in a row that may fail, after one that did not, before nobody knows. */
const FAILURES = 3;

/** What came of watching. */
export type Watched =
    | { readonly result: "quiet" | "interrupted" }
    | { readonly result: "fired"; readonly firing: readonly Firing[] }
    | { readonly result: "unknown"; readonly reason: string };

/**
 * Watches alarms until a time, and ends as soon as one is not quiet. Each look reads their history since the beginning, so one
 * that was quiet again between two looks, or before this process started, is found.
 */
export async function watchAlarms(
    port: AlarmsPort,
    alarms: readonly WantedAlarm[],
    { from, until }: { readonly from: Date; readonly until: Date },
    clock: Clock,
    signal: AbortSignal,
): Promise<Watched> {
    // The first look shows whether there is a tool, a right and an account: nothing of that comes by waiting.
    for (let failures = FAILURES - 1; ;) {
        if (signal.aborted) return { result: "interrupted" };
        // Before the look: what fires during it is found by the next one, or was after the end.
        const now = clock.now();
        const seen = await lookOnce(port, alarms, from, now < until ? now : until);
        if (seen.result === "fired") return seen;
        if (seen.result === "unknown") {
            failures += 1;
            if (failures >= FAILURES) return seen;
        } else failures = 0;
        const left = until.getTime() - now.getTime();
        // The look that decides is one that succeeded.
        if (left <= 0 && seen.result === "quiet") return seen;
        await clock.wait(left <= 0 ? BETWEEN : Math.min(BETWEEN, left), signal);
    }
}

async function lookOnce(port: AlarmsPort, alarms: readonly WantedAlarm[], from: Date, to: Date): Promise<Watched> {
    const arns = alarms.map(({ arn }) => arn);
    const states = await port.states(arns);
    if ("missing" in states) return { result: "unknown", reason: states.missing };
    const fired = await port.fired(arns, from, to);
    if ("missing" in fired) return { result: "unknown", reason: fired.missing };
    const known = new Map(states.map((state) => [state.arn, state]));
    const firing = alarms.flatMap(({ name, arn }): Firing[] => {
        const inAlarm = known.get(arn)?.state === "ALARM";
        const at = fired.find((one) => one.arn === arn)?.at ?? (inAlarm ? known.get(arn)?.since : undefined);
        if (!inAlarm && at === undefined) return [];
        return [{ name, ...(at === undefined ? {} : { at }), now: inAlarm }];
    });
    if (firing.length > 0) return { result: "fired", firing };
    const gone = alarms.filter(({ arn }) => !known.has(arn)).map(({ name }) => name);
    if (gone.length === 0) return { result: "quiet" };
    return {
        result: "unknown",
        reason: `not in CloudWatch, though in the state: ${gone.join(", ")}. Somebody deleted them outside of the stack`,
    };
}

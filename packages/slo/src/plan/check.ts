import { checkAlarmArgs, SEVERITIES } from "@plinth/alarms/plan";
import type { Violation } from "@plinth/core/settings";
import type { ServiceLevelShape } from "./args.ts";
import { LEAST_WINDOW_DAYS, MOST_WINDOW_DAYS } from "./burnRates.ts";
import { OBJECTIVES, serviceLevelAlarms } from "./roles.ts";
import { LATENCY_BOUNDS } from "./series.ts";

/** What names a service: a label's value and a namespace's name at once (Kubernetes, "Object Names and IDs", RFC 1123 labels). */
const SERVICE = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
/** Below, the objective says less than that most requests are fine. */
const LEAST_TARGET = 50;
const MOST_FEW = 1000;

/** Everything that is wrong with a service level, at once. */
export function checkServiceLevel(shape: ServiceLevelShape): Violation[] {
    return [
        ...checkService(shape.service),
        ...checkObjectives(shape.objectives),
        ...checkWindow(shape.windowDays),
        ...checkFew(shape.fewFailures),
        ...checkSeverities(shape.severities),
        ...checkAlarmArgs({}, { alerts: shape.alerts, owner: shape.owner }),
    ];
}

function checkService(service: string): Violation[] {
    if (SERVICE.test(service)) return [];
    return [
        {
            path: ["service"],
            rule: "must be 1 to 63 small letters, digits and hyphens, as in the label app.kubernetes.io/name",
            value: service,
            fix: "write the name that the service's pods carry",
        },
    ];
}

/** What is wrong with the objectives; paths start at `objectives`. */
export function checkObjectives(objectives: ServiceLevelShape["objectives"]): Violation[] {
    const { availability, latency } = objectives;
    if (availability === undefined && latency === undefined) {
        return [
            {
                path: ["objectives"],
                rule: "must name availability, latency or both: without an objective there is nothing to keep",
                fix: "write availability: { target: 99.9 }",
            },
        ];
    }
    return [
        ...OBJECTIVES.flatMap((name) => {
            const objective = objectives[name];
            return objective === undefined ? [] : checkTarget(name, objective.target);
        }),
        ...(latency === undefined ? [] : checkBound(latency.seconds)),
    ];
}

function checkTarget(objective: string, target: number): Violation[] {
    if (target >= LEAST_TARGET && target < 100) return [];
    return [
        {
            path: ["objectives", objective, "target"],
            rule: `must be a percentage from ${LEAST_TARGET} to less than 100: 100 leaves no error budget, and every failure would page`,
            value: target,
            fix:
                target > 0 && target <= 1
                    ? `write percent: ${Number((target * 100).toPrecision(6))}`
                    : "write what users would not complain about, 99.9 for example",
        },
    ];
}

function checkBound(seconds: number): Violation[] {
    if (LATENCY_BOUNDS.some((bound) => bound === seconds)) return [];
    return [
        {
            path: ["objectives", "latency", "seconds"],
            rule: `must be one of ${LATENCY_BOUNDS.join(", ")}: those are the buckets that are counted, and between two of them nothing is known`,
            value: seconds,
            fix: "choose the nearest of them",
        },
    ];
}

function checkWindow(days: number | undefined): Violation[] {
    if (days === undefined || (Number.isInteger(days) && days >= LEAST_WINDOW_DAYS && days <= MOST_WINDOW_DAYS))
        return [];
    return [
        {
            path: ["windowDays"],
            rule: `must be whole days from ${LEAST_WINDOW_DAYS} to ${MOST_WINDOW_DAYS}: CloudWatch looks back seven days at most, a tenth of the window`,
            value: days,
            fix: "leave it out for 30, or write 28 for weeks",
        },
    ];
}

function checkFew(few: number | undefined): Violation[] {
    if (few === undefined || (Number.isInteger(few) && few >= 1 && few <= MOST_FEW)) return [];
    return [
        {
            path: ["fewFailures"],
            rule: `must be a whole number from 1 to ${MOST_FEW}`,
            value: few,
            fix: "leave it out for 5; with 1 a single failure pages",
        },
    ];
}

function checkSeverities(severities: ServiceLevelShape["severities"] = {}): Violation[] {
    return Object.entries(severities).flatMap(([role, severity]): Violation[] => {
        if (!(role in serviceLevelAlarms)) {
            return [
                {
                    path: ["severities", role],
                    rule: `must be the role of an alert: ${Object.keys(serviceLevelAlarms).join(", ")}`,
                    value: role,
                    fix: "use one of them",
                },
            ];
        }
        if (severity === undefined || SEVERITIES.includes(severity)) return [];
        return [
            {
                path: ["severities", role],
                rule: `must be ${SEVERITIES.join(", ")}`,
                value: severity,
                fix: "use one of them, or leave it out for the alert's own",
            },
        ];
    });
}

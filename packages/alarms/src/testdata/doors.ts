import type { Alarm, AlarmRules } from "../plan/index.ts";

/** Alarms of an invented component: doors that stand open. */
export const doorAlarms = {
    openLong: {
        severity: "page",
        says: "has stood open too long",
        watches: { metric: { namespace: "House/Doors", name: "OpenSeconds", statistic: "Maximum" } },
        wrong: "above",
        threshold: { value: 60, unit: "seconds", min: 1, max: 3600 },
        periodSeconds: 60,
        periods: 5,
        datapoints: 5,
        missing: { means: "missing", because: "a door that says nothing may be open" },
        runbook: "docs/runbooks/door/open-long.md",
        source: "invented",
    },
    heatLost: {
        severity: "ticket",
        says: "loses heat",
        watches: {
            metrics: {
                lost: { namespace: "House/Doors", name: "HeatLost", statistic: "Sum" },
                made: { namespace: "House/Doors", name: "HeatMade", statistic: "Sum" },
            },
            expression: "IF(made > 0, 100 * lost / made, 0)",
        },
        wrong: "above",
        threshold: { value: 5, unit: "%", min: 0, max: 100 },
        periodSeconds: 300,
        periods: 6,
        datapoints: 4,
        missing: { means: "notBreaching", because: "without heating nothing is lost" },
        runbook: "docs/runbooks/door/heat-lost.md",
        source: "invented",
    },
} as const satisfies AlarmRules;

export type DoorRole = keyof typeof doorAlarms;

export const frontAndBack: readonly Alarm<DoorRole>[] = [
    { role: "openLong", of: "front", subject: "door front", dimensions: { Door: "d-1" } },
    { role: "openLong", of: "back", subject: "door back", dimensions: { Door: "d-2" } },
    { role: "heatLost", subject: "house", dimensions: { House: "h-1" } },
];

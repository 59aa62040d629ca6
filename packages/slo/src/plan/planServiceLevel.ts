import type { Severity } from "@plinth/alarms/plan";
import { DEFAULT_FEW_FAILURES, type ServiceLevelShape } from "./args.ts";
import { BURN_RATES, DEFAULT_WINDOW_DAYS, SPEEDS, type Speed, badShare, scaleMinutes } from "./burnRates.ts";
import { OBJECTIVES, type Objective, type ServiceLevelRole, burnRole, serviceLevelAlarms } from "./roles.ts";

interface Common {
    readonly role: ServiceLevelRole;
    readonly severity: Severity;
    /** Minutes of the window that decides. */
    readonly longMinutes: number;
    /** Minutes of the window that has to agree, so that an alert ends soon after its cause. */
    readonly shortMinutes: number;
}

/** The share of bad events is above a limit in both windows, and the long one has enough events to say so. */
export interface ShareAlert extends Common {
    readonly kind: "share";
    readonly objective: Objective;
    readonly burn: number;
    /** From 0 to 1; exactly there is not above. */
    readonly limit: number;
    readonly leastEvents: number;
}

/** Bad events are counted, where there are too few events for a share; the short window has at least one. */
export interface CountAlert extends Common {
    readonly kind: "count";
    readonly objective: Objective;
    readonly leastBad: number;
    readonly belowEvents: number;
}

/** Nothing is counted at all. */
export interface SilentAlert extends Common {
    readonly kind: "silent";
}

export type PlannedAlert = ShareAlert | CountAlert | SilentAlert;

/** Minutes without any count. Not scaled: how long nobody measures has nothing to do with the budget. */
const SILENT_MINUTES = 60;
/**
 * The short window of a count is a quarter of the long one: whoever fails five times in an hour, evenly, fails within each
 * quarter of it, and the alert does not come and go.
 */
const SHORT_OF_COUNT = 4;
/** What is counted where shares say nothing: pages stand in for the fast burn, tickets for that of a day. */
const COUNTED: Readonly<Record<Objective, readonly (readonly [Speed, "Few" | "FewDay"])[]>> = {
    availability: [
        ["Fast", "Few"],
        ["Day", "FewDay"],
    ],
    // A late answer is an answer: it can wait for the morning.
    latency: [["Day", "FewDay"]],
};

/** Decides every alert of a service level: windows, limits and how much traffic they need. Pure. */
export function planServiceLevel(shape: ServiceLevelShape): PlannedAlert[] {
    return [
        ...OBJECTIVES.flatMap((objective) => planObjective(objective, shape)),
        {
            kind: "silent",
            role: "silent",
            severity: severityOf("silent", shape),
            longMinutes: SILENT_MINUTES,
            shortMinutes: SILENT_MINUTES,
        },
    ];
}

function planObjective(objective: Objective, shape: ServiceLevelShape): PlannedAlert[] {
    const target = shape.objectives[objective]?.target;
    if (target === undefined) return [];
    const { windowDays = DEFAULT_WINDOW_DAYS, fewFailures = DEFAULT_FEW_FAILURES } = shape;
    const shares = SPEEDS.flatMap((speed): (readonly [Speed, ShareAlert])[] => {
        const { burn, longMinutes, shortMinutes } = BURN_RATES[speed];
        const limit = badShare(burn, target);
        // More than all of them cannot fail: with a target of 90 % no burn is faster than 10.
        if (limit >= 1) return [];
        const role = burnRole(objective, speed);
        return [
            [
                speed,
                {
                    kind: "share",
                    role,
                    objective,
                    severity: severityOf(role, shape),
                    burn,
                    limit,
                    longMinutes: scaleMinutes(longMinutes, windowDays),
                    shortMinutes: scaleMinutes(shortMinutes, windowDays),
                    leastEvents: Math.ceil(fewFailures / limit),
                },
            ],
        ];
    });
    const bySpeed = new Map(shares);
    const counts = COUNTED[objective].flatMap(([speed, suffix]): CountAlert[] => {
        const share = bySpeed.get(speed);
        if (share === undefined) return [];
        const role: ServiceLevelRole = objective === "availability" ? `availability${suffix}` : "latencyFewDay";
        return [
            {
                kind: "count",
                role,
                objective,
                severity: severityOf(role, shape),
                longMinutes: share.longMinutes,
                shortMinutes: Math.max(1, Math.round(share.longMinutes / SHORT_OF_COUNT)),
                leastBad: fewFailures,
                belowEvents: share.leastEvents,
            },
        ];
    });
    return [...shares.map(([, share]) => share), ...counts];
}

function severityOf(role: ServiceLevelRole, { severities }: ServiceLevelShape): Severity {
    return severities?.[role] ?? serviceLevelAlarms[role].severity;
}

import type { Severity } from "@plinth/alarms/plan";
import { BURN_RATES, type Speed } from "./burnRates.ts";

export const OBJECTIVES = ["availability", "latency"] as const;
export type Objective = (typeof OBJECTIVES)[number];

/** An alert of a service level, whatever evaluates it. */
export interface ServiceLevelRule {
    readonly severity: Severity;
    /** What is wrong while it is on, as a sentence that starts after the service's name. */
    readonly says: string;
    readonly runbook: `docs/runbooks/slo/${string}.md`;
    /** What it counts, by the names people meet in dashboards. */
    readonly watched: string;
    /** Where its numbers come from. */
    readonly source: string;
}

/** The alerts of a service level, by role. Roles are names in settings: `availabilityFast`. */
export type ServiceLevelRules<Role extends string = string> = Readonly<Record<Role, ServiceLevelRule>>;

const WORKBOOK = "Google, The Site Reliability Workbook, chapter 5, table 5-8";
const SLOTH = "sloth, windows of 30 days: 10 % of the budget in a day";
const LOW_TRAFFIC =
    "Google, The Site Reliability Workbook, chapter 5, low-traffic services; the count is a choice of ours";
const { Fast, Slow, Day, Days } = BURN_RATES;

/** What each alert says, and the page for whoever gets it. */
export const serviceLevelAlarms = {
    availabilityFast: {
        severity: Fast.severity,
        says: "fails so many requests that the error budget of the whole window is gone within two days",
        runbook: "docs/runbooks/slo/availability-fast.md",
        watched: "Requests",
        source: WORKBOOK,
    },
    availabilitySlow: {
        severity: Slow.severity,
        says: "fails so many requests that the error budget of the whole window is gone within five days",
        runbook: "docs/runbooks/slo/availability-slow.md",
        watched: "Requests",
        source: WORKBOOK,
    },
    availabilityDay: {
        severity: Day.severity,
        says: "has failed enough requests in a day to spend a tenth of its error budget",
        runbook: "docs/runbooks/slo/availability-day.md",
        watched: "Requests",
        source: SLOTH,
    },
    availabilityDays: {
        severity: Days.severity,
        says: "fails as many requests as its error budget allows, and keeps nothing back",
        runbook: "docs/runbooks/slo/availability-days.md",
        watched: "Requests",
        source: WORKBOOK,
    },
    availabilityFew: {
        severity: "page",
        says: "fails requests, of which it has too few for a share to mean anything",
        runbook: "docs/runbooks/slo/availability-few.md",
        watched: "Requests",
        source: LOW_TRAFFIC,
    },
    availabilityFewDay: {
        severity: "ticket",
        says: "has failed requests all day, of which it has too few for a share to mean anything",
        runbook: "docs/runbooks/slo/availability-few-day.md",
        watched: "Requests",
        source: LOW_TRAFFIC,
    },
    latencyFast: {
        severity: Fast.severity,
        says: "answers so many requests too late that the error budget of the whole window is gone within two days",
        runbook: "docs/runbooks/slo/latency-fast.md",
        watched: "Within",
        source: WORKBOOK,
    },
    latencySlow: {
        severity: Slow.severity,
        says: "answers so many requests too late that the error budget of the whole window is gone within five days",
        runbook: "docs/runbooks/slo/latency-slow.md",
        watched: "Within",
        source: WORKBOOK,
    },
    latencyDay: {
        severity: Day.severity,
        says: "has answered enough requests too late in a day to spend a tenth of its error budget",
        runbook: "docs/runbooks/slo/latency-day.md",
        watched: "Within",
        source: SLOTH,
    },
    latencyDays: {
        severity: Days.severity,
        says: "answers as many requests too late as its error budget allows, and keeps nothing back",
        runbook: "docs/runbooks/slo/latency-days.md",
        watched: "Within",
        source: WORKBOOK,
    },
    latencyFewDay: {
        severity: "ticket",
        says: "has answered requests too late all day, of which it has too few for a share to mean anything",
        runbook: "docs/runbooks/slo/latency-few-day.md",
        watched: "Within",
        source: LOW_TRAFFIC,
    },
    silent: {
        severity: "ticket",
        says: "has not been counted for an hour: no alert of its service level can begin",
        runbook: "docs/runbooks/slo/silent.md",
        watched: "Requests",
        source: "a choice of ours: longer than a rollout, shorter than a night",
    },
} as const satisfies ServiceLevelRules;

export type ServiceLevelRole = keyof typeof serviceLevelAlarms;

/** The role of an objective's alert: `availabilityFast`. */
export function burnRole(objective: Objective, speed: Speed): ServiceLevelRole {
    return `${objective}${speed}`;
}

/** The page that says of a cause what a ticket says of it later: while it is on, the ticket is not told. */
const SAID_BY: { readonly [R in ServiceLevelRole]?: ServiceLevelRole } = {
    availabilityDay: "availabilitySlow",
    availabilityFewDay: "availabilityFew",
    latencyDay: "latencySlow",
};

/** The role of the alert that keeps another quiet while it is on: a page keeps what is none quiet. */
export function quietedBy(
    role: ServiceLevelRole,
    severityOf: (role: ServiceLevelRole) => Severity | undefined,
): ServiceLevelRole | undefined {
    const page = SAID_BY[role];
    return page !== undefined && severityOf(page) === "page" && severityOf(role) !== "page" ? page : undefined;
}

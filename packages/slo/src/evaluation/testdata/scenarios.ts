import type { ServiceLevelRole, ServiceLevelShape } from "../../plan/index.ts";
import type { Minute, Minutes } from "../counters.ts";

/** What a service went through, and which alerts are on when. */
export interface Scenario {
    /** As a sentence: what happens, and what it leads to. */
    readonly title: string;
    readonly shape: ServiceLevelShape;
    readonly minutes: Minutes;
    /** At a minute, counted from 0: exactly these alerts are on, on either side. */
    readonly checks: readonly { readonly at: number; readonly on: readonly ServiceLevelRole[] }[];
}

/** 99.9 % of requests answered well, 99 % of those within 0.3 s, over 30 days. */
export const BOTH: ServiceLevelShape = {
    service: "orders",
    objectives: { availability: { target: 99.9 }, latency: { target: 99, seconds: 0.3 } },
    owner: "shop",
};

const HOUR = 60;
/** When something begins, after hours in which all was well. */
const THEN = 3 * HOUR;

function during(minutes: number, minute: Minute | undefined): Minutes {
    return Array.from({ length: minutes }, () => minute);
}

function requests(perMinute: number, { errors = 0, slow = 0 }: { errors?: number; slow?: number } = {}): Minute {
    return { fast: perMinute - errors - slow, slow, errors };
}

/** Ten requests a second. */
const FINE = requests(600);
/** Hours without trouble, whose first minutes have had an error each, so that their counter is there. */
const FINE_HOURS: Minutes = [...during(2, requests(600, { errors: 1 })), ...during(THEN - 2, FINE)];
const DOWN = requests(600, { errors: 600 });
const NOTHING = requests(0);
/** One request a minute. */
const RARE_HOURS: Minutes = [...during(2, requests(1, { errors: 1 })), ...during(THEN - 2, requests(1))];
const ALL: readonly ServiceLevelRole[] = [
    "availabilityFast",
    "availabilitySlow",
    "availabilityDay",
    "availabilityDays",
];
const AFTER_FAST: readonly ServiceLevelRole[] = ["availabilitySlow", "availabilityDay", "availabilityDays"];

/** The windows of a week are short enough for a test to see all of them full. */
const WEEK: ServiceLevelShape = { ...BOTH, windowDays: 7 };

/** Checks stand at whole multiples of five minutes, when Prometheus evaluates every rule. */
export const SCENARIOS: readonly Scenario[] = [
    {
        title: "steady and fine: no alert",
        shape: BOTH,
        minutes: [...FINE_HOURS, ...during(HOUR, FINE)],
        checks: [
            { at: 10, on: [] },
            { at: THEN + 55, on: [] },
        ],
    },
    {
        title: "errors at half of what the budget allows, all the time: no alert",
        shape: BOTH,
        minutes: during(6 * HOUR, requests(4000, { errors: 2 })),
        checks: [{ at: 6 * HOUR - 5, on: [] }],
    },
    {
        title: "hard outage: both pages within five minutes, ticket and log with them",
        shape: BOTH,
        minutes: [...FINE_HOURS, ...during(10, DOWN)],
        checks: [
            { at: THEN - 5, on: [] },
            { at: THEN + 5, on: ALL },
        ],
    },
    {
        title: "recovered outage: each alert ends with its short window",
        shape: BOTH,
        minutes: [...FINE_HOURS, ...during(20, DOWN), ...during(7 * HOUR, FINE)],
        checks: [
            { at: THEN + 15, on: ALL },
            { at: THEN + 20 + 10, on: AFTER_FAST },
            { at: THEN + 20 + 40, on: ["availabilityDay", "availabilityDays"] },
            { at: THEN + 20 + 3 * HOUR, on: ["availabilityDays"] },
            { at: THEN + 20 + 6 * HOUR + 10, on: [] },
        ],
    },
    {
        title: "outage after which clients give up: nothing goes wrong any more, and the fast page ends",
        shape: BOTH,
        minutes: [...FINE_HOURS, ...during(10, DOWN), ...during(20, NOTHING)],
        checks: [
            { at: THEN + 5, on: ALL },
            { at: THEN + 20, on: AFTER_FAST },
        ],
    },
    {
        title: "short blip of a minute in which a tenth fails: no alert",
        shape: BOTH,
        minutes: [...FINE_HOURS, requests(600, { errors: 60 }), ...during(30, FINE)],
        checks: [
            { at: THEN, on: [] },
            { at: THEN + 5, on: [] },
            { at: THEN + 30, on: [] },
        ],
    },
    {
        title: "burn of 8: the slow page, not the fast one",
        shape: BOTH,
        minutes: during(2 * HOUR, requests(1000, { errors: 8 })),
        checks: [{ at: 2 * HOUR - 5, on: AFTER_FAST }],
    },
    {
        title: "slow burn of 5: a ticket and no page",
        shape: BOTH,
        minutes: during(3 * HOUR, requests(1000, { errors: 5 })),
        checks: [{ at: 3 * HOUR - 5, on: ["availabilityDay", "availabilityDays"] }],
    },
    {
        title: "burn of 1.5: the log alone",
        shape: BOTH,
        minutes: during(3 * HOUR, requests(2000, { errors: 3 })),
        checks: [{ at: 3 * HOUR - 5, on: ["availabilityDays"] }],
    },
    {
        title: "burn of 5 begins after a fine time: no alert before a tenth of the budget is gone",
        shape: WEEK,
        minutes: [...during(1010, FINE), ...during(220, requests(1000, { errors: 5 }))],
        checks: [
            { at: 1010 + 60, on: [] },
            { at: 1010 + 215, on: ["availabilityDay", "availabilityDays"] },
        ],
    },
    {
        title: "latency only: late answers page, and count for no error",
        shape: BOTH,
        minutes: [...FINE_HOURS, ...during(65, requests(600, { slow: 200 }))],
        checks: [{ at: THEN + 60, on: ["latencyFast", "latencySlow", "latencyDay", "latencyDays"] }],
    },
    {
        title: "everything fails at once: no late answers, since failures are not answers",
        shape: BOTH,
        minutes: [...FINE_HOURS, ...during(65, DOWN)],
        checks: [{ at: THEN + 60, on: ALL }],
    },
    {
        title: "zero traffic for three hours: no alert",
        shape: BOTH,
        minutes: [...FINE_HOURS, ...during(3 * HOUR, NOTHING)],
        checks: [
            { at: THEN + 30, on: [] },
            { at: THEN + 3 * HOUR - 5, on: [] },
        ],
    },
    {
        title: "low traffic, one failure in the night: no alert, though it is more than 1 % of the hour",
        shape: BOTH,
        minutes: [...RARE_HOURS, requests(1, { errors: 1 }), ...during(HOUR, requests(1))],
        checks: [
            { at: THEN, on: [] },
            { at: THEN + 5, on: [] },
            { at: THEN + 30, on: [] },
        ],
    },
    {
        title: "low traffic, one request a minute and each fails: a page by count within ten minutes",
        shape: BOTH,
        minutes: [...RARE_HOURS, ...during(HOUR, requests(1, { errors: 1 }))],
        checks: [
            { at: THEN, on: [] },
            { at: THEN + 10, on: ["availabilityFew", "availabilityFewDay"] },
            { at: THEN + 55, on: ["availabilityFew", "availabilityFewDay"] },
        ],
    },
    {
        title: "low traffic recovers: the page by count ends within a quarter of an hour",
        shape: BOTH,
        minutes: [...RARE_HOURS, ...during(20, requests(1, { errors: 1 })), ...during(40, requests(1))],
        checks: [
            { at: THEN + 15, on: ["availabilityFew", "availabilityFewDay"] },
            { at: THEN + 40, on: ["availabilityFewDay"] },
        ],
    },
    {
        title: "low traffic, one request an hour and each fails: a ticket by count, no page",
        shape: BOTH,
        minutes: Array.from({ length: 9 * HOUR }, (_, minute) =>
            minute === 0 ? requests(1) : minute % HOUR === 0 ? requests(1, { errors: 1 }) : NOTHING,
        ),
        checks: [
            { at: 5 * HOUR, on: [] },
            { at: 9 * HOUR - 5, on: ["availabilityFewDay"] },
        ],
    },
    {
        title: "missing data: nobody counts for an hour, and that alone is said",
        shape: BOTH,
        minutes: [...FINE_HOURS, ...during(90, undefined), ...during(20, FINE)],
        checks: [
            { at: THEN + 30, on: [] },
            { at: THEN + 75, on: ["silent"] },
            { at: THEN + 90 + 15, on: [] },
        ],
    },
    {
        title: "pods are gone in the middle of an outage: pages end with their short windows, and nobody counts",
        shape: BOTH,
        minutes: [...FINE_HOURS, ...during(10, DOWN), ...during(90, undefined)],
        checks: [
            { at: THEN + 5, on: ALL },
            { at: THEN + 20, on: AFTER_FAST },
            { at: THEN + 45, on: ["availabilityDay", "availabilityDays"] },
            { at: THEN + 85, on: ["availabilityDay", "availabilityDays", "silent"] },
        ],
    },
    {
        title: "a new service that nobody has called for half an hour: no alert",
        shape: BOTH,
        minutes: during(40, NOTHING),
        checks: [
            { at: 5, on: [] },
            { at: 30, on: [] },
        ],
    },
    {
        title: "counters begin anew while all is fine: no alert",
        shape: BOTH,
        minutes: [...FINE_HOURS, { ...FINE, restart: true }, ...during(30, FINE)],
        checks: [
            { at: THEN, on: [] },
            { at: THEN + 5, on: [] },
            { at: THEN + 30, on: [] },
        ],
    },
    {
        title: "counters begin anew during an outage: it still pages",
        shape: BOTH,
        minutes: [...FINE_HOURS, ...during(5, DOWN), { ...DOWN, restart: true }, ...during(5, DOWN)],
        checks: [{ at: THEN + 10, on: ALL }],
    },
    {
        title: "exactly at the fast page's threshold: not above it; the slower ones are",
        shape: BOTH,
        minutes: during(2 * HOUR, requests(5000, { errors: 72 })),
        checks: [{ at: 2 * HOUR - 5, on: AFTER_FAST }],
    },
    {
        title: "one error in five thousand more than the threshold: the fast page",
        shape: BOTH,
        minutes: during(2 * HOUR, requests(5000, { errors: 73 })),
        checks: [{ at: 2 * HOUR - 5, on: ALL }],
    },
    {
        title: "a window of a week has shorter windows: a recovered outage is over sooner",
        shape: WEEK,
        minutes: [...FINE_HOURS, ...during(5, DOWN), ...during(15, FINE)],
        checks: [
            { at: THEN + 5, on: ALL },
            { at: THEN + 10, on: AFTER_FAST },
            { at: THEN + 15, on: ["availabilityDay", "availabilityDays"] },
        ],
    },
];

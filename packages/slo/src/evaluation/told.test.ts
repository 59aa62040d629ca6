import assert from "node:assert/strict";
import { evaluateCloudWatch } from "./cloudwatch.ts";
import type { Minutes } from "./counters.ts";
import { evaluatePrometheus } from "./prometheus.ts";
import { BOTH } from "./testdata/scenarios.ts";
import { toldIn } from "./told.ts";

const fine = { fast: 600, slow: 0, errors: 0 };
const down = { fast: 0, slow: 0, errors: 600 };
const first = { fast: 599, slow: 0, errors: 1 };
const THEN = 60;

function outage(minutes: number, after: number): Minutes {
    return [
        first,
        first,
        ...Array.from({ length: THEN - 2 }, () => fine),
        ...Array.from({ length: minutes }, () => down),
        ...Array.from({ length: after }, () => fine),
    ];
}

describe("a deploy window", () => {
    for (const [title, minutes, muted, expected] of [
        [
            "that is over before the alarms are: the page is told at its end",
            outage(30, 0),
            { from: THEN, until: THEN + 15 },
            [THEN + 15],
        ],
        ["in which the outage begins and ends: nobody is told", outage(5, 20), { from: THEN, until: THEN + 15 }, []],
        [
            "that begins after the page: it was told already, and not again",
            outage(30, 0),
            { from: THEN + 10, until: THEN + 25 },
            [THEN],
        ],
    ] as const)
        it(`${title}, on either side`, () => {
            for (const evaluate of [evaluateCloudWatch, evaluatePrometheus]) {
                const timelines = evaluate(BOTH, minutes);
                const fast = [...(timelines.get("availabilityFast") ?? [])];
                // Rules that are evaluated each five minutes are on until the next evaluation.
                const on =
                    evaluate === evaluatePrometheus
                        ? fast.flatMap((at) => [0, 1, 2, 3, 4].map((more) => at + more))
                        : fast;
                assert.deepEqual(toldIn(new Set(on), minutes.length, muted), expected, evaluate.name);
            }
        });
});

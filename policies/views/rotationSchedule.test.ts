import assert from "node:assert/strict";
import { longestInterval } from "./rotationSchedule.ts";

describe("the longest interval of a rotation schedule", () => {
    const known: [string, number][] = [
        ["rate(4 hours)", 4 / 24],
        ["rate(90 days)", 90],
        ["rate(1 day)", 1],
        [" rate( 180 days ) ", 180],
        ["rate(2880 minutes)", 2],
        ["cron(0 12 * * ? *)", 30],
        ["cron(0 8 1 * ? *)", 30],
        ["cron(0 0 1 1/3 ? *)", 90],
        ["cron(0 0 1 */4 ? *)", 120],
        ["cron(0 0 1 JAN,jul ? *)", 180],
        ["cron(0 0 1 1-3,7 ? *)", 180],
        ["cron(0 12 * 2 ? *)", 360],
        ["cron(0 12 ? ? MON *)", 30],
        ["cron(0 0 1 10,4,7,1 ? *)", 90],
    ];
    for (const [expression, days] of known) {
        it(`is ${days} days for ${expression}`, () => assert.equal(longestInterval(expression), days));
    }

    const unreadable = [
        "",
        "every day",
        "rate(two days)",
        "cron(0 12 *)",
        "cron(0 0 1 FOO ? *)",
        "cron(0 0 1 1/0 ? *)",
        "cron(0 0 1 13 ? *)",
        "cron()",
    ];
    for (const expression of unreadable) {
        it(`is endless for ${JSON.stringify(expression)}`, () => assert.equal(longestInterval(expression), Infinity));
    }
});

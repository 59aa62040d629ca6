import assert from "node:assert/strict";
import fc from "fast-check";
import { quantileExpression } from "../cloudwatch/widgets.ts";
import { compositeRule, planAlarms } from "../cloudwatch/planAlarms.ts";
import { evaluate } from "../evaluation/metricMath.ts";
import { serviceLevelSetting } from "../settings.ts";
import {
    BURN_RATES,
    budgetSpent,
    checkServiceLevel,
    describeMeasured,
    LATENCY_BOUNDS,
    planServiceLevel,
    scaleMinutes,
    type ServiceLevelShape,
} from "./index.ts";

const shapes: fc.Arbitrary<ServiceLevelShape> = fc.record({
    service: fc.constant("orders"),
    objectives: fc.record({
        availability: fc.record({ target: fc.double({ min: 50, max: 99.999, noNaN: true }) }),
        latency: fc.record({
            target: fc.double({ min: 50, max: 99.999, noNaN: true }),
            seconds: fc.constantFrom(...LATENCY_BOUNDS),
        }),
    }),
    windowDays: fc.integer({ min: 7, max: 70 }),
    fewFailures: fc.integer({ min: 1, max: 1000 }),
});

describe("a service level's plan", () => {
    it("spends 2, 5, 10 and 10 percent of the budget before its alerts begin", () => {
        assert.deepEqual(Object.values(BURN_RATES).map(budgetSpent), [2, 5, 10, 10]);
    });

    it("keeps the published windows at 30 days, and scales them with any other", () => {
        for (const { longMinutes, shortMinutes } of Object.values(BURN_RATES)) {
            assert.equal(scaleMinutes(longMinutes, 30), longMinutes);
            assert.equal(scaleMinutes(shortMinutes, 60), 2 * shortMinutes);
        }
        assert.equal(scaleMinutes(60, 7), 14);
        assert.equal(scaleMinutes(5, 7), 2);
    });

    it("never makes an alert that cannot begin, or one that a single failure begins", () => {
        fc.assert(
            fc.property(shapes, (shape) => {
                for (const alert of planServiceLevel(shape)) {
                    assert.ok(alert.shortMinutes <= alert.longMinutes);
                    if (alert.kind === "share") {
                        assert.ok(alert.limit > 0 && alert.limit < 1);
                        // The fewest bad events above the limit, of the fewest events that count, are as many as asked for.
                        assert.ok(Math.floor(alert.leastEvents * alert.limit) + 1 >= (shape.fewFailures ?? 0));
                    }
                }
            }),
        );
    });

    it("leaves no traffic unwatched: where a share is not judged, failures are counted", () => {
        fc.assert(
            fc.property(shapes, (shape) => {
                const alerts = planServiceLevel(shape);
                for (const alert of alerts) {
                    if (alert.kind !== "count") continue;
                    const share = alerts.find(
                        (other) =>
                            other.kind === "share" &&
                            other.objective === alert.objective &&
                            other.longMinutes === alert.longMinutes,
                    );
                    assert.ok(share?.kind === "share");
                    assert.equal(alert.belowEvents, share.leastEvents);
                }
            }),
        );
    });

    it("asks CloudWatch for no more than it takes: whole minutes, a day back or seven, ten metrics", () => {
        fc.assert(
            fc.property(shapes, (shape) => {
                for (const { parts } of planAlarms(shape)) {
                    for (const { periodSeconds, evaluationPeriods, metrics } of Object.values(parts)) {
                        assert.equal(periodSeconds % 60, 0);
                        assert.ok(periodSeconds * evaluationPeriods <= (periodSeconds >= 3600 ? 604_800 : 86_400));
                        assert.ok(Object.keys(metrics).length <= 10);
                    }
                }
            }),
        );
    });

    it("asks composite alarms for no more than they take, with the longest names that alarms may have", () => {
        fc.assert(
            fc.property(shapes, (shape) => {
                for (const { parts } of planAlarms(shape)) {
                    const names = Object.keys(parts).map((part) => part.padStart(255, "x"));
                    // CloudWatch API Reference, PutCompositeAlarm: AlarmRule, and underlying alarms of one rule.
                    assert.ok(compositeRule(names).length <= 10_240);
                    assert.ok(names.length <= 100);
                }
            }),
        );
    });

    it("has a value in CloudWatch whatever is missing, so that no alarm is judged by older windows", () => {
        fc.assert(
            fc.property(shapes, (shape) => {
                for (const { parts } of planAlarms(shape))
                    for (const [part, { metrics, expression }] of Object.entries(parts)) {
                        // Whether there ever was a value is what it asks.
                        if (part === "ever") continue;
                        const ids = Object.keys(metrics);
                        const nothing = Object.fromEntries(ids.map((id) => [id, undefined]));
                        const zeros = Object.fromEntries(ids.map((id) => [id, 0]));
                        for (const values of [nothing, zeros, ...ids.map((id) => ({ ...nothing, [id]: 7 }))])
                            assert.notEqual(evaluate(expression, values), undefined, expression);
                    }
            }),
            { numRuns: 20 },
        );
    });

    it("says in words what is measured", () => {
        const [fast] = planServiceLevel({ service: "orders", objectives: { availability: { target: 99.9 } } });
        assert.ok(fast !== undefined);
        assert.equal(
            describeMeasured(fast),
            "more than 1.44 % bad in 1 hour and still in 5 minutes (14.4 times what the budget lasts for; of 348 requests or more)",
        );
    });

    it("takes as a setting what it takes as an argument", () => {
        const levels = { availability: { target: 99.9 }, latency: { target: 99, seconds: 0.3 } };
        assert.ok(serviceLevelSetting.safeParse({ ...levels, windowDays: 28 }).success);
        assert.ok(serviceLevelSetting.safeParse("off").success);
        const addresses = { runbooksAt: "https://git.example.com/p/blob/main", grafanaAt: "https://g.example.com" };
        assert.ok(serviceLevelSetting.safeParse({ ...levels, ...addresses }).success);
        for (const wrong of [
            {},
            { availability: { target: 100 } },
            { latency: { target: 99, seconds: 0.2 } },
            { ...levels, windowDays: 71 },
            { ...levels, runbooksAt: "docs/runbooks" },
        ])
            assert.ok(!serviceLevelSetting.safeParse(wrong).success, JSON.stringify(wrong));
        assert.deepEqual(checkServiceLevel({ service: "orders", objectives: { availability: { target: 99.9 } } }), []);
    });
});

describe("a quantile in CloudWatch", () => {
    const within = (counts: readonly number[]) =>
        Object.fromEntries(counts.map((count, index) => [`w${index}`, count]));

    it("lies on the straight line within the bucket that has it", () => {
        // 0.1 0.25 0.3 0.5 1 2.5 5
        const metrics = { good: 100, ...within([50, 80, 90, 95, 99, 100, 100]) };
        assert.equal(evaluate(quantileExpression(0.5), metrics), 0.1);
        assert.equal(evaluate(quantileExpression(0.95), metrics), 0.5);
        assert.equal(evaluate(quantileExpression(0.99), metrics), 1);
        assert.ok(Math.abs((evaluate(quantileExpression(0.65), metrics) ?? 0) - 0.175) < 1e-9);
    });

    it("has a value where buckets are empty: nobody is between their bounds", () => {
        const metrics = { good: 10, ...within([10, 10, 10, 10, 10, 10, 10]) };
        assert.equal(evaluate(quantileExpression(0.5), metrics), 0.05);
    });

    it("is drawn at the last bound for what is slower, and at 0 without requests", () => {
        assert.equal(evaluate(quantileExpression(0.99), { good: 100, ...within([0, 0, 0, 0, 0, 0, 10]) }), 5);
        assert.equal(evaluate(quantileExpression(0.99), { good: 0, ...within([0, 0, 0, 0, 0, 0, 0]) }), 0);
    });
});

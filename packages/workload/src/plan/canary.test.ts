import assert from "node:assert/strict";
import fc from "fast-check";
import { canaryPods, checkCanary, planCanary, type Released } from "./canary.ts";
import type { CanaryStep } from "./rolloutShape.ts";

const canary = (steps?: readonly CanaryStep[], replicas = 10): Released => ({
    rollout: { strategy: "canary", ...(steps === undefined ? {} : { steps }) },
    web: { scaling: { replicas } },
});

function problems(released: unknown): string[] {
    return checkCanary(released as Released).map(({ path, rule }) => `${path.join(".")}: ${rule}`);
}

describe("a release by canary", () => {
    it("is a fifth and then a half of the pods, ten minutes each, judged by the service level", () => {
        assert.deepEqual(planCanary({ rollout: { strategy: "canary" } }), {
            steps: [
                { weight: 20, minutes: 10 },
                { weight: 50, minutes: 10 },
            ],
            analysis: { lowTraffic: "pass" },
            stepSeconds: 1200,
        });
    });

    it("is none unless it is asked for", () => {
        assert.equal(planCanary({}), undefined);
        assert.equal(planCanary({ rollout: { strategy: "rolling" } }), undefined);
        assert.deepEqual(problems({ rollout: { strategy: "rolling" } }), []);
    });

    it("leaves out default steps that so few pods cannot tell apart", () => {
        const weights = (replicas: number) =>
            planCanary(canary(undefined, replicas))?.steps.map(({ weight }) => weight);
        assert.deepEqual([weights(1), weights(2), weights(3)], [[20], [20, 50], [20, 50]]);
    });

    it("keeps a weight by whole pods, one of either at least and one more than there are at most", () => {
        // argo-rollouts, utils/replicaset/canary_test.go and its own examples.
        assert.deepEqual(canaryPods(10, 10), { canary: 1, stable: 9 });
        assert.deepEqual(canaryPods(10, 5), { canary: 1, stable: 10 });
        assert.deepEqual(canaryPods(3, 50), { canary: 2, stable: 2 });
        assert.deepEqual(canaryPods(3, 20), { canary: 1, stable: 3 });
        assert.deepEqual(canaryPods(1, 95), { canary: 1, stable: 1 });
        fc.assert(
            fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 99 }), (replicas, weight) => {
                const { canary, stable } = canaryPods(replicas, weight);
                assert.ok(Number.isInteger(canary) && canary >= 1 && stable >= 1);
                assert.ok(canary + stable === replicas || canary + stable === replicas + 1);
                // A pod more or less of either is no nearer than half a pod's share.
                const off = Math.abs((100 * canary) / (canary + stable) - weight);
                assert.ok(off <= 100 / (replicas + 1), `${replicas} pods at ${weight} %: off by ${off}`);
            }),
        );
    });

    it("refuses steps out of range, all at once", () => {
        const steps = [
            { weight: 0, minutes: 2 },
            { weight: 100, minutes: 10.5 },
        ];
        assert.deepEqual(problems(canary(steps)), [
            "rollout.steps.0.weight: must be a whole number from 1 to 99",
            "rollout.steps.0.minutes: must be a whole number from 3 to 60",
            "rollout.steps.1.weight: must be a whole number from 1 to 99",
            "rollout.steps.1.minutes: must be a whole number from 3 to 60",
        ]);
        assert.match(problems(canary([])).join(), /^rollout\.steps: must be from 1 to 10 steps/);
    });

    it("refuses a step that is no more pods than the one before", () => {
        const steps = [
            { weight: 5, minutes: 5 },
            { weight: 10, minutes: 5 },
        ];
        assert.deepEqual(problems(canary(steps, 40)), []);
        assert.deepEqual(problems(canary(steps, 3)), [
            "rollout.steps.1.weight: must be more than the step before: of 3 pods 5 % and 10 % are 1 new beside 3 old",
        ]);
        assert.equal(problems(canary([...steps].reverse(), 40)).length, 1);
    });

    it("refuses to take longer than whoever deploys can wait", () => {
        assert.match(
            problems(
                canary([
                    { weight: 20, minutes: 40 },
                    { weight: 50, minutes: 30 },
                ]),
            ).join(),
            /^rollout\.steps: must take 60 minutes together at most/,
        );
    });

    it("refuses what belongs to a canary in a rolling release, and words that mean nothing", () => {
        assert.deepEqual(problems({ rollout: { strategy: "rolling", steps: [] } }).length, 1);
        assert.deepEqual(problems({ rollout: { strategy: "blueGreen" } }), [
            "rollout.strategy: must be one of rolling, canary",
        ]);
        assert.deepEqual(problems({ rollout: { strategy: "canary", analysis: { lowTraffic: "ignore" } } }), [
            "rollout.analysis.lowTraffic: must be one of pass, pause",
        ]);
    });
});

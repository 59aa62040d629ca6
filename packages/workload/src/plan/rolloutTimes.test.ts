import assert from "node:assert/strict";
import fc from "fast-check";
import { planRollout } from "./rolloutTimes.ts";

describe("how long a rollout may take", () => {
    it("is ten minutes for a few pods, as Kubernetes and Pulumi have it by themselves", () => {
        const { progressSeconds, timeoutSeconds } = planRollout({ scaling: { min: 2, max: 6 } }, "cluster");
        assert.deepEqual([progressSeconds, timeoutSeconds], [600, 600]);
    });

    it("is longer for pods that come one after another, most of all behind a load balancer", () => {
        assert.equal(planRollout({}, "cluster").timeoutSeconds, 60 + 20 * 30);
        assert.equal(planRollout({}, "load-balancer").timeoutSeconds, 60 + 20 * 50);
    });

    it("leaves every pod the time that it may take to start, and every one the time to end", () => {
        fc.assert(
            fc.property(
                fc.integer({ min: 10, max: 1800 }),
                fc.integer({ min: 1, max: 3600 }),
                fc.integer({ min: 2, max: 200 }),
                (startupSeconds, graceSeconds, replicas) => {
                    const process = { startupSeconds, shutdown: { graceSeconds }, scaling: { replicas } };
                    const { progressSeconds, timeoutSeconds, deleteSeconds } = planRollout(process, "cluster");
                    assert.ok(progressSeconds > startupSeconds);
                    assert.ok(timeoutSeconds >= progressSeconds);
                    assert.ok(deleteSeconds > graceSeconds);
                },
            ),
        );
    });
});

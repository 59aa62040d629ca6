import assert from "node:assert/strict";
import { runChecks, toProblems } from "@plinth/core/settings";
import fc from "fast-check";
import { leastServerless } from "../testdata/cacheArgs.ts";
import { serverlessChecks } from "./checkServerless.ts";
import { planServerless } from "./planServerless.ts";
import type { ServerlessShape } from "./serverlessShape.ts";

function problemsOf(change: Partial<ServerlessShape>) {
    return toProblems(runChecks(serverlessChecks, { ...leastServerless, ...change }));
}

function storage(maximum: number, minimum?: number): Partial<ServerlessShape> {
    return { limits: { ...leastServerless.limits, storageGb: { maximum, minimum } } };
}

describe("a serverless cache's shape", () => {
    it("becomes limits, daily snapshots and one user", () => {
        const plan = planServerless("plinth-prod-carts", leastServerless);
        assert.deepEqual(plan.cache, {
            engine: "valkey",
            majorEngineVersion: "8",
            cacheUsageLimits: { dataStorage: { maximum: 10, unit: "GB" }, ecpuPerSeconds: [{ maximum: 5000 }] },
            snapshotRetentionLimit: 7,
            dailySnapshotTime: "01:00",
        });
        assert.deepEqual(
            plan.users.map(({ userId }) => userId),
            ["plinth-prod-carts-app"],
        );
        assert.equal(plan.protect, true);
    });

    it("says no time for snapshots where none are kept", () => {
        const { cache } = planServerless("carts", {
            ...leastServerless,
            snapshots: { retentionDays: 0, time: "04:00" },
        });
        assert.deepEqual([cache.snapshotRetentionLimit, "dailySnapshotTime" in cache], [0, false]);
    });

    it("always has an upper limit to its cost, whatever else is asked for", () => {
        const range = (least: number, most: number) =>
            fc.record({
                maximum: fc.integer({ min: least - 2, max: most + 2 }),
                minimum: fc.option(fc.integer({ min: 0, max: most }), { nil: undefined }),
            });
        fc.assert(
            fc.property(range(1, 5000), range(1000, 15_000_000), (storageGb, ecpuPerSecond) => {
                const shape: ServerlessShape = { ...leastServerless, limits: { storageGb, ecpuPerSecond } };
                fc.pre(runChecks(serverlessChecks, shape).length === 0);
                const { dataStorage, ecpuPerSeconds } = planServerless("carts", shape).cache.cacheUsageLimits;
                assert.ok(dataStorage.maximum >= 1 && dataStorage.maximum <= 5000);
                assert.ok((dataStorage.minimum ?? 1) >= 1 && (dataStorage.minimum ?? 0) <= dataStorage.maximum);
                const [units] = ecpuPerSeconds;
                assert.ok(units !== undefined && units.maximum >= 1000 && units.maximum <= 15_000_000);
                assert.ok((units.minimum ?? 1000) >= 1000 && (units.minimum ?? 0) <= units.maximum);
            }),
        );
    });

    for (const maximum of [0, 5001, 1.5]) {
        it(`refuses ${maximum} GB`, () => {
            assert.deepEqual(problemsOf(storage(maximum)), [
                {
                    path: "limits.storageGb.maximum",
                    rule: "must be a whole number from 1 to 5000 (GB)",
                    value: maximum,
                    fix: "choose one",
                },
            ]);
        });
    }

    it("refuses fewer units a second than AWS counts in", () => {
        const limits = { ...leastServerless.limits, ecpuPerSecond: { maximum: 999 } };
        assert.deepEqual(
            problemsOf({ limits }).map(({ path, rule }) => [path, rule]),
            [["limits.ecpuPerSecond.maximum", "must be a whole number from 1000 to 15000000 (ECPU a second)"]],
        );
    });

    it("refuses a minimum above the maximum", () => {
        assert.deepEqual(problemsOf(storage(10, 20)), [
            {
                path: "limits.storageGb.minimum",
                rule: "must not be above the maximum, 10",
                value: 20,
                fix: "lower it, or leave it out: a minimum is paid for whether it is used or not",
            },
        ]);
    });

    for (const [change, rule] of [
        [{ majorVersion: "8.1" }, "must be a major version of valkey with IAM authentication: 7, 8, 9"],
        [{ engine: "redis" }, "must be a major version of redis with IAM authentication: 7"],
    ] as const) {
        it(`refuses ${JSON.stringify(change)}`, () => {
            const [problem] = problemsOf(change);
            assert.deepEqual([problem?.path, problem?.rule], ["majorVersion", rule]);
        });
    }

    it("refuses everything that is wrong at once", () => {
        const paths = problemsOf({
            majorVersion: "6",
            users: {},
            snapshots: { retentionDays: 36, time: "25:00" },
            ...storage(0),
        }).map(({ path }) => path);
        assert.deepEqual(paths, [
            "majorVersion",
            "limits.storageGb.maximum",
            "users",
            "snapshots.retentionDays",
            "snapshots.time",
        ]);
    });
});

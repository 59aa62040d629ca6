import assert from "node:assert/strict";
import { ProblemsError } from "@plinth/core/errors";
import { runChecks } from "@plinth/core/settings";
import { record } from "@plinth/testing";
import fc from "fast-check";
import { type AuroraCapacity, auroraChecks, type AuroraShape } from "../plan/index.ts";
import { leastAurora } from "../testdata/auroraArgs.ts";
import { Aurora } from "./aurora.ts";
import type { AuroraArgs } from "./auroraArgs.ts";

function refused(changes: Partial<AuroraArgs>, name = "aurora-ledger") {
    try {
        new Aurora(name, { ...leastAurora, ...changes });
    } catch (error) {
        assert.ok(error instanceof ProblemsError);
        return error.problems;
    }
    return assert.fail("accepted");
}

function refusedPaths(changes: Partial<AuroraArgs>, name?: string) {
    return refused(changes, name).map(({ path }) => path);
}

describe("Aurora arguments", () => {
    it("refuses them before anything registers, all at once", async () => {
        const made = await record(() =>
            refusedPaths({
                engineVersion: "9.6",
                capacity: { kind: "provisioned", instanceClass: "db.r6i.large" },
                port: 22,
                subnetIds: ["subnet-a"],
            }),
        );
        assert.deepEqual(made.resources, []);
        assert.deepEqual(made.result, ["subnetIds", "engineVersion", "capacity.instanceClass", "port"]);
    });

    it("refuses a limit below 1, below the minimum, beyond 256 or between halves", () => {
        for (const [minCapacity, maxCapacity] of [
            [0, 0.5],
            [8, 4],
            [1, 256.5],
            [1, 2.3],
        ] as const) {
            assert.deepEqual(
                refusedPaths({ capacity: { kind: "serverless", minCapacity, maxCapacity } }),
                ["capacity.maxCapacity"],
                `${minCapacity} to ${maxCapacity}`,
            );
        }
        assert.deepEqual(refusedPaths({ capacity: { kind: "serverless", minCapacity: -1, maxCapacity: 4 } }), [
            "capacity.minCapacity",
        ]);
    });

    it("takes exactly the ranges in halves from 0 up to 256, with the limit not below 1 and not below the minimum", () => {
        const units = fc.oneof(
            fc.integer({ min: -4, max: 520 }).map((halves) => halves / 2),
            fc.double({ noNaN: true }),
        );
        fc.assert(
            fc.property(units, units, (minCapacity, maxCapacity) => {
                const shape: AuroraShape = {
                    ...leastAurora,
                    capacity: { kind: "serverless", minCapacity, maxCapacity },
                };
                const halves = Number.isInteger(2 * minCapacity) && Number.isInteger(2 * maxCapacity);
                const fine =
                    halves && minCapacity >= 0 && maxCapacity >= minCapacity && maxCapacity >= 1 && maxCapacity <= 256;
                assert.equal(runChecks(auroraChecks, shape).length === 0, fine);
            }),
        );
    });

    it("refuses a pause of instances that do not shrink to nothing, and one that AWS does not have", () => {
        const pausing = (minCapacity: number, pauseAfterSeconds: number): AuroraCapacity => ({
            kind: "serverless",
            minCapacity,
            maxCapacity: 4,
            pauseAfterSeconds,
        });
        const [problem] = refused({ capacity: pausing(0.5, 600) });
        assert.equal(problem?.path, "capacity.pauseAfterSeconds");
        assert.match(problem.rule, /unless minCapacity is 0/);
        for (const seconds of [299, 86_401, 300.5]) {
            assert.deepEqual(refusedPaths({ capacity: pausing(0, seconds) }), ["capacity.pauseAfterSeconds"]);
        }
    });

    it("refuses no instance at all, a seventeenth, wrong names and tiers", () => {
        assert.deepEqual(refusedPaths({ members: {} }), ["members"]);
        const many = Object.fromEntries(Array.from({ length: 17 }, (_, index) => [`m${index}`, {}]));
        assert.deepEqual(refusedPaths({ members: many }), ["members"]);
        assert.deepEqual(refusedPaths({ members: { "Re-ad": { promotionTier: 16 } } }), [
            "members.Re-ad",
            "members.Re-ad.promotionTier",
        ]);
    });

    it("refuses names that are too long with what is added to them", () => {
        assert.deepEqual(refusedPaths({ identifier: `plinth-${"x".repeat(53)}` }), ["members.one", "members.two"]);
        assert.deepEqual(refusedPaths({ backups: { plan: {} } }, "a".repeat(30)), [""]);
    });

    it("refuses an upgrade that AWS refuses, and a source that it could not know", () => {
        assert.deepEqual(refusedPaths({ engineVersion: "17.4", upgradeFrom: "16.9" }), ["engineVersion"]);
        assert.deepEqual(refusedPaths({ restore: { from: "time", source: "Ledger DB", time: "noon" } }), [
            "restore.source",
            "restore.time",
        ]);
        assert.deepEqual(refusedPaths({ restore: { from: "snapshot", snapshot: "1st" } }), ["restore.snapshot"]);
    });

    it("has one kind of capacity: a mix does not compile", () => {
        // @ts-expect-error a class has no limits
        const mixed: AuroraCapacity = { kind: "provisioned", instanceClass: "db.r7g.large", maxCapacity: 4 };
        // @ts-expect-error copies in another region are not made of clusters
        const copied: AuroraArgs = { ...leastAurora, backups: { copy: { region: "eu-central-1" } } };
        assert.equal(mixed.kind, "provisioned");
        assert.equal(copied.engineVersion, "17");
    });
});

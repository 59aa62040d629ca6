import assert from "node:assert/strict";
import { runChecks, toProblems } from "@plinth/core/settings";
import fc from "fast-check";
import { leastShape } from "../testdata/databaseArgs.ts";
import { databaseChecks } from "./checkDatabase.ts";
import type { DatabaseShape } from "./shape.ts";
import { lowestTarget, upgradePath } from "./upgrade.ts";

function problemsOf(change: Partial<DatabaseShape>) {
    return toProblems(runChecks(databaseChecks, { ...leastShape, ...change }));
}

/** Lowest targets that the table of the Amazon RDS User Guide names, by source and major (read on 2026-11-21). */
const TABLE = [
    ["16.9", "17.5"],
    ["16.8", "17.4"],
    ["16.7", "17.3"],
    ["16.6", "17.2"],
    ["16.5", "17.1"],
    ["16.4", "17.1"],
    ["16.1", "17.1"],
    ["15.13", "17.5"],
    ["15.13", "16.9"],
] as const;

describe("the upgrade path of a version", () => {
    for (const [from, lowest] of TABLE) {
        it(`leads from ${from} to ${lowest} and later, as AWS's table says`, () => {
            const [major, minor] = lowest.split(".").map(Number);
            assert.equal(lowestTarget(from, major ?? 0), lowest);
            assert.equal(upgradePath(from, lowest), "major");
            assert.equal(upgradePath(from, `${major}.${(minor ?? 0) + 1}`), "major");
        });
    }

    for (const [from, to] of [
        ["16.9", "17.4"],
        ["16.8", "17.3"],
        ["15.13", "16.8"],
        ["17.7", "18.0"],
    ] as const) {
        it(`does not lead from ${from} to ${to}, which came out earlier`, () => {
            assert.equal(upgradePath(from, to), "tooOldMinor");
        });
    }

    it("knows minor upgrades, what stays the same, and that there is no way back", () => {
        assert.equal(upgradePath("17.4", "17.7"), "minor");
        assert.equal(upgradePath("17.4", "17"), "none");
        assert.equal(upgradePath("17.4", "17.3"), "downgrade");
        assert.equal(upgradePath("17.4", "16.11"), "downgrade");
    });

    it("says so where it does not know", () => {
        assert.equal(upgradePath("17", "18.1"), "unknown");
        assert.equal(upgradePath("17.7", "19.1"), "unknown");
        assert.equal(upgradePath("13.20", "17.7"), "unknown");
    });

    it("is never shortened by going through a major in between", () => {
        const version = fc.tuple(fc.integer({ min: 14, max: 18 }), fc.integer({ min: 1, max: 30 }));
        fc.assert(
            fc.property(version, version, version, (...made) => {
                const [a, b, c] = made.map(([major, minor]) => `${major}.${minor}`);
                assert.ok(a !== undefined && b !== undefined && c !== undefined);
                fc.pre(upgradePath(a, b) === "major" && upgradePath(b, c) === "major");
                assert.equal(upgradePath(a, c), "major");
            }),
        );
    });
});

it("counts the minors of one day's release as one", () => {
    const together = ["18.4", "17.10", "16.14", "15.18", "14.23"];
    for (const [index, from] of together.entries()) {
        for (const to of together.slice(0, index)) {
            assert.equal(lowestTarget(from, Number(to.split(".")[0])), to);
        }
    }
});

describe("a database that is being upgraded", () => {
    it("takes a path that AWS takes", () => {
        assert.deepEqual(problemsOf({ engineVersion: "17.5", upgradeFrom: "16.9" }), []);
        assert.deepEqual(problemsOf({ engineVersion: "17", upgradeFrom: "17.5" }), []);
    });

    it("refuses a minor that is older than what runs, and names the first that is not", () => {
        assert.deepEqual(problemsOf({ engineVersion: "17.4", upgradeFrom: "16.9" }), [
            {
                path: "engineVersion",
                rule: "must have come out with or after 16.9, which runs now: AWS refuses an upgrade to an older minor",
                value: "17.4",
                fix: "write 17.5 or later",
            },
        ]);
    });

    it("refuses a major alone, of which AWS might choose a minor it then refuses", () => {
        assert.deepEqual(problemsOf({ engineVersion: "17", upgradeFrom: "16.9" }), [
            {
                path: "engineVersion",
                rule: "must name its minor for an upgrade from 16.9: AWS allows only minors as new as that",
                value: "17",
                fix: "write 17.5 or later; the major alone is enough again once upgradeFrom is gone",
            },
        ]);
    });

    it("refuses to go back", () => {
        const [problem, ...more] = problemsOf({ engineVersion: "16.11", upgradeFrom: "17.5" });
        assert.deepEqual(more, []);
        assert.equal(problem?.path, "engineVersion");
        assert.equal(problem.rule, "must not be older than 17.5, which runs now: AWS has no way back");
    });

    it("refuses to guess about a major it has no data of", () => {
        const [problem] = problemsOf({ engineVersion: "19.1", upgradeFrom: "17.5" });
        assert.equal(problem?.path, "engineVersion");
        assert.equal(problem.rule, "must be a version whose upgrades are known here, from 17.5");
    });

    for (const upgradeFrom of ["17", "9.6", "latest"]) {
        it(`refuses ${upgradeFrom} as what runs now`, () => {
            const [problem] = problemsOf({ engineVersion: "17.7", upgradeFrom });
            assert.equal(problem?.path, "upgradeFrom");
            assert.equal(problem.value, upgradeFrom);
        });
    }
});

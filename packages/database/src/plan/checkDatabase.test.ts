import assert from "node:assert/strict";
import { leastShape } from "../testdata/databaseArgs.ts";
import { databaseChecks } from "./checkDatabase.ts";
import { runChecks, toProblems } from "@plinth/core/settings";
import type { DatabaseShape } from "./shape.ts";

function problemsOf(change: Partial<DatabaseShape>) {
    return toProblems(runChecks(databaseChecks, { ...leastShape, ...change }));
}

describe("a database's shape", () => {
    it("needs a version, a class and a size, and no more", () => {
        assert.deepEqual(problemsOf({}), []);
    });

    for (const engineVersion of ["14", "17", "17.7", "18.1"]) {
        it(`takes PostgreSQL ${engineVersion}`, () => {
            assert.deepEqual(problemsOf({ engineVersion }), []);
        });
    }

    for (const engineVersion of ["13.20", "9.6", "17.7.1", "latest", ""]) {
        it(`refuses ${JSON.stringify(engineVersion)} as a version`, () => {
            assert.deepEqual(problemsOf({ engineVersion }), [
                {
                    path: "engineVersion",
                    rule: "must be a PostgreSQL version from 14 on, major alone or with its minor",
                    value: engineVersion,
                    fix: 'write it in quotes, such as "17" or "17.7"',
                },
            ]);
        });
    }

    for (const instanceClass of [
        "db.t4g.micro",
        "db.m7g.large",
        "db.r6gd.16xlarge",
        "db.r8g.xlarge",
        "db.x2g.2xlarge",
    ]) {
        it(`takes class ${instanceClass}`, () => {
            assert.deepEqual(problemsOf({ instanceClass }), []);
        });
    }

    it("refuses a class without a Graviton processor", () => {
        assert.deepEqual(problemsOf({ instanceClass: "db.m6i.large" }), [
            {
                path: "instanceClass",
                rule: "must be a class with a Graviton processor",
                value: "db.m6i.large",
                fix: "choose one such as db.t4g.medium, db.m7g.large or db.r7g.xlarge",
            },
        ]);
    });

    for (const instanceClass of ["m7g.large", "db.huge", "cache.t4g.micro"]) {
        it(`refuses ${instanceClass}, which is no class of RDS`, () => {
            const [problem] = problemsOf({ instanceClass });
            assert.equal(problem?.rule, "must be an instance class of RDS");
        });
    }

    for (const retentionDays of [0, 36, 7.5]) {
        it(`refuses backups of ${retentionDays} days`, () => {
            assert.deepEqual(problemsOf({ backups: { retentionDays } }), [
                {
                    path: "backups.retentionDays",
                    rule: "must be a whole number of days from 1 to 35",
                    value: retentionDays,
                    fix: "choose one; restores to a point in time, replicas and blue/green updates need backups",
                },
            ]);
        });
    }

    it("refuses to protect a database from deletion and drop it without a copy", () => {
        assert.deepEqual(problemsOf({ backups: { finalSnapshot: false } }), [
            {
                path: "backups.finalSnapshot",
                rule: "must be true with deletionProtection: what may not be deleted by accident may not vanish without a copy",
                value: false,
                fix: "remove it, or write deletionProtection: false",
            },
        ]);
        assert.deepEqual(problemsOf({ backups: { finalSnapshot: false }, deletionProtection: false }), []);
    });

    it("refuses a sampling interval RDS does not have", () => {
        assert.deepEqual(problemsOf({ monitoringIntervalSeconds: 0 }), [
            {
                path: "monitoringIntervalSeconds",
                rule: "must be one of 1, 5, 10, 15, 30, 60",
                value: 0,
                fix: "choose one of them",
            },
        ]);
    });

    it("refuses a log retention CloudWatch Logs does not have", () => {
        const [problem] = problemsOf({ logRetentionDays: 100 });
        assert.equal(problem?.path, "logRetentionDays");
        assert.match(problem.rule, /\(1, 3, .* 3653\)$/);
        assert.equal(problem.value, 100);
    });

    for (const [key, value] of [
        ["databaseName", "Orders"],
        ["databaseName", "order-items"],
        ["masterUsername", "0wner"],
        ["masterUsername", "m".repeat(64)],
    ] as const) {
        it(`refuses ${value.slice(0, 12)} as ${key}`, () => {
            assert.deepEqual(problemsOf({ [key]: value }), [
                {
                    path: key,
                    rule: "must be at most 63 lower-case letters, digits and underscores, a letter first",
                    value,
                    fix: "rename it: other characters would have to be quoted in every statement",
                },
            ]);
        });
    }

    for (const [key, value] of [
        ["databaseName", "template1"],
        ["masterUsername", "rdsadmin"],
    ] as const) {
        it(`refuses ${value} as ${key}, which is taken`, () => {
            const [problem] = problemsOf({ [key]: value });
            assert.equal(problem?.path, key);
            assert.equal(problem.rule, "must not be a name RDS or PostgreSQL keeps for itself");
        });
    }

    for (const port of [22, 65_536, 5432.5]) {
        it(`refuses port ${port}`, () => {
            assert.deepEqual(problemsOf({ port }), [
                {
                    path: "port",
                    rule: "must be from 1150 to 65535",
                    value: port,
                    fix: "choose one, or leave it out for 5432",
                },
            ]);
        });
    }

    it("refuses everything that is wrong at once", () => {
        const paths = problemsOf({
            engineVersion: "9.6",
            instanceClass: "db.m6i.large",
            storage: { size: 20, iops: 20_000 },
            port: 22,
            parameters: { "rds.force_ssl": "0" },
        }).map(({ path }) => path);
        assert.deepEqual(paths, [
            "engineVersion",
            "instanceClass",
            "storage.iops",
            "port",
            'parameters["rds.force_ssl"]',
        ]);
    });
});

import assert from "node:assert/strict";
import { leastShape } from "../testdata/cacheArgs.ts";
import { cacheChecks } from "./checkCache.ts";
import { runChecks, toProblems } from "@plinth/core/settings";
import type { CacheShape } from "./shape.ts";

function problemsOf(change: Partial<CacheShape>) {
    return toProblems(runChecks(cacheChecks, { ...leastShape, ...change }));
}

describe("a cache's shape", () => {
    it("needs a version, a node type and a use, and no more", () => {
        assert.deepEqual(problemsOf({}), []);
    });

    for (const [engine, engineVersion] of [
        ["valkey", "7.2"],
        ["valkey", "9.0"],
        ["redis", "7.0"],
        ["redis", "7.1"],
    ] as const) {
        it(`takes ${engine} ${engineVersion}`, () => {
            assert.deepEqual(problemsOf({ engine, engineVersion }), []);
        });
    }

    for (const [engine, engineVersion, words, example] of [
        ["valkey", "7.0", "7.2, or 8.0 and later", "8.1"],
        ["valkey", "8", "7.2, or 8.0 and later", "8.1"],
        ["redis", "6.2", "7.0 or 7.1", "7.1"],
        ["redis", "8.1", "7.0 or 7.1", "7.1"],
    ] as const) {
        it(`refuses ${engine} ${engineVersion}`, () => {
            assert.deepEqual(problemsOf({ engine, engineVersion }), [
                {
                    path: "engineVersion",
                    rule: `must be a version of ${engine} with IAM authentication: ${words}`,
                    value: engineVersion,
                    fix: `write it in quotes with its minor, such as "${example}"`,
                },
            ]);
        });
    }

    for (const nodeType of ["cache.t4g.micro", "cache.m7g.large", "cache.r6g.16xlarge", "cache.c7gn.xlarge"]) {
        it(`takes node type ${nodeType}`, () => {
            assert.deepEqual(problemsOf({ nodeType }), []);
        });
    }

    for (const [nodeType, rule] of [
        ["cache.m6i.large", "must be a node type with a Graviton processor"],
        ["cache.r6gd.xlarge", "must be a node type that keeps all data in memory"],
        ["db.t4g.micro", "must be a node type of ElastiCache"],
    ] as const) {
        it(`refuses ${nodeType}`, () => {
            assert.deepEqual(problemsOf({ nodeType }), [
                {
                    path: "nodeType",
                    rule,
                    value: nodeType,
                    fix: "choose one such as cache.t4g.micro, cache.m7g.large or cache.r7g.large",
                },
            ]);
        });
    }

    for (const retentionDays of [-1, 36, 1.5]) {
        it(`refuses snapshots of ${retentionDays} days`, () => {
            assert.deepEqual(problemsOf({ snapshots: { retentionDays } }), [
                {
                    path: "snapshots.retentionDays",
                    rule: "must be a whole number of days from 0 to 35",
                    value: retentionDays,
                    fix: "choose one; 0 takes no snapshots",
                },
            ]);
        });
    }

    it("refuses a log retention CloudWatch Logs does not have", () => {
        const [problem] = problemsOf({ logRetentionDays: 100 });
        assert.equal(problem?.path, "logRetentionDays");
        assert.match(problem.rule, /\(1, 3, .* 3653\)$/);
    });

    for (const port of [80, 65_536, 6379.5]) {
        it(`refuses port ${port}`, () => {
            assert.deepEqual(problemsOf({ port }), [
                {
                    path: "port",
                    rule: "must be from 1024 to 65535",
                    value: port,
                    fix: "choose one, or leave it out for 6379",
                },
            ]);
        });
    }

    it("refuses everything that is wrong at once", () => {
        const paths = problemsOf({
            engineVersion: "6.2",
            nodeType: "cache.m6i.large",
            replicas: 0,
            users: { default: { access: "read" } },
            parameters: { "maxmemory-policy": "noeviction" },
        }).map(({ path }) => path);
        assert.deepEqual(paths, [
            "engineVersion",
            "nodeType",
            "multiAz",
            "users.default",
            "parameters.maxmemory-policy",
        ]);
    });
});

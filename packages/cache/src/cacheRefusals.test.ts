import assert from "node:assert/strict";
import { type Problem, ProblemsError } from "@plinth/core/errors";
import { record } from "@plinth/testing";
import * as pulumi from "@pulumi/pulumi";
import { Cache } from "./cache.ts";
import type { CachePlace } from "./cacheArgs.ts";
import type { CacheShape } from "./plan/index.ts";
import { argsWith, leastArgs } from "./testdata/cacheArgs.ts";

function refused(changes: Partial<CacheShape & CachePlace>): readonly Problem[] {
    try {
        new Cache("cache-sessions", argsWith(changes));
    } catch (error) {
        assert.ok(error instanceof ProblemsError);
        return error.problems;
    }
    return assert.fail("accepted");
}

describe("Cache arguments", () => {
    it("refuses them before anything registers", async () => {
        const made = await record(() => refused({ replicas: 6 }));
        assert.deepEqual(made.resources, []);
    });

    it("refuses with a message that names the cache and all that is wrong", () => {
        assert.throws(() => new Cache("cache-sessions", { ...leastArgs, replicas: 0, port: 80 }), {
            message:
                'cache "cache-sessions": 2 problems\n' +
                "  - multiAz: must be false without replicas: there is nothing to fail over to, got true. " +
                "Fix: write replicas: 1, or multiAz: false\n" +
                "  - port: must be from 1024 to 65535, got 80. Fix: choose one, or leave it out for 6379",
        });
    });

    it("refuses a name that AWS would not take", () => {
        const replicationGroupId = `plinth-${"s".repeat(40)}`;
        assert.deepEqual(refused({ replicationGroupId }), [
            {
                path: "replicationGroupId",
                rule: "must be at most 40 lower-case letters, digits and single hyphens, a letter first",
                value: replicationGroupId,
                fix: "shorten or rename it",
            },
        ]);
    });

    it("refuses a single subnet for replicas in several zones", () => {
        assert.deepEqual(refused({ subnetIds: ["subnet-a"] }), [
            {
                path: "subnetIds",
                rule: "must name subnets in at least two zones with multiAz",
                value: 1,
                fix: "add an isolated subnet of another zone",
            },
        ]);
    });

    it("refuses no subnet at all", () => {
        assert.deepEqual(refused({ subnetIds: [], multiAz: false }), [
            {
                path: "subnetIds",
                rule: "must name at least one subnet",
                value: 0,
                fix: "add an isolated subnet of another zone",
            },
        ]);
    });

    it("takes a single subnet for a cache in one zone, and subnets that are known only later", async () => {
        const single = { ...leastArgs, multiAz: false, subnetIds: ["subnet-a"] };
        await record(() => new Cache("cache-sessions", single));
        const made = await record(
            () => new Cache("cache-sessions", { ...leastArgs, subnetIds: pulumi.output(["subnet-a"]) }),
        );
        assert.deepEqual(made.only("aws:elasticache/subnetGroup:SubnetGroup")["subnetIds"], ["subnet-a"]);
    });

    it("refuses what its shape gets wrong", () => {
        const paths = refused({
            engineVersion: "6.2",
            nodeType: "cache.m6i.large",
            shards: 0,
            users: {},
            snapshots: { window: "01:00-01:30" },
            logRetentionDays: 2,
        }).map(({ path }) => path);
        assert.deepEqual(paths, [
            "engineVersion",
            "nodeType",
            "shards",
            "users",
            "snapshots.window",
            "logRetentionDays",
        ]);
    });
});

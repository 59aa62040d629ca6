import assert from "node:assert/strict";
import { record } from "@plinth/testing";
import type { CacheArgs, ServerlessCacheArgs } from "./cacheArgs.ts";
import { Cache } from "./cache.ts";
import { ServerlessCache } from "./serverlessCache.ts";
import { argsWith, leastArgs, leastServerlessArgs } from "./testdata/cacheArgs.ts";

const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";

async function make(args: CacheArgs = leastArgs) {
    return await record(() => new Cache("cache-sessions", args), { project: "plinth-cache", stack: "prod" });
}

type Made = Awaited<ReturnType<typeof make>>;

function names(made: { all: Made["all"] }): string[] {
    return made.all(ALARM).map(({ name }) => name.replace(/^cache-(sessions|carts)-|-alarm$/g, ""));
}

describe("alarms of a cache", () => {
    it("watch each node by its name in AWS, as any may become the primary", async () => {
        const made = await make();
        const roles = [
            "cpu-high",
            "host-cpu-high",
            "memory-high",
            "connections-high",
            "replication-lag",
            "authentication-failures",
            "no-data",
        ];
        assert.deepEqual(
            names(made).sort(),
            ["001", "002"].flatMap((node) => roles.map((role) => `${role}-${node}`)).sort(),
        );
        const alarm = made.named(ALARM, "cache-sessions-cpu-high-002-alarm");
        assert.deepEqual(alarm["dimensions"], { CacheClusterId: "plinth-prod-sessions-002" });
        assert.deepEqual(
            [alarm["namespace"], alarm["metricName"], alarm["threshold"], alarm["evaluationPeriods"]],
            ["AWS/ElastiCache", "EngineCPUUtilization", 90, 5],
        );
        assert.match(
            String(alarm["alarmDescription"]),
            /^\[ticket\] plinth-prod-sessions-002 has an engine without .* Runbook: docs\/runbooks\/cache\/cpu-high\.md$/,
        );
    });

    it("watch memory where writes fail when it is full, and evictions where keys make room", async () => {
        const cache = names(await make(argsWith({ use: "cache" })));
        assert.deepEqual([cache.includes("evictions-001"), cache.includes("memory-high-001")], [true, false]);
        const queue = names(await make(argsWith({ use: "queue" })));
        assert.deepEqual([queue.includes("evictions-001"), queue.includes("memory-high-001")], [false, true]);
    });

    it("watch no lag without replicas, and no host that has processors to spare", async () => {
        const made = names(await make(argsWith({ replicas: 0, multiAz: false, nodeType: "cache.r7g.xlarge" })));
        assert.deepEqual(
            made.filter((name) => /lag|host/.test(name)),
            [],
        );
    });

    it("only gain alarms with a shard or a replica", async () => {
        const [one, two, more] = [
            await make(argsWith({ shards: 1, nodeType: "cache.m7g.large" })),
            await make(argsWith({ shards: 2, nodeType: "cache.m7g.large" })),
            await make(argsWith({ shards: 2, replicas: 2, nodeType: "cache.m7g.large" })),
        ];
        assert.ok(names(two).includes("cpu-high-0002-001"));
        assert.ok(names(more).includes("cpu-high-0001-003"));
        for (const [before, after] of [
            [one, two],
            [two, more],
        ] as const) {
            for (const { name, inputs } of before.all(ALARM)) assert.deepEqual(after.named(ALARM, name), inputs, name);
        }
    });

    it("take thresholds by role, and are none with off", async () => {
        const made = await make({ ...leastArgs, alarms: { memoryHigh: { threshold: 70 } } });
        assert.equal(made.named(ALARM, "cache-sessions-memory-high-001-alarm")["threshold"], 70);
        assert.deepEqual(names(await make({ ...leastArgs, alarms: "off" })), []);
    });

    it("refuses a threshold that no percentage reaches", () => {
        assert.throws(
            () => new Cache("cache-sessions", { ...leastArgs, alarms: { cpuHigh: { threshold: 101 } } }),
            /alarms\.cpuHigh\.threshold: must be from 1 to 100 \(%\), got 101/,
        );
    });
});

describe("alarms of a serverless cache", () => {
    it("sound at three quarters of what it may hold and do", async () => {
        const args: ServerlessCacheArgs = leastServerlessArgs;
        const made = await record(() => new ServerlessCache("cache-carts", args), {
            project: "plinth-cache",
            stack: "prod",
        });
        assert.deepEqual(
            Object.fromEntries(
                made.all(ALARM).map(({ inputs }) => [inputs["metricName"], [inputs["statistic"], inputs["threshold"]]]),
            ),
            {
                BytesUsedForCache: ["Maximum", 7.5 * 10 ** 9],
                ElastiCacheProcessingUnits: ["Sum", 0.75 * 5000 * 60],
                ThrottledCmds: ["Sum", 0],
                Evictions: ["Sum", 1000],
                AuthenticationFailures: ["Sum", 10],
            },
        );
        for (const { inputs } of made.all(ALARM)) {
            assert.deepEqual(inputs["dimensions"], { clusterId: "plinth-prod-carts" });
        }
    });
});

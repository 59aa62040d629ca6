import assert from "node:assert/strict";
import { FakeProbes } from "../fake/index.ts";
import { results, Shop } from "../testdata/shop.ts";
import { settings } from "../verify/testdata/settings.ts";
import { alarm, alarmArn, checkpointOf, service } from "../verify/testdata/state.ts";
import type { ServiceState } from "../verify/ports.ts";

const running: ServiceState = {
    taskDefinition: "arn:aws:ecs:eu-west-1:111111111111:task-definition/shop:7",
    rollout: "COMPLETED",
    health: { desired: 1, available: 1 },
    otherDeployments: 0,
};

describe("plinth up looks at what it deployed", () => {
    let shop: Shop;
    let probes: FakeProbes;

    beforeEach(() => {
        shop = new Shop();
        probes = new FakeProbes();
        probes.serviceStates = { web: [running] };
        withService(shop);
    });

    /** Gives the cache an alarm and a service. */
    function withService({ engine }: Shop): void {
        const checkpoint = engine.exportCheckpoint.bind(engine);
        engine.exportCheckpoint = async (address) => {
            if (address.project !== "plinth-cache") return await checkpoint(address);
            return checkpointOf(alarm("cpu"), service("web", "shop:7"));
        };
    }

    const delivery = { freeze: [], verify: settings };
    const quiet = [{ arn: alarmArn("cpu"), state: "OK" }] as const;

    it("and is done with a layer whose checks pass, each of them in report and journal", async () => {
        probes.alarmStates = [[...quiet]];
        const { report, around } = await shop.run({ delivery }, {}, { probes });
        assert.equal(report.result, "done");
        assert.deepEqual(
            report.layers[2]?.checks.map(({ check, outcome }) => [check, outcome]),
            [
                ["outputs", "passed"],
                ["alarms", "passed"],
                ["services", "passed"],
            ],
        );
        const written = around.entries.filter((entry) => entry.event === "verify" && entry.layer === "cache");
        assert.equal(written.length, 3);
        assert.deepEqual(written[2]?.event === "verify" && written[2].health, { desired: 1, available: 1 });
    });

    it("and fails a layer that is not as it should be, with what is wrong; what needs it is skipped", async () => {
        probes.alarmStates = [[{ ...quiet[0], state: "ALARM", reason: "hot" }]];
        const { report, around } = await shop.run({ delivery }, {}, { probes });
        assert.deepEqual(results(report), {
            network: "done",
            database: "done",
            cache: "failed VERIFY_FAILED",
            cluster: "skipped UPSTREAM_FAILED",
        });
        assert.equal(report.layers[2]?.reason, "alarms, 1 alarm: cpu is in ALARM: hot");
        assert.match(around.said.at(-1) ?? "", /npx plinth verify dev looks again/);
    });

    it("and fails it again while nothing is left to change: an earlier run deployed it", async () => {
        probes.alarmStates = [[...quiet]];
        probes.serviceStates = { web: [{ ...running, rollout: "FAILED" }] };
        await shop.run({ delivery }, {}, { probes });
        const { report, calls } = await shop.run({ delivery }, {}, { probes });
        assert.equal(calls.includes("up plinth-cache"), false);
        assert.equal(results(report)["cache"], "failed VERIFY_FAILED");
        probes.serviceStates = { web: [running] };
        assert.equal(results((await shop.run({ delivery }, {}, { probes })).report)["cache"], "unchanged");
    });

    it("but takes no alarm for a reason against a layer in which nothing is changed", async () => {
        probes.alarmStates = [[...quiet]];
        await shop.run({ delivery }, {}, { probes });
        probes.alarmStates = [[{ ...quiet[0], state: "ALARM" }]];
        assert.equal(results((await shop.run({ delivery }, {}, { probes })).report)["cache"], "unchanged");
    });

    it("and calls a layer interrupted, neither done nor wrong, where a signal stops the run before or while it looks", async () => {
        for (const [during, answer] of [
            ["up plinth-cache", { ...quiet[0], state: "ALARM" }],
            ["states", { ...quiet[0], state: "ALARM" }],
            ["states", undefined],
        ] as const) {
            const stop = new AbortController();
            const one = new Shop();
            withService(one);
            one.engine.during = (call) => {
                if (call === during) stop.abort();
            };
            const looking = new FakeProbes();
            looking.serviceStates = { web: [running] };
            looking.alarmStates = [answer === undefined ? { missing: "ended by SIGINT" } : [answer]];
            const states = looking.alarms.states.bind(looking.alarms);
            looking.alarms.states = async (arns) => {
                if (during === "states") stop.abort();
                return await states(arns);
            };
            const { report, around } = await one.run({ delivery }, {}, { probes: looking, signal: stop.signal });
            assert.equal(results(report)["cache"], "failed INTERRUPTED", during);
            assert.equal(report.result, "interrupted");
            const verified = around.entries.flatMap((entry) => (entry.event === "deployed" ? [entry.layer] : []));
            assert.equal(verified.includes("cache"), false);
        }
    });

    it("and says what could not be looked at, which fails a layer only where the settings require it", async () => {
        const missing = "the AWS CLI, which is not on PATH";
        probes.alarmStates = [{ missing }];
        const first = await shop.run({ delivery }, {}, { probes });
        assert.equal(results(first.report)["cache"], "done");
        assert.ok(first.around.said.includes(`cache: alarms, 1 alarm: not checked: ${missing}`));
        const strict = { freeze: [], verify: { ...settings, require: ["alarms"] } } as const;
        const again = new Shop();
        withService(again);
        const { report } = await again.run({ delivery: strict, asked: ["network", "cache"] }, {}, { probes });
        assert.equal(results(report)["cache"], "failed VERIFY_FAILED");
    });
});

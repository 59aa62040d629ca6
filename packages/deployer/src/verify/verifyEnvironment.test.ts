import assert from "node:assert/strict";
import { FakeProbes, fakeSurroundings } from "../fake/index.ts";
import { Shop } from "../testdata/shop.ts";
import { settings } from "./testdata/settings.ts";
import { alarm, alarmArn, checkpointOf } from "./testdata/state.ts";
import { verifyEnvironment, type VerifyReport } from "./verifyEnvironment.ts";

describe("plinth verify", () => {
    let shop: Shop;
    let probes: FakeProbes;

    beforeEach(async () => {
        shop = new Shop();
        probes = new FakeProbes();
        await shop.run();
        shop.engine.calls.length = 0;
        shop.engine.exportCheckpoint = async ({ project }) =>
            checkpointOf(...(project === "plinth-database" ? [alarm("cpu")] : []));
    });

    async function verify(
        asked = shop.layers.map(({ name }) => name),
    ): Promise<{ readonly report: VerifyReport; readonly events: string[] }> {
        const around = { ...fakeSurroundings(shop.engine), probes };
        const request = { ...shop.request(), asked, delivery: { freeze: [], verify: settings } };
        const report = await verifyEnvironment(request, around);
        assert.ok(around.entries.every(({ verb }) => verb === "verify"));
        return { report, events: around.entries.map(({ event }) => event) };
    }

    it("looks at every layer, and changes and previews nothing", async () => {
        probes.alarmStates = [[{ arn: alarmArn("cpu"), state: "OK" }]];
        const { report, events } = await verify();
        assert.equal(report.result, "passed");
        const checks = report.layers.flatMap(({ layer, checks: made }) =>
            made.map(({ check, outcome }) => `${layer} ${check} ${outcome}`),
        );
        assert.deepEqual(checks, [
            "network outputs passed",
            "database outputs passed",
            "database alarms passed",
            "cache outputs passed",
            "cluster outputs passed",
        ]);
        assert.deepEqual(shop.engine.calls, []);
        assert.deepEqual(events, ["start", ...Array<string>(5).fill("verify"), "end"]);
    });

    it("fails with what is wrong, by layer, and says nothing of before: there is no deployment to compare with", async () => {
        probes.alarmStates = [[{ arn: alarmArn("cpu"), state: "ALARM", since: "2020-01-01T00:00:00Z" }]];
        const { report } = await verify();
        assert.deepEqual([report.result, report.code], ["failed", "VERIFY_FAILED"]);
        assert.deepEqual(report.layers[1]?.problems, ["alarms, 1 alarm: cpu is in ALARM since 2020-01-01T00:00:00Z"]);
    });

    it("fails a layer that is not deployed, and leaves out those that nobody asked for", async () => {
        const exists = shop.engine.exists.bind(shop.engine);
        shop.engine.exists = async (address) => address.project !== "plinth-cache" && (await exists(address));
        const { report } = await verify(["network", "cache"]);
        assert.deepEqual(
            report.layers.map(({ layer, outcome, problems }) => [layer, outcome, ...problems]),
            [
                ["network", "passed"],
                ["cache", "failed", "is not deployed"],
            ],
        );
    });

    it("fails on an output that is null", async () => {
        shop.engine.outputs = async () => ({ endpoint: { value: null, secret: false } });
        const { report } = await verify(["cache"]);
        assert.deepEqual(report.layers[0]?.problems, ["output endpoint is null"]);
    });

    it("does not know where a backend does not answer or the engine is missing, and that is not passed", async () => {
        shop.engine.outputs = async () => {
            throw new Error("dial tcp: no such host");
        };
        const { report } = await verify(["cache"]);
        assert.deepEqual([report.result, report.layers[0]?.problems], ["unknown", ["dial tcp: no such host"]]);
        shop.engine.missing = "pulumi is not on PATH";
        const missing = await verify();
        assert.deepEqual([missing.report.result, missing.report.code], ["unknown", "ENGINE_MISSING"]);
    });
});

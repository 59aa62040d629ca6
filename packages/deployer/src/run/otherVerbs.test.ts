import assert from "node:assert/strict";
import { codes } from "../errors/codes.ts";
import { results, Shop } from "../testdata/shop.ts";

const everything = (result: string): Record<string, string> => ({
    network: result,
    database: result,
    cache: result,
    cluster: result,
});
const denied = { failure: { kind: "failed", errors: ["AccessDenied: not allowed"] } } as const;

describe("plinth destroy", () => {
    let shop: Shop;

    beforeEach(async () => {
        shop = new Shop();
        await shop.run();
    });

    it("takes down what nobody needs first, each with its state kept before, and asks once", async () => {
        const { report, calls, around } = await shop.run({ verb: "destroy" });
        assert.deepEqual(results(report), everything("done"));
        const order = calls.filter((call) => call.startsWith("destroy "));
        assert.deepEqual([order[0], order[3]], ["destroy plinth-cluster", "destroy plinth-network"]);
        assert.equal(around.kept.length, 4);
        const asked = around.entries.filter((entry) => entry.event === "gate" && entry.gate === "confirmation");
        assert.equal(asked.length, 1);
    });

    it("has nothing to do the second time", async () => {
        await shop.run({ verb: "destroy" });
        const { report } = await shop.run({ verb: "destroy" });
        assert.deepEqual(results(report), everything("unchanged"));
    });

    it("says what holds data and goes with it, and takes the answer for all of it", async () => {
        const { report, around } = await shop.run({ verb: "destroy" });
        assert.ok(around.said.some((line) => /::orders deletes a database: the data goes with it/.test(line)));
        assert.equal(report.layers[1]?.dangers[0]?.kind, "dataLoss");
    });

    it("takes the environment's name for an answer, and not yes", async () => {
        const yes = await shop.run({ verb: "destroy", yes: false }, { answers: ["yes"] });
        assert.equal(yes.report.code, "DECLINED");
        const name = await shop.run({ verb: "destroy", yes: false }, { answers: ["dev"] });
        assert.equal(name.report.result, "done");
    });

    it("refuses production on --yes alone, and takes its name besides", async () => {
        const request = { verb: "destroy", production: true } as const;
        const { report } = await shop.run(request);
        assert.equal(report.code, "CONFIRMATION_REQUIRED");
        assert.match(report.layers[0]?.reason ?? "", /dev is production\. Fix: add --confirm dev$/);
        const wrong = await shop.run({ ...request, confirm: "staging" });
        assert.match(wrong.report.layers[0]?.reason ?? "", /--confirm staging is not the environment: this is dev/);
        assert.equal((await shop.run({ ...request, confirm: "dev" })).report.result, "done");
    });

    it("refuses a layer that others still need, naming them", async () => {
        const { report, calls } = await shop.run({ verb: "destroy", asked: ["database"] });
        assert.deepEqual([report.result, report.code], ["blocked", "DEPENDANTS_DEPLOYED"]);
        assert.equal(report.reason, "cluster is still deployed and would be left without database");
        assert.deepEqual(calls, []);
        const both = await shop.run({ verb: "destroy", asked: ["database", "cluster"] });
        assert.deepEqual(results(both.report), { database: "done", cluster: "done" });
    });

    it("leaves alone what a layer needs that could not be taken down", async () => {
        shop.engine.fail("destroy plinth-cluster", denied);
        const { report } = await shop.run({ verb: "destroy" });
        assert.deepEqual(results(report), {
            network: "skipped UPSTREAM_FAILED",
            database: "skipped UPSTREAM_FAILED",
            cache: "skipped UPSTREAM_FAILED",
            cluster: "failed DESTROY_FAILED",
        });
        assert.equal((await shop.run({ verb: "destroy" })).report.result, "done");
    });
});

describe("plinth refresh", () => {
    it("happens in a freeze, and needs no layer but its own", async () => {
        const shop = new Shop();
        await shop.run();
        const freeze = [{ from: "2026-11-01", to: "2026-11-30", reason: "Black Friday" }];
        const { report } = await shop.run({ verb: "refresh", asked: ["cluster"], delivery: { freeze } });
        assert.deepEqual(results(report), { cluster: "unchanged" });
    });

    it("says what is not deployed, and makes nothing for it", async () => {
        const shop = new Shop();
        const { report, calls } = await shop.run({ verb: "refresh" });
        assert.equal(report.layers[0]?.reason, "is not deployed");
        assert.deepEqual(calls, []);
    });
});

describe("the journal", () => {
    it("tells a run from start to end under one id, each layer once", async () => {
        const { around, report } = await new Shop().run();
        const { entries } = around;
        assert.ok(entries.every(({ version, correlationId }) => version === 1 && correlationId === "run-1"));
        assert.deepEqual([entries[0]?.event, entries.at(-1)?.event], ["start", "end"]);
        const network = entries.filter((entry) => "layer" in entry && entry.layer === "network");
        assert.deepEqual(
            network.map(({ event }) => event),
            ["preview", "gate", "gate", "checkpoint", "attempt", "verify", "layer", "deployed"],
        );
        const layers = entries.flatMap((entry) => (entry.event === "layer" ? [entry.layer] : []));
        assert.deepEqual(layers.toSorted(), report.layers.map(({ layer }) => layer).toSorted());
        const times = entries.map(({ time }) => time);
        assert.deepEqual(times, times.toSorted());
    });

    it("keeps every attempt and every wait", async () => {
        const shop = new Shop();
        shop.engine.fail("up plinth-network", {
            failure: { kind: "failed", errors: ["api error SlowDown: Please reduce your request rate."] },
        });
        const { around } = await shop.run();
        const attempts = around.entries.flatMap((entry) =>
            entry.event === "attempt" && entry.layer === "network" ? [entry.succeeded] : [],
        );
        assert.deepEqual(attempts, [false, true]);
        const [retry] = around.entries.flatMap((entry) => (entry.event === "retry" ? [entry] : []));
        assert.deepEqual([retry?.because, retry?.attempt, retry?.waitMilliseconds], ["throttling", 1, 1000]);
    });

    it("holds no secret, whoever says it, and neither do report and terminal", async () => {
        const shop = new Shop();
        shop.engine.configured["plinth-cache"] = { "plinth-cache:token": { value: "canary-config-7", secret: true } };
        await shop.run();
        shop.engine.programs["plinth-cache"] = () => ({ resources: {}, outputs: {} });
        shop.engine.fail("up plinth-cache", {
            failure: { kind: "failed", errors: ["password hunter2222 and canary-config-7 are wrong"] },
        });
        const { around, report } = await shop.run();
        const everywhere = JSON.stringify([around.entries, report, around.said]);
        assert.match(everywhere, /password \[secret\] and \[secret\] are wrong/);
        assert.doesNotMatch(everywhere, /hunter2222|canary-config-7/);
    });

    it("holds no secret that the same run has made", async () => {
        const shop = new Shop();
        shop.engine.fail("up plinth-cluster", { failure: { kind: "failed", errors: ["hunter2222 is refused"] } });
        const { around, report } = await shop.run();
        assert.equal(report.layers[3]?.reason, "[secret] is refused");
        assert.doesNotMatch(JSON.stringify([around.entries, report, around.said]), /hunter2222/);
    });

    it("and the terminal say how to recover from every code that ends a run", async () => {
        const shop = new Shop();
        shop.engine.fail("preview plinth-network", denied);
        const { around } = await shop.run();
        assert.equal(
            around.said.at(-1),
            `PREVIEW_FAILED: ${codes.PREVIEW_FAILED.recovery.replaceAll("<environment>", "dev")} More: docs/deploy-codes.md#preview_failed`,
        );
    });
});

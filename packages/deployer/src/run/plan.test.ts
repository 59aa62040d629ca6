import assert from "node:assert/strict";
import { fakeSurroundings } from "../fake/index.ts";
import type { EnvironmentPlan } from "../plan/approved.ts";
import { DATABASE, results, Shop } from "../testdata/shop.ts";
import { makePlan, type MadePlan } from "./makePlan.ts";
import type { DeliveryRequest } from "./request.ts";

const slow = { failure: { kind: "failed", errors: ["api error SlowDown: Please reduce your request rate."] } } as const;

describe("an update and what was confirmed", () => {
    let shop: Shop;

    beforeEach(() => {
        shop = new Shop();
    });

    /** Changes the program of the network while a call is at work. */
    function changeDuring(call: string, change: () => void): void {
        let done = false;
        shop.engine.during = (now) => {
            if (now !== call || done) return;
            done = true;
            change();
        };
    }

    it("stops where the program wants something else than its preview said, with a code of its own", async () => {
        changeDuring("up plinth-network", () => (shop.network = { cidr: "10.9.0.0/16" }));
        const { report, calls } = await shop.run();
        assert.deepEqual(results(report)["network"], "failed PLAN_VIOLATED");
        assert.match(report.layers[0]?.reason ?? "", /::vpc: other than confirmed: cidr violates plan$/);
        assert.deepEqual([report.code, calls.includes("up plinth-cache")], ["PLAN_VIOLATED", false]);
        assert.equal((await shop.run()).report.result, "done", "what is left is previewed anew");
    });

    it("goes on after failures that pass with what is left of the plan, previewed again", async () => {
        shop.engine.programs["plinth-network"] = () => ({
            resources: { vpc: { inputs: { cidr: "10.0.0.0/16" } }, subnet: {} },
            outputs: { vpcId: "vpc-1" },
        });
        shop.engine.fail("up plinth-network", { ...slow, done: ["vpc"] }, slow);
        const { report, calls } = await shop.run();
        assert.equal(report.result, "done");
        assert.deepEqual(
            calls.slice(1, 7),
            ["preview", "up", "preview", "up", "preview", "up"].map((one) => `${one} plinth-network`),
        );
    });

    it("goes on where only what depends on what has come to be known, and where something else differs not", async () => {
        const urn = "urn:pulumi:dev::plinth-network::test:index:Thing::vpc";
        const order = `resource ${urn} violates plan: dependencies changed: added urn:other`;
        const violated = { failure: { kind: "planViolated", errors: [order] } } as const;
        shop.engine.fail("up plinth-network", violated, slow, violated);
        const { report, around } = await shop.run();
        assert.deepEqual([report.result, report.layers[0]?.attempts], ["done", 4]);
        const retries = around.entries.flatMap((entry) => (entry.event === "retry" ? [entry.because] : []));
        assert.deepEqual(retries, ["order", "throttling", "order"]);
    });

    it("refuses a retry that wants more than was confirmed", async () => {
        shop.engine.fail("up plinth-network", slow);
        let previews = 0;
        shop.engine.during = (call) => {
            if (call === "preview plinth-network") previews += 1;
            if (previews === 2) shop.network = { cidr: "10.9.0.0/16" };
        };
        const { report, calls } = await shop.run();
        assert.equal(results(report)["network"], "failed PLAN_VIOLATED");
        assert.equal(calls.filter((call) => call === "up plinth-network").length, 1);
    });

    it("is held to nothing where settings say so", async () => {
        changeDuring("up plinth-network", () => (shop.network = { cidr: "10.9.0.0/16" }));
        const plan = { hold: false, handOver: false, validHours: 24 };
        const { report } = await shop.run({ delivery: { freeze: [], plan } });
        assert.equal(report.result, "done");
    });

    describe("of another run", () => {
        async function made(request: Partial<DeliveryRequest> = {}): Promise<MadePlan> {
            return await makePlan(shop.request({ commit: "abc", ...request }), fakeSurroundings(shop.engine));
        }

        async function approved(): Promise<EnvironmentPlan> {
            const { plan } = await made();
            assert.ok(plan);
            return plan;
        }

        it("changes nothing, makes no stack, and leaves open what nobody can know", async () => {
            const { plan, report } = await made();
            assert.deepEqual(shop.engine.calls, []);
            assert.deepEqual(
                plan?.layers.map((layer) => [layer.layer, layer.kind === "open" ? layer.reason : layer.changes]),
                ["network", "database", "cache", "cluster"].map((name) => [name, "its stack is not there yet"]),
            );
            assert.equal(report.result, "done");
        });

        it("is applied, with every layer that it says nothing new of left as it is", async () => {
            await shop.run();
            shop.network = { cidr: "10.1.0.0/16" };
            const plan = await approved();
            assert.deepEqual(
                plan.layers.map((layer) => layer.kind === "held" && [layer.changes, layer.unless]),
                [
                    [{ update: 1 }, []],
                    [{}, []],
                    [{}, []],
                    [{}, []],
                ],
            );
            const { report, around } = await shop.run({ approved: plan, commit: "abc" });
            assert.deepEqual(results(report), {
                network: "done",
                database: "unchanged",
                cache: "unchanged",
                cluster: "unchanged",
            });
            assert.equal(around.entries.find((entry) => entry.event === "start")?.planOf, "run-1");
        });

        it("refuses a program that wants something else by now, before anything is changed", async () => {
            await shop.run();
            shop.network = { cidr: "10.1.0.0/16" };
            const plan = await approved();
            shop.network = { cidr: "10.2.0.0/16" };
            const { report, calls } = await shop.run({ approved: plan, commit: "abc" });
            assert.deepEqual([report.result, results(report)["network"]], ["blocked", "blocked PLAN_REFUSED"]);
            assert.match(report.layers[0]?.reason ?? "", /::vpc: other than confirmed: cidr$/);
            assert.ok(!calls.some((call) => call.startsWith("up ")));
        });

        it("refuses a layer whose state has changed since, and layers that need it", async () => {
            await shop.run();
            shop.network = { cidr: "10.1.0.0/16" };
            const plan = await approved();
            shop.engine.programs["plinth-cache"] = () => ({
                resources: { sessions: {}, more: {} },
                outputs: { endpoint: "sessions.example" },
            });
            await shop.run({ asked: ["cache"] });
            const { report } = await shop.run({ approved: plan, commit: "abc" });
            assert.equal(results(report)["cache"], "blocked PLAN_REFUSED");
            assert.match(report.layers[2]?.reason ?? "", /its state has changed since it was planned/);
            assert.equal(results(report)["cluster"], "skipped UPSTREAM_FAILED");
        });

        it("refuses a layer whose configuration has changed since", async () => {
            await shop.run();
            const plan = await approved();
            shop.engine.configured["plinth-network"] = { "plinth-network:size": { value: "2", secret: false } };
            const { report } = await shop.run({ approved: plan, commit: "abc" });
            assert.match(report.layers[0]?.reason ?? "", /its configuration has changed since it was planned/);
        });

        it("refuses a plan that is not for here and now, before anything is looked at", async () => {
            await shop.run();
            const plan = await approved();
            const { report, calls } = await shop.run({ approved: plan, commit: "abd" });
            assert.deepEqual([report.result, report.code, calls], ["blocked", "PLAN_REFUSED", []]);
            assert.match(
                report.reason ?? "",
                /^the plan cannot be applied: it was made at commit abc, and this is abd/,
            );
        });

        it("is made and judged anew for a layer whose upstream's outputs turn out to change", async () => {
            await shop.run();
            shop.network = { cidr: "10.1.0.0/16" };
            shop.vpcId = "vpc-2";
            const plan = await approved();
            const database = plan.layers.find(({ layer }) => layer === "database");
            assert.deepEqual(database?.kind === "held" && [database.changes, database.unless], [{}, ["network"]]);
            const { report, around } = await shop.run({ approved: plan, commit: "abc" });
            assert.deepEqual(results(report), {
                network: "done",
                database: "done",
                cache: "unchanged",
                cluster: "done",
            });
            const gates = around.entries.flatMap((entry) =>
                entry.event === "gate" && entry.gate === "plan" ? [entry] : [],
            );
            assert.deepEqual(gates.find(({ layer }) => layer === "database")?.reasons, [
                "planned in this run: outputs that it reads have changed in this run: network.vpcId",
            ]);
        });

        it("refuses what is dangerous when it is made, and keeps no plan of it", async () => {
            await shop.run();
            shop.database = { storageEncrypted: false };
            const { plan, report } = await made();
            assert.deepEqual([plan, report.code], [undefined, "DANGER_REFUSED"]);
            const urn = `urn:pulumi:dev::plinth-database::${DATABASE}::orders`;
            assert.ok((await made({ allowReplace: [urn] })).plan);
        });

        it("is made in a freeze, and applied in none", async () => {
            await shop.run();
            const freeze = [{ from: "2026-11-01", to: "2026-11-30", reason: "Black Friday" }];
            const { plan } = await made({ delivery: { freeze } });
            assert.ok(plan);
            const { report } = await shop.run({ approved: plan, commit: "abc", delivery: { freeze } });
            assert.equal(report.code, "FROZEN");
        });
    });
});

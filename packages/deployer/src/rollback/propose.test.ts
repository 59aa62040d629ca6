import assert from "node:assert/strict";
import { AppShop, rollbackRequest } from "../testdata/appShop.ts";
import { DATABASE, results, Shop } from "../testdata/shop.ts";
import { refuse } from "./refusals.ts";

const back = { app: { "image.digest": "sha256:a" } };
const rollback = rollbackRequest({ of: "run-2", from: { app: { "image.digest": "sha256:b" } } });

describe("a rollback of an application", () => {
    let shop: AppShop;

    beforeEach(async () => {
        shop = new AppShop();
        await shop.run();
        shop.digest = "sha256:b";
        await shop.run();
    });

    it("puts the earlier release back by an up of its layer alone, and stands in the journal with its reason", async () => {
        const { report, entries } = await shop.run({ asked: ["app"], releases: back, rollback });
        assert.deepEqual(results(report), { app: "done" });
        assert.deepEqual(report.rollback, {
            kind: "application",
            automatic: false,
            reason: "orders fail",
            to: "run-1",
            of: "run-2",
            from: { app: { "image.digest": "sha256:b" } },
            refusals: [],
        });
        const [start] = entries;
        assert.ok(start?.event === "start" && start.verb === "rollback");
        assert.deepEqual([start.rollbackOf, start.rollback?.reason], ["run-2", "orders fail"]);
        const deployed = entries.find(({ event }) => event === "deployed");
        assert.ok(deployed?.event === "deployed");
        assert.deepEqual(deployed.release, { "image.digest": "sha256:a" });
        const outputs = await shop.engine.outputs({ directory: "", project: "plinth-app", stack: "dev" });
        assert.equal(outputs["image"]?.value, "sha256:a");
    });

    it("ends after the proposal where that was all that was asked for", async () => {
        const { report, calls } = await shop.run({
            asked: ["app"],
            releases: back,
            rollback: { ...rollback, proposeOnly: true },
        });
        assert.deepEqual([report.result, results(report)], ["done", { app: "proposed" }]);
        assert.deepEqual(report.layers[0]?.changes, { update: 1 });
        assert.deepEqual(calls, ["preview plinth-app", "preview plinth-app"]);
    });

    it("refuses to bring other changes of the working tree with it (release-mixed)", async () => {
        shop.size = 2;
        const { report, calls } = await shop.run({ asked: ["app"], releases: back, rollback });
        assert.deepEqual([report.result, report.code], ["blocked", "ROLLBACK_REFUSED"]);
        assert.deepEqual(
            report.rollback?.refusals.map(({ id, what }) => [id, what]),
            [
                [
                    "release-mixed",
                    "besides the release, 1 resources would change: urn:pulumi:dev::plinth-app::test:index:Thing::table",
                ],
            ],
        );
        assert.ok(!calls.includes("up plinth-app"));
    });

    it("only says what else would change where the last update stopped halfway", async () => {
        shop.size = 2;
        shop.engine.past["plinth-app"] = [{ kind: "update", result: "failed", message: "", changes: {} }];
        const { report, around } = await shop.run({ asked: ["app"], releases: back, rollback });
        assert.equal(report.result, "done");
        assert.ok(around.said.some((line) => /the last update stopped halfway; besides the release/.test(line)));
    });

    it("refuses what was found before, without asking the engine for anything", async () => {
        const { report, calls, entries } = await shop.run({
            asked: ["app"],
            rollback: { ...rollback, refusals: [refuse("no-earlier", "its release", { layer: "app" })] },
        });
        assert.deepEqual([results(report), calls], [{ app: "blocked ROLLBACK_REFUSED" }, []]);
        const gate = entries.find((entry) => entry.event === "gate" && entry.gate === "rollback");
        assert.ok(gate?.event === "gate" && gate.decision === "refuse");
        assert.equal(gate.refusals?.[0]?.id, "no-earlier");
        assert.match(report.reason ?? "", /^app: its release \(no-earlier\): .* Instead: Name it with --to/);
    });

    it("asks before it changes anything, and takes no for an answer", async () => {
        const request = { asked: ["app"], releases: back, rollback, yes: false };
        assert.equal((await shop.run(request)).report.code, "CONFIRMATION_REQUIRED");
        const { report, around } = await shop.run(request, { answers: ["no"] });
        assert.equal(report.code, "DECLINED");
        assert.ok(around.said.some((line) => line.startsWith("Roll back app in dev?")));
    });
});

describe("a rollback of infrastructure", () => {
    const infrastructure = rollbackRequest({ kind: "infrastructure", to: "abc1234" });

    it("changes nothing in any layer where one of them is refused", async () => {
        const shop = new Shop();
        await shop.run();
        shop.network = { cidr: "10.1.0.0/16" };
        shop.database = { storageEncrypted: false };
        const { report, calls } = await shop.run({ rollback: infrastructure });
        assert.deepEqual(results(report), {
            network: "skipped ROLLBACK_REFUSED",
            database: "blocked ROLLBACK_REFUSED",
            cache: "skipped ROLLBACK_REFUSED",
            cluster: "skipped ROLLBACK_REFUSED",
        });
        assert.ok(calls.every((call) => call.startsWith("preview ")));
        const [refusal] = report.rollback?.refusals ?? [];
        assert.equal(refusal?.id, "data-replaced");
        assert.equal(refusal?.urn, `urn:pulumi:dev::plinth-database::${DATABASE}::orders`);
    });

    it("goes back in the order of needs, and looks again at what follows from outputs", async () => {
        const shop = new Shop();
        await shop.run();
        shop.vpcId = "vpc-0";
        const { report } = await shop.run({ rollback: infrastructure });
        assert.deepEqual(results(report), { network: "done", database: "done", cache: "unchanged", cluster: "done" });
    });

    it("refuses a layer whose way back only shows once those that it needs are back", async () => {
        const shop = new Shop();
        await shop.run();
        shop.vpcId = "vpc-0";
        shop.engine.during = (call) => {
            if (call === "up plinth-network") shop.database = { storageEncrypted: false };
        };
        const { report } = await shop.run({ rollback: infrastructure });
        assert.deepEqual(results(report)["database"], "blocked ROLLBACK_REFUSED");
        assert.equal(report.rollback?.refusals[0]?.id, "data-replaced");
    });

    it("ends where the older program cannot be previewed", async () => {
        const shop = new Shop();
        await shop.run();
        shop.engine.fail("preview plinth-cache", { failure: { kind: "failed", errors: ["no such module"] } });
        const { report, calls } = await shop.run({ rollback: infrastructure });
        assert.equal(report.code, "PREVIEW_FAILED");
        assert.ok(calls.every((call) => call.startsWith("preview ")));
    });
});

import assert from "node:assert/strict";
import { DATABASE, results, Shop } from "../testdata/shop.ts";

const ORDERS = `urn:pulumi:dev::plinth-database::${DATABASE}::orders`;

describe("gates", () => {
    let shop: Shop;

    beforeEach(() => {
        shop = new Shop();
    });

    it("refuses what a mandatory rule forbids, with the rule's words, and blocks what needs it", async () => {
        shop.engine.programs["plinth-database"] = () => ({
            resources: {},
            policies: [
                {
                    rule: "rds-encryption",
                    pack: "plinth",
                    level: "mandatory",
                    urn: ORDERS,
                    message: "not encrypted",
                },
            ],
        });
        const { report, calls } = await shop.run();
        assert.equal(results(report)["database"], "blocked POLICY_BLOCKED");
        assert.equal(report.layers[1]?.reason, `rds-encryption (${ORDERS}): not encrypted`);
        assert.deepEqual([report.result, calls.includes("up plinth-database")], ["blocked", false]);
    });

    it("refuses to replace what holds data until it is allowed by name", async () => {
        await shop.run();
        shop.database = { storageEncrypted: false };
        const { report, calls } = await shop.run();
        assert.equal(results(report)["database"], "blocked DANGER_REFUSED");
        assert.match(
            report.layers[1]?.reason ?? "",
            /::orders replaces a database: storageEncrypted changes: .*Fix: --allow-replace urn:pulumi:dev::/,
        );
        assert.equal(calls.includes("up plinth-database"), false);
        const allowed = await shop.run({ allowReplace: [ORDERS] });
        assert.equal(results(allowed.report)["database"], "done");
        assert.equal(allowed.report.layers[1]?.dangers[0]?.allowed, true);
    });

    it("refuses in a freeze before anything is looked at", async () => {
        const freeze = [{ from: "2026-11-20", to: "2026-11-30", reason: "Black Friday" }];
        const { report, calls } = await shop.run({ delivery: { freeze } });
        assert.deepEqual([report.result, report.code], ["blocked", "FROZEN"]);
        assert.equal(report.reason, "environment dev is frozen until 2026-12-01 00:00 UTC: Black Friday");
        assert.deepEqual(calls, []);
    });

    it("goes on in a freeze for a reason, which the journal keeps", async () => {
        const freeze = [{ from: "2026-11-20", to: "2026-11-30", reason: "Black Friday" }];
        const { report, around } = await shop.run({ delivery: { freeze }, despiteFreeze: "incident 42" });
        assert.equal(report.result, "done");
        const gate = around.entries.find((entry) => entry.event === "gate" && entry.gate === "delivery");
        assert.ok(gate?.event === "gate" && gate.decision === "override" && gate.reasons.includes("incident 42"));
    });

    it("refuses without a terminal and without --yes, and has changed nothing", async () => {
        const { report, calls } = await shop.run({ yes: false });
        assert.deepEqual([report.result, report.code], ["failed", "CONFIRMATION_REQUIRED"]);
        assert.ok(!calls.some((call) => call.startsWith("up ")));
        assert.match(report.layers[0]?.reason ?? "", /no terminal to ask on\. Fix: add --yes/);
    });

    it("asks for each wave, and stops at the first no", async () => {
        const { report, around } = await shop.run({ yes: false }, { answers: ["yes", "no"] });
        assert.deepEqual(results(report), {
            network: "done",
            database: "skipped DECLINED",
            cache: "skipped DECLINED",
            cluster: "skipped DECLINED",
        });
        const asked = around.said.filter((line) => line.endsWith("Type yes to go on: "));
        assert.deepEqual(asked, [
            "Deploy network in dev? Type yes to go on: ",
            "Deploy cache, database in dev? Type yes to go on: ",
        ]);
    });

    it("refuses a second run on the same machine, with who is at work", async () => {
        const heldBy = {
            correlationId: "run-0",
            user: "bob",
            host: "desk",
            pid: 7,
            since: "2026-11-23T09:59:00Z",
            verb: "up",
        };
        const { report, calls } = await shop.run({}, {}, { lock: { acquire: async () => ({ heldBy }) } });
        assert.deepEqual([report.result, report.code], ["failed", "RUN_IN_PROGRESS"]);
        assert.match(report.reason ?? "", /since 2026-11-23T09:59:00Z: bob on desk, process 7$/);
        assert.deepEqual(calls, []);
    });

    it("refuses without an engine", async () => {
        shop.engine.missing = "pulumi is not on PATH";
        const { report } = await shop.run();
        assert.deepEqual([report.code, report.reason], ["ENGINE_MISSING", "pulumi is not on PATH"]);
    });
});

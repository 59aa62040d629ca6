import assert from "node:assert/strict";
import type { JournalEntry } from "../journal/entry.ts";
import { failedChanges } from "../metrics/failedChanges.ts";
import { runsOf } from "../metrics/runs.ts";
import { deploymentsOf } from "../rollback/deployments.ts";
import { AppShop, rollbackRequest } from "../testdata/appShop.ts";
import { type GoBackRequest, goBackOf } from "./goBack.ts";

const LATER = "2099-01-01T00:00:00.000Z";
const verified = { app: { deployment: "run-1", release: { "image.digest": "sha256:a" }, against: [] } };
const firing = [{ name: "errors", at: LATER, now: true }];

describe("what goes back after alarms have fired", () => {
    let shop: AppShop;

    beforeEach(async () => {
        shop = new AppShop();
        await shop.run();
        shop.digest = "sha256:b";
    });

    const decided = (change: Partial<GoBackRequest> = {}) =>
        goBackOf({
            environment: "dev",
            rollback: "automatic",
            entries: shop.entries,
            deployments: deploymentsOf(shop.entries),
            deployment: "run-2",
            firing,
            ...change,
        });

    it("is the release of before, by itself, where the deployment had found out that it changes nothing else", async () => {
        await shop.run({ verified });
        assert.deepEqual(decided(), {
            automatic: true,
            layers: ["app"],
            to: "run-1",
            command: "npx plinth rollback dev app --layer app --to run-1 --reason 'errors fired after run-2'",
        });
    });

    it("is left to people where the settings say so, with the command that goes back", async () => {
        await shop.run({ verified, delivery: { freeze: [] } });
        const { automatic, reason, command } = decided({ rollback: "manual" });
        assert.deepEqual([automatic, reason], [false, "the settings leave it to people (delivery.rollback: manual)"]);
        assert.equal(command, "npx plinth rollback dev app --layer app --reason 'errors fired after run-2'");
    });

    it("is never infrastructure by itself: the command is the one that proposes a commit", async () => {
        shop.size = 2;
        await shop.run({ verified });
        const { automatic, reason, command } = decided();
        assert.equal(automatic, false);
        assert.match(reason ?? "", /^it has changed more than releases \(app: it changes more than the release: /);
        assert.match(command, /^npx plinth rollback dev app --layer app --reason/);
        shop.digest = "sha256:b";
        shop.size = 3;
        await shop.run({ verified: {} });
        assert.match(decided({ deployment: "run-3" }).command, /^npx plinth rollback dev infra --reason/);
    });

    it("is nothing by itself where the same deployment has changed another layer", async () => {
        shop.cidr = "10.1.0.0/16";
        await shop.run({ verified, allowReplace: [] });
        const { automatic, reason, layers, command } = decided();
        assert.deepEqual([automatic, layers], [false, []]);
        assert.match(reason ?? "", /network: it has no release/);
        assert.match(command, /^npx plinth rollback dev infra /);
    });

    it("is nothing by itself where what fires had fired before, or nobody knows what was deployed", async () => {
        await shop.run({ verified });
        for (const [change, words] of [
            [{ firing: [{ name: "errors", at: "2000-01-01T00:00:00.000Z", now: true }] }, /had fired before/],
            [{ firing: [{ name: "errors", now: true }] }, /had fired before/],
            [{ entries: [] }, /^no journal here tells/],
        ] as const) {
            const { automatic, reason } = decided(change);
            assert.equal(automatic, false);
            assert.match(reason ?? "", words);
        }
        const { deployment: _, ...unknown } = { deployment: "run-2" };
        assert.equal(decided({ ...unknown, entries: [], deployments: [] }).automatic, false);
    });

    it("never goes back from a rollback: what fires after that is not the release's doing", async () => {
        await shop.run({ verified });
        await shop.run({
            releases: { app: { "image.digest": "sha256:a" } },
            asked: ["app"],
            rollback: rollbackRequest({ of: "run-2" }),
        });
        assert.match(decided({ deployment: "run-3" }).reason ?? "", /was a rollback itself/);
    });

    it("is one word of a shell, whatever an alarm is called", async () => {
        await shop.run({ verified });
        const name = "it's $(rm -rf /)";
        assert.ok(
            decided({ firing: [{ name, at: LATER, now: true }] }).command.includes("'it'\\''s $(rm -rf /) fired"),
        );
    });

    it("makes of the deployment a failed change, restored when the release of before is back", async () => {
        await shop.run({ verified });
        const [from] = shop.entries.filter(({ correlationId }) => correlationId === "run-2").map(({ time }) => time);
        const fired: JournalEntry = {
            version: 1,
            time: from ?? "",
            correlationId: "soak-1",
            verb: "soak",
            environment: "dev",
            event: "soak",
            result: "fired",
            alarms: 1,
            minutes: 30,
            deployment: "run-2",
            firing: [{ name: "errors", at: from ?? "", now: true }],
            undecided: [],
            back: decided(),
            seconds: 1,
        };
        shop.entries.push(fired);
        await shop.run({
            releases: { app: { "image.digest": "sha256:a" } },
            asked: ["app"],
            rollback: rollbackRequest({ automatic: true, of: "run-2" }),
        });
        const [failed, ...others] = failedChanges(runsOf(shop.entries), shop.entries);
        assert.deepEqual(others, []);
        assert.deepEqual([failed?.run.id, failed?.reasons], ["run-2", ["verification", "rolledBack"]]);
        assert.ok(failed?.restored !== undefined);
    });
});

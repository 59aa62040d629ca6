import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { FakeMutes, FakeProbes } from "../fake/index.ts";
import type { JournalEntry } from "./entry.ts";
import { goBackOf } from "../soak/goBack.ts";
import { soak } from "../soak/soak.ts";
import { AppShop } from "../testdata/appShop.ts";
import { Shop } from "../testdata/shop.ts";
import { alarm as alarmOf, checkpointOf } from "../verify/testdata/state.ts";

const page = readFileSync(join(import.meta.dirname, "../../../../docs/deploy-journal.md"), "utf8");

/** Every field of every line of runs in which all kinds of things happen. */
async function fieldsByEvent(): Promise<Map<string, Set<string>>> {
    const shop = new Shop();
    const slow = {
        failure: { kind: "failed", errors: ["api error SlowDown: Please reduce your request rate."] },
    } as const;
    shop.engine.fail("up plinth-network", slow);
    shop.engine.fail("up plinth-cache", { failure: { kind: "failed", errors: ["AccessDenied"] } });
    const { around } = await shop.run({
        commit: "abc",
        uncommitted: true,
        commitTime: "2026-11-23T09:00:00.000Z",
        commitSubject: "a change",
        message: "for a reason",
    });
    await soak(
        { environment: "dev", layers: shop.layers, minutes: 0, ignoreAlarms: [], since: new Date(0) },
        { ...around, probes: new FakeProbes() },
    );
    const app = new AppShop();
    await app.run();
    app.digest = "sha256:b";
    await app.run();
    const alarm = { name: "errors", at: "2099-01-01T00:00:00.000Z", now: true };
    const back = goBackOf({ environment: "dev", rollback: "manual", entries: [], deployments: [], firing: [alarm] });
    const found = new Map<string, Set<string>>();
    const muted = await entriesOfMute();
    for (const field of Object.keys(back)) assert.ok(page.includes(`\`${field}\``), `back.${field}`);
    for (const entry of [...around.entries, ...app.entries, ...muted]) {
        const fields = found.get(entry.event) ?? new Set<string>();
        for (const field of Object.keys(entry)) fields.add(field);
        found.set(entry.event, fields);
    }
    return found;
}

/** What a run writes whose alarms could not be muted. */
async function entriesOfMute(): Promise<readonly JournalEntry[]> {
    const shop = new Shop();
    shop.engine.exportCheckpoint = async () =>
        checkpointOf(alarmOf("cpu", { alarmActions: ["arn:topic"], tags: { Severity: "page" } }));
    const mutes = new FakeMutes();
    mutes.missing = { missing: "the AWS CLI on PATH" };
    const delivery = { freeze: [], muteWhileDeploying: { minutes: 30, severities: ["page"] } };
    return (await shop.run({ delivery, asked: ["network"] }, {}, { mutes })).around.entries;
}

describe("the page on the journal", () => {
    it("names every event with every field, and no event that there is not", async () => {
        const found = await fieldsByEvent();
        const rows = new Map(
            [...page.matchAll(/^\| `(\w+)` +\| (.*)\|$/gm)].map(([, name = "", text = ""]) => [name, text]),
        );
        const everywhere = ["version", "time", "correlationId", "verb", "environment", "event"];
        for (const field of everywhere) assert.ok(rows.has(field), field);
        for (const [event, fields] of found) {
            const row = rows.get(event) ?? assert.fail(`no row for ${event}`);
            for (const field of fields) {
                if (!everywhere.includes(field))
                    assert.ok(row.includes(`\`${field}\``) || row.includes(`[\`${field}\`]`), `${event}.${field}`);
            }
        }
        const events = [...rows.keys()].filter((name) => !everywhere.includes(name));
        assert.deepEqual(events.toSorted(), [...found.keys()].toSorted());
    });

    it("names every field of the report", async () => {
        const shop = new Shop();
        shop.engine.fail("up plinth-cache", { failure: { kind: "failed", errors: ["AccessDenied"] } });
        const { report } = await shop.run();
        const section = page.slice(page.indexOf("## The report"));
        for (const field of [...Object.keys(report), ...report.layers.flatMap((layer) => Object.keys(layer))]) {
            assert.ok(section.includes(`\`${field}\``), field);
        }
    });
});

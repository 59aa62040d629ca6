import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RunOwner } from "../ports/records.ts";
import { FileRecords } from "./fileRecords.ts";
import { FileRunLock } from "./fileRunLock.ts";

const owner: RunOwner = {
    correlationId: "run-1",
    user: "ada",
    host: "desk",
    pid: 12,
    since: "2026-11-23T10:00:00.000Z",
    verb: "up",
};

describe("records in a folder", () => {
    let folder: string;

    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), "plinth-records-"));
    });

    afterEach(() => {
        rmSync(folder, { recursive: true });
    });

    it("keep a state under its stack and time, for the owner alone", async () => {
        const records = new FileRecords(join(folder, "dev"));
        const address = { directory: "/x", project: "plinth-network", stack: "dev" };
        const path = await records.keep(address, { version: 3 }, new Date("2026-11-23T10:00:00.123Z"));
        assert.equal(path, join(folder, "dev/checkpoints/plinth-network.dev.2026-11-23T10-00-00-123Z.json"));
        assert.deepEqual(JSON.parse(readFileSync(path, "utf8")), { version: 3 });
        assert.equal(statSync(path).mode & 0o077, 0);
        assert.equal(readdirSync(join(folder, "dev/checkpoints")).length, 1);
    });

    it("add a line to the journal for each entry, and never take one away", () => {
        for (const correlationId of ["run-1", "run-2"]) {
            const records = new FileRecords(folder);
            const base = { version: 1, time: owner.since, correlationId, verb: "up", environment: "dev" } as const;
            records.write({ ...base, event: "end", result: "done", seconds: 1 });
        }
        const lines = readFileSync(join(folder, "journal.jsonl"), "utf8").trimEnd().split("\n");
        assert.deepEqual(
            lines.map((line) => (JSON.parse(line) as { correlationId: string }).correlationId),
            ["run-1", "run-2"],
        );
    });

    describe("of who is at work", () => {
        it("refuses a second run while the first one's process runs, and lets it in afterwards", async () => {
            const lock = new FileRunLock(folder, () => true);
            const first = await lock.acquire("dev", owner);
            assert.deepEqual(await lock.acquire("dev", { ...owner, pid: 13 }), { heldBy: owner });
            assert.ok("release" in (await lock.acquire("prod", owner)));
            assert.ok("release" in first);
            await first.release();
            assert.ok("release" in (await lock.acquire("dev", { ...owner, pid: 13 })));
        });

        it("are taken over from a process that is gone, but not from another machine's", async () => {
            const lock = new FileRunLock(folder, () => false);
            await lock.acquire("dev", owner);
            assert.ok("release" in (await lock.acquire("dev", { ...owner, pid: 13 })));
            assert.ok("heldBy" in (await lock.acquire("dev", { ...owner, host: "laptop" })));
        });

        it("are taken over where they were cut off", async () => {
            writeFileSync(join(folder, "dev.lock"), '{"pid":');
            assert.ok("release" in (await new FileRunLock(folder, () => true).acquire("dev", owner)));
        });
    });
});

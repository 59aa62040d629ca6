import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { revisionOf } from "./command.ts";

describe("what the journal says is deployed", () => {
    it("is the commit with its time in UTC and the first line of its message", async () => {
        const { commit, commitTime, commitSubject, uncommitted } = await revisionOf(import.meta.dirname);
        assert.match(commit ?? "", /^[0-9a-f]{40}$/);
        assert.match(commitTime ?? "", /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.000Z$/);
        assert.equal(commitSubject?.includes("\n"), false);
        assert.equal(typeof uncommitted, "boolean");
    });

    it("is nothing outside a git repository", async () => {
        const folder = mkdtempSync(join(tmpdir(), "plinth-revision-"));
        assert.deepEqual(await revisionOf(folder), {});
        rmSync(folder, { recursive: true });
    });
});

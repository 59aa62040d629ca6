import assert from "node:assert/strict";
import { readJournal } from "./readJournal.ts";

const line = (more: object = {}): string =>
    JSON.stringify({
        version: 1,
        time: "2026-11-23T10:00:00.000Z",
        correlationId: "run-1",
        verb: "up",
        environment: "dev",
        event: "end",
        result: "done",
        seconds: 1,
        ...more,
    });

describe("a journal that is read", () => {
    it("has its lines in order, whatever ends them", () => {
        const { entries, skipped } = readJournal(`${line()}\n\n${line({ correlationId: "run-2" })}`);
        assert.deepEqual([entries.map(({ correlationId }) => correlationId), skipped], [["run-1", "run-2"], 0]);
        assert.deepEqual(readJournal(""), { entries: [], skipped: 0 });
    });

    it("counts lines that were cut off, are of a later version or no entries, and keeps the others", () => {
        const text = [line().slice(0, 40), line({ version: 2 }), "null", '"text"', line({ time: "soon" }), line()].join(
            "\n",
        );
        const { entries, skipped } = readJournal(text);
        assert.deepEqual([entries.length, skipped], [1, 5]);
    });
});

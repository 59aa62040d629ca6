import assert from "node:assert/strict";
import { chosen } from "./live.ts";
import { programNames } from "./programFolders.ts";
import { readRecording, recordedNames, refuseStale } from "./recordings.ts";

describe("recorded results of the real engine", () => {
    const name = "urns/parent-chain";

    it("exist for every program, and for nothing else", () => {
        assert.deepEqual(recordedNames(), programNames());
    });

    it("are refused where the program is another one", () => {
        const stale = { ...readRecording(name), program: "0123456789abcdef" };
        assert.throws(() => refuseStale(name, stale), /urns\/parent-chain has changed since.*PLINTH_RECORD=1/);
    });

    it("are refused where the engine is another one", () => {
        const stale = { ...readRecording(name), engine: "3.259.0" };
        assert.throws(() => refuseStale(name, stale), /recorded with engine 3\.259\.0, not 3\.260\.0/);
    });

    it("spare the live engine all but one program of each topic, until program, engine or SDK change", () => {
        const names = ["options/aliases", "options/parent", "values/absent", "values/nested", "values/secrets"];
        assert.deepEqual(
            chosen(names, () => true),
            ["options/aliases", "values/absent"],
        );
        assert.deepEqual(
            chosen(names, (one) => one !== "values/secrets"),
            ["options/aliases", "values/absent", "values/secrets"],
        );
        assert.deepEqual(
            chosen(names, () => false),
            names,
        );
    });

    it("carry nothing of the machine they were made on", () => {
        for (const recorded of recordedNames()) {
            const text = JSON.stringify(readRecording(recorded).preview);
            assert.doesNotMatch(text, /\/(tmp|home|work|Users|var)\//, recorded);
        }
    });
});

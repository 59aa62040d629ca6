import assert from "node:assert/strict";
import { checkChange } from "./changes.ts";

describe("a change of a database", () => {
    it("may raise storage and minor, and a major that is allowed", () => {
        assert.deepEqual(checkChange({ allocatedStorage: 20 }, { allocatedStorage: 40 }), []);
        assert.deepEqual(checkChange({ engineVersion: "16.8" }, { engineVersion: "16.9" }), []);
        assert.deepEqual(
            checkChange({ engineVersion: "16.9" }, { engineVersion: "17.5", allowMajorVersionUpgrade: true }),
            [],
        );
    });

    it("is not judged by what is not known", () => {
        assert.deepEqual(checkChange({}, { allocatedStorage: 20, engineVersion: "17" }), []);
        assert.deepEqual(checkChange({ engineVersion: "17.5" }, { engineVersion: "17" }), []);
    });

    it("refuses less storage", () => {
        assert.deepEqual(checkChange({ allocatedStorage: 100 }, { allocatedStorage: 50 }), [
            {
                path: ["storage", "size"],
                rule: "must not be below 100, which the database has: RDS gives no storage back",
                value: 50,
                fix: "write 100; for less, move the data into a database of another name",
            },
        ]);
    });

    it("refuses an older version, minor or major", () => {
        for (const [from, to] of [
            ["16.9", "16.8"],
            ["17", "16"],
            ["17.1", "16.9"],
        ]) {
            const [problem] = checkChange(
                { engineVersion: from },
                { engineVersion: to, allowMajorVersionUpgrade: true },
            );
            assert.equal(problem?.rule, `must not be older than ${from}, which runs now: AWS has no way back`);
        }
    });

    it("refuses another major without the version it comes from", () => {
        assert.deepEqual(checkChange({ engineVersion: "16.9" }, { engineVersion: "17.5" }), [
            {
                path: ["upgradeFrom"],
                rule: "is required to go from 16.9 to 17.5: AWS raises a major only when told so, with an outage of minutes",
                fix: "write upgradeFrom with the version that runs now, minor included, such as 16.9",
            },
        ]);
    });
});

import assert from "node:assert/strict";
import { leastShape } from "../testdata/databaseArgs.ts";
import { checkPasswordRotation } from "./password.ts";

describe("the schedule of a database's password", () => {
    it("is fine by default", () => {
        assert.deepEqual(checkPasswordRotation(leastShape), []);
    });

    for (const passwordRotation of ["cron(0 0 ? * SUN *)", "cron(0 21 15 1,7 ? *)"]) {
        it(`takes ${passwordRotation}`, () => {
            assert.deepEqual(checkPasswordRotation({ ...leastShape, passwordRotation }), []);
        });
    }

    for (const [passwordRotation, why] of [
        ["rate(30 days)", "a rate"],
        ["cron(30 4 1 * ? *)", "half an hour"],
        ["cron(0 22 1 * ? *)", "a window that reaches into the next day"],
        ["cron(0 4 1 * SUN *)", "two days"],
        ["cron(0 4 ? * ? *)", "no day"],
        ["0 4 1 * ?", "a bare expression"],
    ] as const) {
        it(`refuses ${why}`, () => {
            assert.deepEqual(checkPasswordRotation({ ...leastShape, passwordRotation }), [
                {
                    path: ["passwordRotation"],
                    rule: "must be a cron expression of a full hour, 0 to 21 UTC: cron(0 hour day month weekday *), one of the days a ?",
                    value: passwordRotation,
                    fix: "write cron(0 4 1 * ? *) for the first of each month, or cron(0 4 ? * SUN *) for Sundays",
                },
            ]);
        });
    }
});

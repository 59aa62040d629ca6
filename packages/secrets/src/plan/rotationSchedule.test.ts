import assert from "node:assert/strict";
import fc from "fast-check";
import { isRotationSchedule, MONTHLY, rotationRules } from "./rotationSchedule.ts";

describe("the rotation schedule of a secret", () => {
    it("ends its window before midnight", () => {
        fc.assert(
            fc.property(fc.integer({ min: 0, max: 23 }), (hour) => {
                const schedule = `cron(0 ${hour} 1 * ? *)`;
                const hours = Number.parseInt(rotationRules(schedule).duration, 10);
                assert.equal(isRotationSchedule(schedule), hour + hours <= 24);
            }),
        );
    });

    it("takes days of the month and of the week, names, steps and lists", () => {
        for (const schedule of [
            MONTHLY,
            "cron(0 4 ? * SUN *)",
            "cron(0 4 ? * SUN#1 *)",
            "cron(0 0 L 1,4,7,10 ? *)",
            "cron(0 21 1/15 * ? *)",
        ]) {
            assert.ok(isRotationSchedule(schedule), schedule);
        }
    });

    it("refuses what the fields of a cron expression do not have", () => {
        for (const schedule of ["cron(0 4 first * ? *)", "cron(0 4 1 * ?)", "0 4 1 * ? *", ""]) {
            assert.ok(!isRotationSchedule(schedule), schedule);
        }
    });
});

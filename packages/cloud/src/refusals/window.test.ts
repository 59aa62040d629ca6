import assert from "node:assert/strict";
import fc from "fast-check";
import { windowsOverlap } from "./window.ts";

const clock = fc
    .integer({ min: 0, max: 24 * 60 - 1 })
    .map((minute) => `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`);
const day = fc.constantFrom("mon", "tue", "wed", "thu", "fri", "sat", "sun");

describe("windowsOverlap", () => {
    it("compares a daily window with a weekly one", () => {
        assert.equal(windowsOverlap("03:00-04:00", "sun:03:59-sun:05:00"), true);
        assert.equal(windowsOverlap("03:00-04:00", "sun:04:00-sun:05:00"), false);
        assert.equal(windowsOverlap("03:00-04:00", "sun:02:00-sun:03:00"), false);
    });

    it("follows windows over midnight and over the end of the week", () => {
        assert.equal(windowsOverlap("23:30-00:30", "tue:00:00-tue:00:30"), true);
        assert.equal(windowsOverlap("23:30-00:30", "mon:00:00-mon:00:10"), true);
        assert.equal(windowsOverlap("00:10-00:40", "sun:23:30-mon:00:30"), true);
        assert.equal(windowsOverlap("01:00-02:00", "sun:23:30-mon:00:30"), false);
    });

    it("is true of any weekly window that lasts a day or more", () => {
        fc.assert(
            fc.property(clock, clock, clock, (from, to, at) => {
                fc.pre(from !== to);
                assert.equal(windowsOverlap(`${from}-${to}`, `mon:${at}-wed:${at}`), true);
            }),
        );
    });

    it("does not depend on the day while no window wraps", () => {
        fc.assert(
            fc.property(clock, clock, clock, clock, day, (from, to, start, end, on) => {
                fc.pre(from < to && start < end);
                const expected = from < end && start < to;
                assert.equal(windowsOverlap(`${from}-${to}`, `${on}:${start}-${on}:${end}`), expected);
            }),
        );
    });

    it("says nothing of what is not written so", () => {
        assert.equal(windowsOverlap("3-4", "sun:04:00-sun:05:00"), undefined);
        assert.equal(windowsOverlap("03:00-04:00", "sunday"), undefined);
        assert.equal(windowsOverlap("03:00-04:00", "xyz:04:00-sun:05:00"), undefined);
    });
});

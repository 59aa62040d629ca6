import assert from "node:assert/strict";
import fc from "fast-check";
import { duration } from "./duration.ts";

describe("times for people", () => {
    it("have the two units that say something", () => {
        const times = [0, 1.26, 59.4, 60, 89, 3599, 3600, 5400, 86_399, 86_400, 90_000, 2_000_000].map(duration);
        assert.deepEqual(times, [
            "0 s",
            "1.3 s",
            "59 s",
            "1 min",
            "1 min",
            "1 h",
            "1 h",
            "1 h 30 min",
            "1 d",
            "1 d",
            "1 d 1 h",
            "23 d 4 h",
        ]);
    });

    it("are within half of the smaller unit of what they are about", () => {
        const size: Record<string, number> = { s: 1, min: 60, h: 3600, d: 86_400 };
        fc.assert(
            fc.property(fc.integer({ min: 0, max: 10_000_000 }), (seconds) => {
                const parts = [...duration(seconds).matchAll(/([\d.]+) (s|min|h|d)/g)];
                const said = parts.reduce((sum, [, count, unit = ""]) => sum + Number(count) * (size[unit] ?? 0), 0);
                const smallest = seconds < 60 ? 1 : seconds < 86_400 - 30 ? 60 : 3600;
                assert.ok(Math.abs(said - seconds) <= smallest / 2, `${seconds}: ${duration(seconds)}`);
            }),
        );
    });
});

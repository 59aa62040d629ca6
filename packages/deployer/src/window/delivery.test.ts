import assert from "node:assert/strict";
import fc from "fast-check";
import { closedReason, type DeliveryWindow, weekdays } from "./delivery.ts";

const at = (text: string): Date => new Date(text);
const christmas = { from: "2026-12-20", to: "2027-01-03", reason: "nobody is there to mend it" };
const office: DeliveryWindow = { days: ["mon", "tue", "wed", "thu"], from: "08:00", to: "15:00" };
const night: DeliveryWindow = { days: ["sat"], from: "22:00", to: "04:00" };

describe("a change freeze", () => {
    for (const [moment, closed] of [
        ["2026-12-19T23:59:59Z", false],
        ["2026-12-20T00:00:00Z", true],
        ["2027-01-03T23:59:59Z", true],
        ["2027-01-04T00:00:00Z", false],
    ] as const) {
        it(`${closed ? "refuses" : "lets pass"} ${moment}`, () => {
            assert.equal(closedReason({ freeze: [christmas] }, at(moment)) !== undefined, closed);
        });
    }

    it("says until when, and why", () => {
        assert.equal(
            closedReason({ freeze: [christmas] }, at("2026-12-24T12:00Z")),
            "frozen until 2027-01-04 00:00 UTC: nobody is there to mend it",
        );
    });

    it("may begin and end at a time of day", () => {
        const sale = { from: "2026-11-27T06:00Z", to: "2026-11-27T20:00Z", reason: "sale" };
        const states = ["05:59", "06:00", "19:59", "20:00"].map(
            (time) => closedReason({ freeze: [sale] }, at(`2026-11-27T${time}Z`)) !== undefined,
        );
        assert.deepEqual(states, [false, true, true, false]);
    });

    it("wins over an open window", () => {
        const reason = closedReason({ freeze: [christmas], window: office }, at("2026-12-21T09:00Z"));
        assert.match(reason ?? "", /^frozen until/);
    });
});

describe("a window", () => {
    for (const [moment, open] of [
        ["2026-11-23T08:00Z", true],
        ["2026-11-23T14:59Z", true],
        ["2026-11-23T15:00Z", false],
        ["2026-11-23T07:59Z", false],
        ["2026-11-27T09:00Z", false],
    ] as const) {
        it(`is ${open ? "open" : "closed"} at ${moment}`, () => {
            assert.equal(closedReason({ freeze: [], window: office }, at(moment)) === undefined, open);
        });
    }

    it("says when it opens", () => {
        assert.equal(
            closedReason({ freeze: [], window: office }, at("2026-11-27T09:00Z")),
            "outside the window mon, tue, wed, thu 08:00-15:00 UTC; it opens 2026-11-30 08:00 UTC",
        );
    });

    it("may run over midnight into a day that is not its own", () => {
        const open = ["2026-11-21T23:00Z", "2026-11-22T03:59Z", "2026-11-22T04:00Z", "2026-11-22T23:00Z"].map(
            (moment) => closedReason({ freeze: [], window: night }, at(moment)) === undefined,
        );
        assert.deepEqual(open, [true, true, false, false]);
    });

    it("is open when it says that it opens, whatever the window and the moment", () => {
        const time = fc
            .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
            .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join(":"));
        const window = fc.record({ days: fc.subarray([...weekdays], { minLength: 1 }), from: time, to: time });
        const moment = fc.date({ min: at("2026-01-01T00:00Z"), max: at("2030-01-01T00:00Z"), noInvalidDate: true });
        fc.assert(
            fc.property(window, moment, (given, now) => {
                const reason = closedReason({ freeze: [], window: given }, now);
                if (reason === undefined) return;
                const opens = at(`${reason.slice(-20, -4).replace(" ", "T")}Z`);
                assert.ok(opens > now);
                assert.equal(closedReason({ freeze: [], window: given }, opens), undefined);
            }),
        );
    });
});

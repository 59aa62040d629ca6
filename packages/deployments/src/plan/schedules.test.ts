import assert from "node:assert/strict";
import fc from "fast-check";
import { cronProblem, isMoment, minutesAfter } from "./schedules.ts";

describe("cron expressions", () => {
    for (const cron of ["0 5 * * *", "*/15 * * * *", "0,30 8-18 1 1-12/2 1-5", "59 23 31 12 6", "5/10 * * * 0"]) {
        it(`may be ${cron}`, () => assert.equal(cronProblem(cron), undefined));
    }

    for (const [cron, rule] of [
        ["0 5 * *", /five fields/],
        ["0  5 * * *", /five fields/],
        ["0 0 5 * * *", /five fields/],
        ["@daily", /five fields/],
        ["60 5 * * *", /0 to 59.*as its minute$/],
        ["0 24 * * *", /0 to 23.*as its hour$/],
        ["0 5 0 * *", /1 to 31.*day of the month$/],
        ["0 5 * 13 *", /1 to 12.*month$/],
        ["0 5 * * 7", /0 to 6.*day of the week$/],
        ["0 5 * * mon", /day of the week$/],
        ["*/0 5 * * *", /minute$/],
        ["30-10 5 * * *", /minute$/],
        ["1,, 5 * * *", /minute$/],
        ["-5 5 * * *", /minute$/],
    ] as const) {
        it(`refuses ${cron}`, () => assert.match(cronProblem(cron) ?? "", rule));
    }
});

describe("moments", () => {
    it("are days that there are, in UTC, to the second", () => {
        assert.ok(isMoment("2027-01-31T18:00:00Z") && isMoment("2028-02-29T23:59:59Z"));
        for (const text of [
            "2027-02-29T00:00:00Z",
            "2027-01-31",
            "2027-01-31T18:00Z",
            "2027-01-31T18:00:00+01:00",
            "soon",
        ])
            assert.ok(!isMoment(text), text);
    });

    it("keep their form and their distance", () => {
        assert.equal(minutesAfter("2027-01-31T23:30:00Z", 60), "2027-02-01T00:30:00Z");
        fc.assert(
            fc.property(fc.integer({ min: 0, max: 10_000 }), (minutes) => {
                const later = minutesAfter("2027-01-31T18:00:00Z", minutes);
                assert.ok(isMoment(later));
                assert.equal(Date.parse(later) - Date.parse("2027-01-31T18:00:00Z"), minutes * 60_000);
            }),
        );
    });
});

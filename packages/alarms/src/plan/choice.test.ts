import assert from "node:assert/strict";
import { doorAlarms, type DoorRole } from "../testdata/doors.ts";
import { type AlarmArgs, checkAlarmArgs, thresholdOf } from "./index.ts";

function refused(args: AlarmArgs<DoorRole>): string[] {
    return checkAlarmArgs(doorAlarms, args).map(({ path, rule }) => `${path.join(".")}: ${rule}`);
}

describe("arguments about alarms", () => {
    it("are taken when they fit: none, off, a threshold and a severity by role", () => {
        assert.deepEqual(refused({}), []);
        assert.deepEqual(refused({ alarms: "off" }), []);
        const alerts = { page: ["arn:aws-cn:sns:cn-north-1:111111111111:a"], log: [] };
        assert.deepEqual(
            refused({ alarms: { openLong: { threshold: 1, severity: "log" } }, alerts, owner: "Häuser + co" }),
            [],
        );
        assert.equal(thresholdOf(doorAlarms, "openLong", "off"), 60);
    });

    it("do not compile for a role that does not exist", () => {
        // @ts-expect-error a typing error
        const misspelt: AlarmArgs<DoorRole> = { alarms: { openlong: { threshold: 1 } } };
        assert.deepEqual(refused(misspelt), ["alarms.openlong: must be the role of an alarm: openLong, heatLost"]);
    });

    it("refuses thresholds out of range, and severities that do not exist, all at once", () => {
        const wrong = { openLong: { threshold: 0 }, heatLost: { threshold: Number.NaN, severity: "wake" as "page" } };
        assert.deepEqual(refused({ alarms: wrong }), [
            "alarms.openLong.threshold: must be from 1 to 3600 (seconds)",
            "alarms.heatLost.threshold: must be from 0 to 100 (%)",
            "alarms.heatLost.severity: must be page, ticket, log",
        ]);
    });

    it("refuses topics that are none, that are FIFO, that share a name, or that are too many", () => {
        const topic = (name: string, account = "1") => `arn:aws:sns:eu-west-1:${account.repeat(12)}:${name}`;
        assert.deepEqual(refused({ alerts: { page: ["pager", topic("pager.fifo")] } }), [
            "alerts.page.0: must be the ARN of a standard topic of Amazon SNS",
            "alerts.page.1: must be the ARN of a standard topic of Amazon SNS",
        ]);
        assert.deepEqual(refused({ alerts: { ticket: [topic("a"), topic("a", "2")] } }), [
            "alerts.ticket.1: must not have the name of another topic of the same severity: subscriptions are named after it",
        ]);
        const six = ["a", "b", "c", "d", "e", "f"].map((name) => topic(name));
        assert.deepEqual(refused({ alerts: { log: six } }), [
            "alerts.log: must be at most 5 topics: CloudWatch sends an alarm to no more",
        ]);
    });

    it("refuses an owner that no tag takes", () => {
        assert.deepEqual(refused({ owner: "a\nb" }).length, 1);
        assert.deepEqual(refused({ owner: "" }).length, 1);
    });
});

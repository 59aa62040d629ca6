import assert from "node:assert/strict";
import { doorAlarms, type DoorRole, frontAndBack } from "../testdata/doors.ts";
import { type Alarm, type AlarmArgs, describeAlarm, planAlarms, planMetricAlarm } from "./index.ts";

const PAGER = "arn:aws:sns:eu-west-1:111111111111:pager";

function planned(args: AlarmArgs<DoorRole> = {}, alarms: readonly Alarm<DoorRole>[] = frontAndBack) {
    return planAlarms(doorAlarms, alarms, args).map((one) => ({ ...one, args: planMetricAlarm(one) }));
}

describe("planAlarms", () => {
    it("names an alarm after its role and what it is of, never after its place in a list", () => {
        const keys = ["open-long-front", "open-long-back", "heat-lost"];
        assert.deepEqual(
            planned().map(({ key }) => key),
            keys,
        );
        assert.deepEqual(
            planned({}, [...frontAndBack].reverse()).map(({ key }) => key),
            [...keys].reverse(),
        );
    });

    it("watches a metric with its dimensions, statistic, period and threshold, and sends no unit", () => {
        assert.deepEqual(planned()[0]?.args, {
            comparisonOperator: "GreaterThanThreshold",
            threshold: 60,
            evaluationPeriods: 5,
            datapointsToAlarm: 5,
            treatMissingData: "missing",
            namespace: "House/Doors",
            metricName: "OpenSeconds",
            statistic: "Maximum",
            period: 60,
            dimensions: { Door: "d-1" },
        });
    });

    it("watches an expression over several metrics of the same thing", () => {
        const { metricQueries = [], ...rest } = planned()[2]?.args ?? assert.fail();
        assert.deepEqual(
            [rest.evaluationPeriods, rest.datapointsToAlarm, rest.treatMissingData, rest.metricName],
            [6, 4, "notBreaching", undefined],
        );
        assert.deepEqual(metricQueries, [
            { id: "watched", expression: "IF(made > 0, 100 * lost / made, 0)", label: "watched", returnData: true },
            ...["HeatLost", "HeatMade"].map((metricName) => ({
                id: metricName === "HeatLost" ? "lost" : "made",
                metric: {
                    namespace: "House/Doors",
                    metricName,
                    stat: "Sum",
                    period: 300,
                    dimensions: { House: "h-1" },
                },
                returnData: false,
            })),
        ]);
    });

    it("sends beginning and end of an alarm to the topics of its severity alone", () => {
        const [front, , heat] = planned({ alerts: { page: [PAGER] } });
        assert.deepEqual([front?.args.alarmActions, front?.args.okActions], [[PAGER], [PAGER]]);
        assert.equal("alarmActions" in (heat?.args ?? {}), false);
    });

    it("takes thresholds and severities of the caller's own, by role", () => {
        const [front, back, heat] = planned({
            alarms: { openLong: { threshold: 90, severity: "log" }, heatLost: {} },
            alerts: { log: [PAGER] },
        });
        assert.deepEqual(
            [front, back, heat].map((one) => [one?.limit, one?.severity, one?.topics.length]),
            [
                [90, "log", 1],
                [90, "log", 1],
                [5, "ticket", 0],
            ],
        );
    });

    it("compares with a limit in the metric's unit where a component gives one", () => {
        const [one] = planned({}, [{ role: "openLong", subject: "door", dimensions: {}, limit: 12_000 }]);
        assert.deepEqual([one?.args.threshold, one?.threshold], [12_000, 60]);
    });

    it("plans none with alarms: off", () => assert.deepEqual(planned({ alarms: "off" }), []));

    it("refuses two alarms of one name, a mistake of the component", () => {
        assert.throws(
            () => planned({}, [...frontAndBack, ...frontAndBack.slice(2)]),
            /two alarms are called heat-lost/,
        );
    });
});

describe("the description of an alarm", () => {
    const facts = { subject: "door front", severity: "page", owner: "house", limit: 60, threshold: 60 } as const;

    it("says severity, what is wrong with what and since when, owner and runbook", () => {
        assert.equal(
            describeAlarm(doorAlarms.openLong, facts),
            "[page] door front has stood open too long: OpenSeconds above 60 seconds for 5 minutes. " +
                "Owner: house. Runbook: docs/runbooks/door/open-long.md",
        );
    });

    it("says how many periods have to be wrong, and the threshold as people set it where the metric has another unit", () => {
        const inBytes = { ...doorAlarms.heatLost, unit: "bytes" };
        assert.match(
            describeAlarm(inBytes, { ...facts, limit: 1.5 * 2 ** 30, threshold: 10 }),
            /HeatLost, HeatMade above 1\.5 GiB \(10 %\) in 4 of 6 periods of 5 minutes\./,
        );
    });

    it("stays within what CloudWatch takes", () => {
        assert.equal(describeAlarm(doorAlarms.openLong, { ...facts, subject: "x".repeat(2000) }).length, 1024);
    });
});

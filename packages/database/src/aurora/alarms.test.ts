import assert from "node:assert/strict";
import { record } from "@plinth/testing";
import { leastAurora } from "../testdata/auroraArgs.ts";
import { Aurora } from "./aurora.ts";
import type { AuroraArgs } from "./auroraArgs.ts";

const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const EVENTS = "aws:rds/eventSubscription:EventSubscription";
const GIB = 2 ** 30;

async function thresholds(changes: Partial<AuroraArgs> = {}) {
    const made = await record(() => new Aurora("aurora-ledger", { ...leastAurora, ...changes }), {
        project: "plinth-database",
        stack: "prod",
    });
    const all = made
        .all(ALARM)
        .map(({ name, inputs }) => [name.replace(/^aurora-ledger-|-alarm$/g, ""), inputs["threshold"]] as const);
    return { made, of: Object.fromEntries(all) as Record<string, number> };
}

describe("alarms of an Aurora cluster", () => {
    it("watch every instance, since any of them may become the writer", async () => {
        const { made, of } = await thresholds();
        assert.equal(Object.keys(of).length, 14);
        for (const member of ["one", "two"]) {
            const lag = made.named(ALARM, `aurora-ledger-replica-lag-${member}-alarm`);
            assert.deepEqual(lag["dimensions"], { DBInstanceIdentifier: `plinth-prod-ledger-${member}` });
            assert.deepEqual(
                [lag["metricName"], lag["threshold"], lag["treatMissingData"]],
                ["AuroraReplicaLag", 2000, "notBreaching"],
            );
            assert.equal(of[`memory-low-${member}`], 0.8 * GIB);
            assert.equal(of[`connections-high-${member}`], 1351);
            assert.equal(of[`local-storage-low-${member}`], 2 * GIB);
        }
    });

    it("count what serverless instances can grow to as theirs, and say when it is reached", async () => {
        const { made, of } = await thresholds({
            capacity: { kind: "serverless", minCapacity: 2, maxCapacity: 16 },
            members: { one: {} },
        });
        assert.equal(of["memory-low-one"], 0.05 * 32 * GIB);
        assert.equal(of["connections-high-one"], Math.floor(0.75 * 3604));
        assert.equal(made.named(ALARM, "aurora-ledger-capacity-high-one-alarm")["metricName"], "ACUUtilization");
        assert.equal("local-storage-low-one" in of, false);
        assert.equal(of["no-data-one"], 1);
    });

    it("expect no metrics of an instance that may pause, and fewer connections of a small one", async () => {
        const { of } = await thresholds({
            capacity: { kind: "serverless", minCapacity: 0, maxCapacity: 64 },
            members: { one: {} },
        });
        assert.equal("no-data-one" in of, false);
        assert.equal(of["connections-high-one"], 1500);
    });

    it("send the cluster's events to the topics of alarms", async () => {
        const { made } = await thresholds({ alerts: { page: ["arn:aws:sns:eu-west-1:444444444444:pager"] } });
        const events = made.only(EVENTS);
        assert.deepEqual(
            [events["sourceType"], events["sourceIds"], events["eventCategories"]],
            ["db-cluster", ["plinth-prod-ledger"], ["failure"]],
        );
    });
});

import assert from "node:assert/strict";
import { record } from "@plinth/testing";
import { Database } from "./database.ts";
import type { DatabaseArgs } from "./databaseArgs.ts";
import { leastArgs } from "./testdata/databaseArgs.ts";

const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const EVENTS = "aws:rds/eventSubscription:EventSubscription";
const GIB = 2 ** 30;
const topic = (name: string) => `arn:aws:sns:eu-west-1:444444444444:${name}`;
/** Replicas exist only beside a password that RDS does not keep. */
const ownPassword = { password: { rotation: "version" } } as const;

async function make(changes: Partial<DatabaseArgs> = {}) {
    return await record(() => new Database("database-orders", { ...leastArgs, ...changes }), {
        project: "plinth-database",
        stack: "prod",
    });
}

describe("alarms of a database", () => {
    it("watch the instance by its name in AWS, with thresholds of its class, its storage and its parameters", async () => {
        const made = await make({ instanceClass: "db.r7g.xlarge", storage: { size: 400, maxSize: 1600 } });
        const thresholds = Object.fromEntries(
            made
                .all(ALARM)
                .map(({ name, inputs }) => [
                    name.replace(/^database-orders-|-alarm$/g, ""),
                    [inputs["metricName"], inputs["comparisonOperator"], inputs["threshold"]],
                ]),
        );
        assert.deepEqual(thresholds, {
            "cpu-high": ["CPUUtilization", "GreaterThanThreshold", 90],
            "memory-low": ["FreeableMemory", "LessThanThreshold", 3.2 * GIB],
            // Three quarters of 32 GiB / 9531392.
            "connections-high": ["DatabaseConnections", "GreaterThanThreshold", 2703],
            "storage-low": ["FreeStorageSpace", "LessThanThreshold", 40 * GIB],
            "disk-queue-long": ["DiskQueueDepth", "GreaterThanThreshold", 64],
            "transaction-ids-high": ["MaximumUsedTransactionIDs", "GreaterThanThreshold", 1_000_000_000],
            "no-data": ["CPUUtilization", "LessThanThreshold", 1],
        });
        for (const { inputs } of made.all(ALARM)) {
            assert.equal(inputs["namespace"], "AWS/RDS");
            assert.deepEqual(inputs["dimensions"], { DBInstanceIdentifier: "plinth-prod-orders" });
        }
    });

    it("sound for a database that sends nothing", async () => {
        const alarm = (await make()).named(ALARM, "database-orders-no-data-alarm");
        assert.deepEqual([alarm["statistic"], alarm["treatMissingData"]], ["SampleCount", "breaching"]);
    });

    it("take thresholds by role, and max_connections where it is set", async () => {
        const made = await make({
            alarms: { storageLow: { threshold: 25 }, cpuHigh: { severity: "log" } },
            parameters: { max_connections: "200" },
        });
        assert.equal(made.named(ALARM, "database-orders-storage-low-alarm")["threshold"], 25 * GIB);
        assert.equal(made.named(ALARM, "database-orders-connections-high-alarm")["threshold"], 150);
        const tags = made.named(ALARM, "database-orders-cpu-high-alarm")["tags"] as Record<string, string>;
        assert.equal(tags["Severity"], "log");
    });

    it("say what whoever is paged has to know", async () => {
        const alarm = (await make({ owner: "orders team" })).named(ALARM, "database-orders-storage-low-alarm");
        assert.equal(alarm["name"], "plinth-database-prod-database-orders-storage-low");
        assert.equal(
            alarm["alarmDescription"],
            "[page] plinth-prod-orders is running out of storage, and stops when there is none: FreeStorageSpace below 10 GiB " +
                "(10 % of storage.size) for 15 minutes. Owner: orders team. Runbook: docs/runbooks/database/storage-low.md",
        );
    });

    it("are none with alarms: off, and events neither", async () => {
        const made = await make({ alarms: "off", alerts: { page: [topic("pager")] } });
        assert.deepEqual([made.all(ALARM), made.all(EVENTS)], [[], []]);
        assert.equal(made.result.widgets.graphs.length, 7);
    });

    it("watch each replica by its own name and class, and whether it follows", async () => {
        const made = await make({ ...ownPassword, replicas: { reports: { instanceClass: "db.r7g.large" } } });
        const lag = made.named(ALARM, "database-orders-replica-lag-reports-alarm");
        assert.deepEqual(lag["dimensions"], { DBInstanceIdentifier: "plinth-prod-orders-reports" });
        assert.deepEqual([lag["metricName"], lag["threshold"]], ["ReplicaLag", 600]);
        const stopped = made.named(ALARM, "database-orders-replica-stopped-reports-alarm");
        assert.deepEqual([stopped["comparisonOperator"], stopped["threshold"]], ["LessThanThreshold", 0]);
        assert.equal(made.named(ALARM, "database-orders-memory-low-reports-alarm")["threshold"], 1.6 * GIB);
    });
});

describe("events of a database", () => {
    it("go to the topics of alarms, failures to those that page, for the database and its replicas", async () => {
        const made = await make({
            ...ownPassword,
            replicas: { reports: {} },
            alerts: { page: [topic("pager")], ticket: [topic("tickets"), topic("chat")], log: [topic("archive")] },
        });
        assert.deepEqual(
            made.all(EVENTS).map(({ name, inputs }) => [name, inputs["snsTopic"]]),
            [
                ["database-orders-events-page-pager", topic("pager")],
                ["database-orders-events-ticket-tickets", topic("tickets")],
                ["database-orders-events-ticket-chat", topic("chat")],
            ],
        );
        const events = made.named(EVENTS, "database-orders-events-page-pager");
        assert.deepEqual(events["eventCategories"], ["failure", "low storage"]);
        assert.deepEqual(events["sourceIds"], ["plinth-prod-orders", "plinth-prod-orders-reports"]);
        assert.equal(events["sourceType"], "db-instance");
        assert.equal((events["tags"] as Record<string, string>)["Runbook"], "docs/runbooks/database/events.md");
    });

    it("go nowhere without topics", async () => assert.deepEqual((await make()).all(EVENTS), []));
});

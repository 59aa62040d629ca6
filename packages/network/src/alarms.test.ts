import assert from "node:assert/strict";
import { record } from "@plinth/testing";
import { Network, type NetworkArgs } from "./network.ts";

const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const least: NetworkArgs = {
    cidr: "10.0.0.0/16",
    zones: ["euw1-az1", "euw1-az2", "euw1-az3"],
    account: "444444444444",
    region: "eu-west-1",
};

async function make(changes: Partial<NetworkArgs> = {}) {
    return await record(() => new Network("network", { ...least, ...changes } as NetworkArgs), {
        project: "plinth-network",
        stack: "prod",
    });
}

type Made = Awaited<ReturnType<typeof make>>;

function names(made: Made): string[] {
    return made
        .all(ALARM)
        .map(({ name }) => name.replace(/^network-|-alarm$/g, ""))
        .sort();
}

describe("alarms of a network", () => {
    it("watch each NAT gateway, by its zone", async () => {
        const made = await make();
        assert.deepEqual(
            names(made),
            [
                "flow-logs-silent",
                ...["az1", "az2", "az3"].flatMap((zone) => [
                    `nat-packets-dropped-${zone}`,
                    `nat-ports-exhausted-${zone}`,
                ]),
            ].sort(),
        );
        const ports = made.named(ALARM, "network-nat-ports-exhausted-az2-alarm");
        assert.deepEqual(
            [ports["namespace"], ports["metricName"], ports["statistic"], ports["threshold"]],
            ["AWS/NATGateway", "ErrorPortAllocation", "Sum", 0],
        );
        const { NatGatewayId } = ports["dimensions"] as Record<string, string>;
        assert.match(NatGatewayId ?? "", /^nat-/);
        assert.match(String(ports["alarmDescription"]), new RegExp(`^\\[page\\] ${NatGatewayId} has no port left`));
    });

    it("watch one gateway where there is one, and none without NAT", async () => {
        assert.deepEqual(names(await make({ nat: "single" })).slice(1), [
            "nat-packets-dropped-az1",
            "nat-ports-exhausted-az1",
        ]);
        assert.deepEqual(names(await make({ nat: "regional" })).slice(1), [
            "nat-packets-dropped-regional",
            "nat-ports-exhausted-regional",
        ]);
        assert.deepEqual(names(await make({ nat: "none" })), ["flow-logs-silent"]);
    });

    it("watch each interface endpoint by the four dimensions AWS gives it", async () => {
        const made = await make({ nat: "none", endpoints: { interface: ["sts", "ecr.api"] } });
        assert.deepEqual(names(made), [
            "endpoint-packets-dropped-ecr-api",
            "endpoint-packets-dropped-sts",
            "flow-logs-silent",
        ]);
        const { dimensions } = made.named(ALARM, "network-endpoint-packets-dropped-sts-alarm") as {
            dimensions: Record<string, string>;
        };
        assert.deepEqual(dimensions, {
            "Endpoint Type": "Interface",
            "Service Name": "com.amazonaws.eu-west-1.sts",
            "VPC Endpoint Id": dimensions["VPC Endpoint Id"],
            "VPC Id": await made.known(made.result.vpcId),
        });
        assert.match(dimensions["VPC Endpoint Id"] ?? "", /^vpce-/);
    });

    it("sound when the log group gets no flow logs, and know nothing of a bucket", async () => {
        const silent = (await make()).named(ALARM, "network-flow-logs-silent-alarm");
        assert.deepEqual(silent["dimensions"], { LogGroupName: "/plinth-network/prod/network-flow-logs" });
        assert.deepEqual([silent["treatMissingData"], silent["threshold"]], ["breaching", 1]);
        const bucket = await make({
            nat: "none",
            flowLogs: { destination: "s3", bucketArn: "arn:aws:s3:::central-logs" },
        });
        assert.deepEqual(names(bucket), []);
    });

    it("only gain alarms with a zone and with an endpoint", async () => {
        const before = await make({ zones: ["euw1-az2", "euw1-az1"], endpoints: { interface: ["sts"] } });
        const after = await make({ endpoints: { interface: ["logs", "sts"] } });
        for (const { name, inputs } of before.all(ALARM)) assert.deepEqual(after.named(ALARM, name), inputs, name);
        assert.deepEqual(
            names(after).filter((name) => !names(before).includes(name)),
            ["endpoint-packets-dropped-logs", "nat-packets-dropped-az3", "nat-ports-exhausted-az3"],
        );
    });

    it("are none with off", async () => assert.deepEqual(names(await make({ alarms: "off" })), []));

    it("refuses a role that does not exist beside everything else that is wrong", () => {
        const alarms = { natPorts: {} } as NetworkArgs["alarms"];
        assert.throws(
            () => new Network("network", { ...least, zones: [], alarms }),
            /network "network": \d problems[^]*alarms\.natPorts: must be the role of an alarm: natPortsExhausted/,
        );
    });
});

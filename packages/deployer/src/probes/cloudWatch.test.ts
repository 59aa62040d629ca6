import assert from "node:assert/strict";
import { AwsCli } from "./awsCli.ts";
import { CloudWatch } from "./cloudWatch.ts";
import { OWN_ACCOUNT, printed, RecordedTool, refused } from "./testdata/recordedTool.ts";

const arn = (name: string, region = "eu-west-1", account = OWN_ACCOUNT): string =>
    `arn:aws:cloudwatch:${region}:${account}:alarm:${name}`;

describe("alarms read with the AWS CLI", () => {
    let tool: RecordedTool;
    let alarms: CloudWatch;

    beforeEach(() => {
        tool = new RecordedTool();
        alarms = new CloudWatch(new AwsCli(tool.run));
    });

    it("have state, reason and since when, as either version of the CLI writes times; composite ones, too", async () => {
        tool.answers["aws cloudwatch describe-alarms"] = () =>
            printed({
                MetricAlarms: [
                    {
                        AlarmArn: arn("cpu"),
                        StateValue: "ALARM",
                        StateReason: "hot",
                        StateTransitionedTimestamp: 1763892000.5,
                    },
                    {
                        AlarmArn: arn("disk"),
                        StateValue: "OK",
                        StateTransitionedTimestamp: "2025-11-23T10:00:00.500000+00:00",
                    },
                    { AlarmArn: arn("cpu", "eu-west-1", "222222222222"), StateValue: "ALARM" },
                ],
                CompositeAlarms: [{ AlarmArn: arn("slo"), StateValue: "INSUFFICIENT_DATA" }],
            });
        assert.deepEqual(await alarms.states([arn("cpu"), arn("disk"), arn("slo"), arn("gone")]), [
            { arn: arn("cpu"), state: "ALARM", since: "2025-11-23T10:00:00.500Z", reason: "hot" },
            { arn: arn("disk"), state: "OK", since: "2025-11-23T10:00:00.500Z" },
            { arn: arn("slo"), state: "INSUFFICIENT_DATA" },
        ]);
        assert.deepEqual(tool.inputs("describe-alarms"), [
            { AlarmNames: ["cpu", "disk", "slo", "gone"], AlarmTypes: ["MetricAlarm", "CompositeAlarm"] },
        ]);
    });

    it("are asked for by region, a hundred at once, and the identity once", async () => {
        tool.answers["aws cloudwatch describe-alarms"] = () => printed({});
        const many = Array.from({ length: 101 }, (_, index) => arn(`a${index}`));
        await alarms.states([...many, arn("edge", "us-east-1")]);
        const asked = tool.calls.map(({ args }) => [args[1], args[3]]);
        assert.deepEqual(asked, [
            ["get-caller-identity", "eu-west-1"],
            ["describe-alarms", "eu-west-1"],
            ["describe-alarms", "eu-west-1"],
            ["describe-alarms", "us-east-1"],
        ]);
        const counts = tool
            .inputs("describe-alarms")
            .map((input) => (input as { AlarmNames: string[] }).AlarmNames.length);
        assert.deepEqual(counts, [100, 1, 1]);
    });

    it("never make a name into a file or an option of the CLI", async () => {
        tool.answers["aws cloudwatch describe-alarms"] = () => printed({});
        await alarms.states([arn("file:///etc/passwd"), arn("--debug")]);
        const { args } = tool.calls[1] ?? assert.fail();
        assert.ok(args.every((one) => !one.startsWith("file:") && one !== "--debug"));
        assert.deepEqual((tool.inputs("describe-alarms")[0] as { AlarmNames: string[] }).AlarmNames, [
            "file:///etc/passwd",
            "--debug",
        ]);
    });

    it("fired where their history says so, in this account's region alone", async () => {
        const item = (name: string, at: string, state: string): object => ({
            AlarmName: name,
            Timestamp: at,
            HistoryData: JSON.stringify({
                version: "1.0",
                oldState: { stateValue: "OK" },
                newState: { stateValue: state },
            }),
            HistorySummary: `Alarm updated from OK to ${state}`,
        });
        tool.answers["aws cloudwatch describe-alarm-history"] = () =>
            printed({
                AlarmHistoryItems: [
                    item("cpu", "2025-11-23T10:02:00Z", "ALARM"),
                    item("cpu", "2025-11-23T10:04:00Z", "OK"),
                    item("somebody-elses", "2025-11-23T10:01:00Z", "ALARM"),
                    {
                        AlarmName: "slo",
                        Timestamp: 1763892060,
                        HistorySummary: "Alarm updated from OK to In alarm to ALARM",
                    },
                ],
            });
        const [from, to] = [new Date("2025-11-23T10:00:00Z"), new Date("2025-11-23T10:30:00Z")];
        assert.deepEqual(await alarms.fired([arn("cpu"), arn("slo")], from, to), [
            { arn: arn("slo"), at: "2025-11-23T10:01:00.000Z" },
            { arn: arn("cpu"), at: "2025-11-23T10:02:00.000Z" },
        ]);
        assert.deepEqual(tool.inputs("describe-alarm-history"), [
            {
                AlarmTypes: ["MetricAlarm", "CompositeAlarm"],
                HistoryItemType: "StateUpdate",
                StartDate: "2025-11-23T10:00:00.000Z",
                EndDate: "2025-11-23T10:30:00.000Z",
                ScanBy: "TimestampAscending",
            },
        ]);
    });

    describe("are not read, and it is said why,", () => {
        async function missing(): Promise<string> {
            const found = await alarms.states([arn("cpu")]);
            assert.ok("missing" in found);
            return found.missing;
        }

        it("with credentials of another account, in which there is no such alarm", async () => {
            tool.answers["aws sts get-caller-identity"] = () => printed({ Account: "222222222222" });
            assert.equal(
                await missing(),
                "credentials of account 111111111111: those that are there are of account 222222222222",
            );
            assert.equal(tool.calls.length, 1);
        });

        it("without the CLI", async () => {
            tool.answers["aws sts get-caller-identity"] = () => undefined;
            assert.match(await missing(), /^the AWS CLI, which is not on PATH: https:/);
        });

        it("without credentials", async () => {
            tool.answers["aws sts get-caller-identity"] = () =>
                refused('\nUnable to locate credentials. You can configure credentials by running "aws configure".\n');
            assert.match(await missing(), /get-caller-identity in eu-west-1: Unable to locate credentials/);
        });

        it("without the right to", async () => {
            tool.answers["aws cloudwatch describe-alarms"] = () =>
                refused("An error occurred (AccessDenied) when calling the DescribeAlarms operation: not authorized");
            assert.match(await missing(), /describe-alarms in eu-west-1: An error occurred \(AccessDenied\)/);
        });

        it("where the CLI answers something else than JSON", async () => {
            tool.answers["aws cloudwatch describe-alarms"] = () => ({ code: 0, stdout: "<html>", stderr: "" });
            assert.equal(await missing(), "JSON from aws cloudwatch describe-alarms in eu-west-1");
        });
    });
});

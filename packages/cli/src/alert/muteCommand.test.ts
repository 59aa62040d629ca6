import assert from "node:assert/strict";
import { recordingHost } from "../testdata/host.ts";
import { AwsAlarms } from "./awsAlarms.ts";
import { mute, unmute } from "./muteCommand.ts";

describe("plinth alert mute", () => {
    function account(open: readonly string[] = []) {
        const asked: string[][] = [];
        const alarm = (name: string, severity: string) => ({
            ResourceARN: `arn:aws:cloudwatch:eu-west-1:111111111111:alarm:${name}`,
            Tags: [{ Key: "Severity", Value: severity }],
        });
        const run = async (args: readonly string[]) => {
            asked.push([...args]);
            if (args[1] === "get-resources") {
                const found = [
                    alarm("fast", "page"),
                    alarm("slow", "page"),
                    alarm("day", "ticket"),
                    alarm("days", "log"),
                ];
                return { code: 0, out: JSON.stringify({ ResourceTagMappingList: found }), err: "" };
            }
            const name = args[args.indexOf("--alarm-mute-rule-name") + 1] ?? "";
            if (args[1] === "get-alarm-mute-rule") {
                return open.includes(name)
                    ? { code: 0, out: '{"Status":"ACTIVE"}', err: "" }
                    : { code: 254, out: "", err: "An error occurred (ResourceNotFoundException)" };
            }
            return { code: 0, out: "", err: "" };
        };
        return { make: () => new AwsAlarms({}, "eu-west-1", run), asked };
    }

    const valueOf = (args: readonly string[], option: string): unknown =>
        JSON.parse(args[args.indexOf(option) + 1] ?? "null") as unknown;

    it("keeps pages quiet for a quarter of an hour at most, the rest for as long as asked, and says so", async () => {
        const { make, asked } = account();
        const host = recordingHost({ cwd: import.meta.dirname });
        const options = { service: "orders", minutes: 60, reason: "release 12" };
        assert.equal(await mute("dev", options, host, make), 0);
        const put = asked.filter((args) => args[1] === "put-alarm-mute-rule");
        assert.deepEqual(
            put.map((args) => [
                args[args.indexOf("--name") + 1],
                (valueOf(args, "--rule") as { Schedule: { Duration: string } }).Schedule.Duration,
                valueOf(args, "--mute-targets"),
            ]),
            [
                ["plinth-dev-orders-pages", "PT15M", { AlarmNames: ["fast", "slow"] }],
                ["plinth-dev-orders-rest", "PT60M", { AlarmNames: ["day", "days"] }],
            ],
        );
        const { Expression } = (valueOf(put[0] ?? [], "--rule") as { Schedule: { Expression: string } }).Schedule;
        assert.match(Expression, /^at\(\d{4}-\d\d-\d\dT\d\d:\d\d\)$/);
        assert.match(
            host.err(),
            /page: 2 alarms of orders tell nobody until .* \(release 12\)\. What still is wrong then is told then\./,
        );
    });

    it("refuses to make an open window longer", async () => {
        const { make, asked } = account(["plinth-dev-orders-pages"]);
        const host = recordingHost({ cwd: import.meta.dirname });
        const options = { service: "orders", minutes: 5, reason: "again" };
        await assert.rejects(mute("dev", options, host, make), /is open already, and is not made longer/);
        assert.ok(!asked.some((args) => args[1] === "put-alarm-mute-rule"));
    });

    it("is ended by unmute, for both windows", async () => {
        const { make, asked } = account();
        assert.equal(await unmute("dev", { service: "orders" }, recordingHost({ cwd: import.meta.dirname }), make), 0);
        const ended = asked.filter((args) => args[1] === "delete-alarm-mute-rule");
        assert.deepEqual(
            ended.map((args) => args[args.indexOf("--alarm-mute-rule-name") + 1]),
            ["plinth-dev-orders-pages", "plinth-dev-orders-rest"],
        );
    });
});

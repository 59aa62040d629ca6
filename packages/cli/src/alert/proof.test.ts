import assert from "node:assert/strict";
import type { Said } from "../aws/aws.ts";
import { AwsAlarms } from "./awsAlarms.ts";
import { chooseAlarm, proveRoute } from "./proof.ts";

const TOPIC = "arn:aws:sns:eu-west-1:111111111111:on-call";
const NAME = "plinth-orders-dev-orders-slo-availability-fast";

/** An AWS CLI that answers by the operation asked for, and keeps what it was asked. */
function awsSaying(answers: Readonly<Record<string, unknown>>) {
    const asked: string[][] = [];
    const run = async (args: readonly string[]): Promise<Said> => {
        asked.push([...args]);
        const answer = answers[args[1] ?? ""];
        if (typeof answer === "string") return { code: 254, out: "", err: answer };
        return { code: 0, out: JSON.stringify(answer ?? {}), err: "" };
    };
    return { alarms: new AwsAlarms({}, "eu-west-1", run), asked };
}

const OK = { CompositeAlarms: [{ StateValue: "OK", ActionsEnabled: true, AlarmActions: [TOPIC] }] };
const TOLD = {
    AlarmHistoryItems: [
        {
            HistorySummary: `Successfully executed action ${TOPIC}`,
            HistoryData: JSON.stringify({ actionState: "Succeeded", notificationResource: TOPIC }),
        },
    ],
};
const HEARD = { Subscriptions: [{ SubscriptionArn: `${TOPIC}:1` }, { SubscriptionArn: "PendingConfirmation" }] };
const options = { waitSeconds: 0, signal: new AbortController().signal };

describe("the way of an alarm through AWS", () => {
    it("is proven by the alarm's own history and by who hears its topic", async () => {
        const { alarms, asked } = awsSaying({
            "describe-alarms": OK,
            "describe-alarm-history": TOLD,
            "list-subscriptions-by-topic": HEARD,
        });
        const { result, links } = await proveRoute(alarms, NAME, options);
        assert.equal(result, "proven");
        assert.deepEqual(
            links.map(({ link, holds }) => [link, holds]),
            [
                ["alarm", true],
                ["action", true],
                ["subscription", true],
                ["restored", true],
            ],
        );
        assert.ok(links[2]?.says.endsWith("is heard by 1; 1 asked for have not said yes"));
        const set = asked
            .filter((args) => args[1] === "set-alarm-state")
            .map((args) => args[args.indexOf("--state-value") + 1]);
        assert.deepEqual(set, ["ALARM", "OK"]);
        const history = asked.find((args) => args[1] === "describe-alarm-history") ?? [];
        // Without the types CloudWatch has the history of metric alarms alone.
        assert.ok(history.join(" ").includes("--alarm-types MetricAlarm CompositeAlarm"));
        for (const args of asked) assert.ok(args.join(" ").includes("--region eu-west-1"), args.join(" "));
    });

    it("is broken where a topic has no subscriber, refuses the message, or was not told in time", async () => {
        const failed = {
            AlarmHistoryItems: [
                { HistorySummary: `Failed to execute action ${TOPIC}. Received error: "not authorized"` },
            ],
        };
        for (const [answers, link] of [
            [{ "describe-alarm-history": TOLD, "list-subscriptions-by-topic": {} }, "subscription"],
            [{ "describe-alarm-history": failed, "list-subscriptions-by-topic": HEARD }, "action"],
            [{ "describe-alarm-history": {}, "list-subscriptions-by-topic": HEARD }, "action"],
        ] as const) {
            const { alarms, asked } = awsSaying({ "describe-alarms": OK, ...answers });
            const { result, links } = await proveRoute(alarms, NAME, options);
            assert.equal(result, "broken", link);
            assert.equal(links.find(({ holds }) => holds === false)?.link, link);
            // It is set back all the same.
            assert.equal(asked.filter((args) => args[1] === "set-alarm-state").length, 2);
        }
    });

    it("is broken where an alarm tells nobody, and nothing is set off then", async () => {
        const mute = { CompositeAlarms: [{ StateValue: "OK", ActionsEnabled: true }] };
        const { alarms, asked } = awsSaying({ "describe-alarms": mute });
        const { result, links } = await proveRoute(alarms, NAME, options);
        assert.equal(result, "broken");
        assert.match(links[0]?.says ?? "", /Fix: name topics of its severity under alerts/);
        assert.deepEqual(
            asked.filter((args) => args[1] === "set-alarm-state"),
            [],
        );
    });

    it("is not tried with an alarm that is on, and unknown where nobody may ask", async () => {
        const on = { CompositeAlarms: [{ StateValue: "ALARM", ActionsEnabled: true, AlarmActions: [TOPIC] }] };
        assert.equal((await proveRoute(awsSaying({ "describe-alarms": on }).alarms, NAME, options)).result, "unknown");
        const denied = awsSaying({ "describe-alarms": OK, "set-alarm-state": "AccessDenied: not authorized" });
        const { result, links } = await proveRoute(denied.alarms, NAME, options);
        assert.equal(result, "unknown");
        assert.match(links[0]?.says ?? "", /AccessDenied/);
    });

    it("begins with an alarm of the severity, found by tags", async () => {
        const tagged = (name: string, severity: string) => ({
            ResourceARN: `arn:aws:cloudwatch:eu-west-1:111111111111:alarm:${name}`,
            Tags: [
                { Key: "Severity", Value: severity },
                { Key: "Service", Value: "orders" },
            ],
        });
        const { alarms, asked } = awsSaying({
            "get-resources": {
                ResourceTagMappingList: [tagged("b-slow", "page"), tagged("a-fast", "page"), tagged("c", "ticket")],
            },
        });
        const found = await alarms.find("dev", "orders");
        assert.ok(found.known);
        assert.equal(chooseAlarm(found.value, { severity: "page" })?.name, "a-fast");
        assert.equal(chooseAlarm(found.value, { severity: "page", alert: "slow" })?.name, "b-slow");
        assert.equal(chooseAlarm(found.value, { severity: "log" }), undefined);
        assert.ok(asked[0]?.includes("Key=Environment,Values=dev") && asked[0].includes("Key=Service,Values=orders"));
    });
});

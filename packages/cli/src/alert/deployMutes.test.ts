import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import type { DeployWindow } from "@plinth/deployer";
import { AwsAlarms } from "./awsAlarms.ts";
import { DeployMutes } from "./deployMutes.ts";

const arn = (name: string): string => `arn:aws:cloudwatch:eu-west-1:111111111111:alarm:${name}`;
const window: DeployWindow = {
    name: "plinth-dev-deploying-pages",
    severities: ["page"],
    minutes: 15,
    alarms: [
        { name: "orders-fast", arn: arn("orders-fast"), severity: "page", service: "orders" },
        { name: "web-fast", arn: arn("web-fast"), severity: "page", service: "web.v2" },
        { name: "storage", arn: arn("storage"), severity: "page" },
    ],
    from: new Date("2026-11-23T10:01:00Z"),
    reason: "plinth up dev: database (run-1)",
};

describe("the mute window of a deployment", () => {
    const asked: string[][] = [];
    let said = { code: 0, out: "", err: "" };
    let server: Server | undefined;

    beforeEach(() => {
        asked.length = 0;
        said = { code: 0, out: "", err: "" };
    });

    afterEach(() => {
        server?.close();
        server = undefined;
    });

    const mutes = () =>
        new DeployMutes(
            {},
            (region) =>
                new AwsAlarms({}, region, async (args) => {
                    asked.push([...args]);
                    return said;
                }),
        );

    /** An Alertmanager that keeps what it is told. */
    async function alertmanager(): Promise<{ address: string; silences: Record<string, unknown>[]; ended: string[] }> {
        const silences: Record<string, unknown>[] = [];
        const ended: string[] = [];
        server = createServer((request, response) => {
            void (async () => {
                response.setHeader("content-type", "application/json");
                if (request.method === "POST") silences.push((await json(request)) as Record<string, unknown>);
                if (request.method === "DELETE") ended.push(request.url ?? "");
                const listed = silences.map(({ comment }, id) => ({
                    id: String(id),
                    comment,
                    status: { state: "active" },
                }));
                response.end(JSON.stringify(request.method === "GET" ? listed : {}));
            })();
        });
        const listening = server;
        await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
        return { address: `http://127.0.0.1:${(listening.address() as AddressInfo).port}`, silences, ended };
    }

    it("is a mute rule over the alarms by name, in their own region, that ends by itself", async () => {
        assert.equal(await mutes().open(window), undefined);
        const [put = []] = asked;
        const valueOf = (option: string): string => put[put.indexOf(option) + 1] ?? "";
        assert.deepEqual(put.slice(0, 2), ["cloudwatch", "put-alarm-mute-rule"]);
        assert.equal(valueOf("--name"), "plinth-dev-deploying-pages");
        assert.equal(valueOf("--region"), "eu-west-1");
        assert.deepEqual(JSON.parse(valueOf("--rule")), {
            Schedule: { Expression: "at(2026-11-23T10:01)", Duration: "PT15M", Timezone: "UTC" },
        });
        assert.deepEqual(JSON.parse(valueOf("--mute-targets")), {
            AlarmNames: ["orders-fast", "web-fast", "storage"],
        });
    });

    it("keeps an Alertmanager quiet about the services of those alarms, and about nothing else", async () => {
        const { address, silences, ended } = await alertmanager();
        assert.equal(await mutes().open({ ...window, alertmanager: address }), undefined);
        assert.deepEqual(silences[0]?.["matchers"], [
            { name: "service", value: "orders|web\\.v2", isRegex: true, isEqual: true },
            { name: "severity", value: "page", isRegex: true, isEqual: true },
        ]);
        assert.equal(silences[0]["endsAt"], "2026-11-23T10:16:00.000Z");
        assert.equal(await mutes().close({ ...window, alertmanager: address }), undefined);
        assert.deepEqual(ended, ["/api/v2/silence/0"]);
        await mutes().open({ ...window, alarms: window.alarms.slice(2), alertmanager: address });
        assert.equal(silences.length, 1);
    });

    it("is open while its rule is active or about to be", async () => {
        for (const [Status, open] of [
            ["ACTIVE", true],
            ["SCHEDULED", true],
            ["EXPIRED", false],
        ] as const) {
            said = { code: 0, out: JSON.stringify({ Status }), err: "" };
            assert.equal(await mutes().isOpen(window), open, Status);
        }
    });

    it("says what it would have taken, where it could not be opened or ended", async () => {
        said = {
            code: 254,
            out: "",
            err: "An error occurred (AccessDenied) when calling the PutAlarmMuteRule operation",
        };
        for (const answer of [await mutes().isOpen(window), await mutes().open(window), await mutes().close(window)])
            assert.ok(typeof answer === "object" && answer.missing.length > 0);
        said = { code: 0, out: "", err: "" };
        const unreachable = { ...window, alertmanager: "http://127.0.0.1:1" };
        const opened = await mutes().open(unreachable);
        assert.match(opened?.missing ?? "", /Alertmanager at http:\/\/127\.0\.0\.1:1 does not answer/);
    });
});

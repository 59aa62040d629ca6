import assert from "node:assert/strict";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { ServiceLevel } from "@plinth/slo";
import { record } from "@plinth/testing";
import { main } from "../main.ts";
import { recordingHost } from "../testdata/host.ts";
import type { AlertTestOptions } from "./arguments.ts";
import type { PlannedAlarmResource } from "./simulatedAlarms.ts";
import { testAlert } from "./testCommand.ts";

const PAGE = "arn:aws:sns:eu-west-1:111111111111:on-call";
const tags = { Severity: "page", Service: "orders", Owner: "shop" };
const METRIC = "aws:cloudwatch/metricAlarm:MetricAlarm";
const COMPOSITE = "aws:cloudwatch/compositeAlarm:CompositeAlarm";

/** What ServiceLevel plans, as far as it matters here. */
function planned(actions: readonly string[] = [PAGE]): PlannedAlarmResource[] {
    return [
        { type: METRIC, inputs: { name: "orders-fast-long", tags: { Service: "orders" } } },
        { type: METRIC, inputs: { name: "orders-fast-short", tags: { Service: "orders" } } },
        {
            type: COMPOSITE,
            inputs: {
                alarmName: "orders-fast",
                alarmDescription: "[page] orders fails. Owner: shop. Runbook: docs/runbooks/slo/availability-fast.md.",
                alarmRule: `ALARM("orders-fast-long") AND ALARM("orders-fast-short")`,
                alarmActions: actions,
                okActions: actions,
                tags,
            },
        },
    ];
}

const asked: AlertTestOptions = { severity: "page", service: "orders", rehearse: true, wait: 0, format: "json" };

async function rehearsed(resources: readonly PlannedAlarmResource[], options: Partial<AlertTestOptions> = {}) {
    const host = recordingHost({ cwd: import.meta.dirname });
    const ports = { aws: () => assert.fail("no cloud is asked"), planned: async () => resources };
    const code = await testAlert("dev", { ...asked, ...options }, host, ports);
    return { code, out: host.out() };
}

interface Printed {
    readonly version: number;
    readonly alarm: string;
    readonly result: string;
    readonly links: readonly { link: string; holds?: boolean; says: string }[];
}

describe("plinth alert test", () => {
    it("goes the whole way in the simulated cloud: windows, the alarm over them, its topic, a webhook that is told", async () => {
        const { code, out } = await rehearsed(planned());
        assert.equal(code, 0, out);
        const { version, alarm, result, links } = JSON.parse(out) as Printed;
        assert.deepEqual([version, alarm, result], [1, "orders-fast", "proven"]);
        assert.deepEqual(
            links.map(({ link }) => link),
            ["alarm", "action", "subscription", "restored", "webhook"],
        );
        assert.equal(
            links.at(-1)?.says,
            "was told ALARM, then OK: [page] orders fails. Owner: shop. Runbook: docs/runbooks/slo/availability-fast.md.",
        );
    });

    it("goes the whole way of the alarms that a service level makes, for pages and tickets", async () => {
        const topics = { page: [PAGE], ticket: ["arn:aws:sns:eu-west-1:111111111111:tickets"] };
        const made = await record(
            () =>
                new ServiceLevel("orders-slo", {
                    service: "orders",
                    namespace: "orders",
                    cluster: "plinth-dev-main",
                    region: "eu-west-1",
                    dashboardName: "plinth-dev-orders",
                    objectives: { availability: { target: 99.9 } },
                    signals: "cloudwatch",
                    alerts: topics,
                }),
        );
        const resources = [METRIC, COMPOSITE].flatMap((type) => made.all(type).map(({ inputs }) => ({ type, inputs })));
        for (const severity of ["page", "ticket"] as const) {
            const { code, out } = await rehearsed(resources, { severity });
            assert.equal(code, 0, out);
            const { links } = JSON.parse(out) as Printed;
            assert.ok(
                links.some(({ says }) => says === `Successfully executed action ${topics[severity][0]}`),
                out,
            );
            assert.match(links.at(-1)?.says ?? "", new RegExp(`was told ALARM, then OK: \\[${severity}\\] orders `));
        }
        assert.equal((await rehearsed(resources, { severity: "log" })).code, 2);
    });

    it("ends with 2 where the alarm tells nobody, and says so in words", async () => {
        const { code, out } = await rehearsed(planned([]), { format: "text" });
        assert.equal(code, 2);
        assert.match(out, /^orders-fast, through the simulated cloud\n {2}NO {2}action: tells nobody\. Fix: /);
    });

    it("refuses a service or severity without an alarm, and names what there is", async () => {
        await assert.rejects(
            rehearsed(planned(), { severity: "ticket" }),
            /has no alarm of orders of severity ticket.*orders-fast/,
        );
        await assert.rejects(rehearsed(planned(), { service: "nobody" }), /deploy it first, or name another service/);
    });

    it("refuses an environment that does not exist, and arguments that contradict each other", async () => {
        const host = recordingHost({ cwd: import.meta.dirname });
        assert.equal(await main(["alert", "test", "prdo"], host), 1);
        assert.match(host.err(), /did you mean prod\?/);
        assert.equal(
            await main(["alert", "test", "dev", "--rehearse", "--alertmanager", "http://127.0.0.1:1"], host),
            64,
        );
        assert.equal(await main(["alert", "mute", "dev", "--service", "orders"], host), 64);
        assert.equal(
            await main(["alert", "mute", "dev", "--service", "o", "--reason", "r", "--minutes", "121"], host),
            64,
        );
    });
});

describe("plinth alert test through an Alertmanager", () => {
    /** An Alertmanager that tells at once, to the receiver of the severity, unless it fails to. */
    async function alertmanager(given: { readonly fails?: boolean; readonly silencedBy?: readonly string[] }) {
        let told = 3;
        let labels: unknown;
        const server = createServer((request: IncomingMessage, response) => {
            void text(request).then((body) => {
                const json = (value: unknown) =>
                    response.setHeader("content-type", "application/json").end(JSON.stringify(value));
                if (request.url === "/metrics") {
                    const failed = given.fails === true ? told - 3 : 0;
                    response.end(
                        `alertmanager_notifications_total{integration="sns"} ${given.fails === true ? 3 : told}\n` +
                            `alertmanager_notifications_failed_total{integration="sns",reason="other"} ${failed}\n`,
                    );
                } else if (request.method === "POST") {
                    [{ labels }] = JSON.parse(body) as [{ labels: unknown }];
                    told++;
                    response.end();
                } else {
                    const status = { state: "active", silencedBy: given.silencedBy ?? [], inhibitedBy: [] };
                    json([{ labels, receivers: [{ name: "page" }], status }]);
                }
            });
        });
        await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
        const host = recordingHost({ cwd: import.meta.dirname });
        try {
            const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
            const code = await main(
                ["alert", "test", "dev", "--alertmanager", address, "--wait", "1", "--format", "json"],
                host,
            );
            return { code, printed: JSON.parse(host.out()) as Printed };
        } finally {
            server.closeAllConnections();
            server.close();
        }
    }

    it("is proven by the receiver that Alertmanager chose, and by what it counts as given", async () => {
        const { code, printed } = await alertmanager({});
        assert.equal(code, 0);
        assert.deepEqual(
            printed.links.map(({ says }) => says),
            ["was sent to Alertmanager", "goes to page", "1 messages were given", "is over again"],
        );
    });

    it("is broken where messages cannot be given, or a silence is on", async () => {
        const failing = await alertmanager({ fails: true });
        assert.equal(failing.code, 2);
        assert.equal(failing.printed.links[2]?.says, "1 messages could not be given");
        const silenced = await alertmanager({ silencedBy: ["abc"] });
        assert.equal(silenced.code, 2);
        assert.equal(silenced.printed.links[1]?.says, "is kept quiet by abc");
    });
});

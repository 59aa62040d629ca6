import assert from "node:assert/strict";
import { alertmanagerConfig } from "./index.ts";

interface Config {
    readonly route: { receiver: string; routes: readonly { receiver: string; matchers: readonly [string] }[] };
    readonly receivers: readonly {
        name: string;
        sns_configs?: readonly { topic_arn: string }[];
        webhook_configs?: object[];
    }[];
    readonly inhibit_rules: readonly { source_matchers: string[]; target_matchers: string[]; equal: string[] }[];
}

const PAGE = "arn:aws:sns:eu-west-1:111111111111:on-call";
const TICKET = "arn:aws:sns:eu-west-1:111111111111:tickets";

function made(webhookUrlFile?: string): Config {
    const topics = { page: [PAGE], ticket: [TICKET] };
    return alertmanagerConfig({ topics, region: "eu-west-1", webhookUrlFile }) as unknown as Config;
}

/** The receiver of an alert: the first route that matches, else the root's. */
function receiverOf(config: Config, labels: Readonly<Record<string, string>>): string {
    const found = config.route.routes.find(({ matchers: [matcher] }) => {
        const [, label = "", pattern = ""] = /^(\w+) =~ "(.*)"$/.exec(matcher) ?? [];
        return new RegExp(`^(?:${pattern})$`).test(labels[label] ?? "");
    });
    return found?.receiver ?? config.route.receiver;
}

describe("Alertmanager's configuration", () => {
    it("sends each severity to the topics of the environment", () => {
        const { receivers } = made();
        const topics = Object.fromEntries(
            receivers.map(({ name, sns_configs = [] }) => [name, sns_configs.map(({ topic_arn }) => topic_arn)]),
        );
        assert.deepEqual(topics, { page: [PAGE], ticket: [TICKET], log: [] });
    });

    it("routes severities of ours and of the chart's own rules, and wakes nobody for what has none", () => {
        const config = made();
        for (const [severity, receiver] of [
            ["page", "page"],
            ["critical", "page"],
            ["ticket", "ticket"],
            ["warning", "ticket"],
            ["log", "log"],
            ["info", "log"],
            ["none", "log"],
        ] as const)
            assert.equal(receiverOf(config, { alertname: "X", severity }), receiver, severity);
        assert.equal(receiverOf(config, { alertname: "Watchdog", severity: "critical" }), "log");
    });

    it("tells a webhook of pages and tickets, by a file that a Secret mounts", () => {
        const names = made("/etc/secret/url").receivers.filter((one) => one.webhook_configs !== undefined);
        assert.deepEqual(
            names.map(({ name }) => name),
            ["page", "ticket"],
        );
        assert.ok(made().receivers.every((one) => one.webhook_configs === undefined));
    });

    it("keeps tickets of an objective quiet while its page is on, and no other's", () => {
        const [ours] = made().inhibit_rules;
        assert.deepEqual(ours?.source_matchers, [`severity = "page"`, `slo != ""`]);
        assert.deepEqual(ours?.equal, ["namespace", "service", "slo"]);
    });
});

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { record } from "@plinth/testing";
import { planAlarms } from "./cloudwatch/planAlarms.ts";
import { ServiceLevel } from "./serviceLevel.ts";
import type { ServiceLevelArgs } from "./serviceLevelArgs.ts";
import { orders, PAGE, TICKET } from "./testdata/serviceLevelArgs.ts";

const METRIC = "aws:cloudwatch/metricAlarm:MetricAlarm";
const COMPOSITE = "aws:cloudwatch/compositeAlarm:CompositeAlarm";
const CONFIG_MAP = "kubernetes:core/v1:ConfigMap";
const RULES = "kubernetes:monitoring.coreos.com/v1:PrometheusRule";

const made = (args: Partial<ServiceLevelArgs> = {}) =>
    record(() => new ServiceLevel("orders-slo", { ...orders, ...args } as ServiceLevelArgs), {
        project: "plinth-orders",
        stack: "prod",
    });

type Made = Awaited<ReturnType<typeof made>>;

function inputsOf(recording: Made, name: string): Readonly<Record<string, unknown>> {
    const found = [...recording.all(COMPOSITE), ...recording.all(METRIC)].find((one) => one.name === name);
    assert.ok(found !== undefined, name);
    return found.inputs;
}

describe("ServiceLevel", () => {
    it("has an alarm that tells somebody for every alert, over metric alarms that tell nobody", async () => {
        const recording = await made();
        const wholes = recording.all(COMPOSITE);
        assert.deepEqual(
            wholes.map(({ name }) => name).sort(),
            [
                "orders-slo-availability-fast-alarm",
                "orders-slo-availability-slow-alarm",
                "orders-slo-availability-day-alarm",
                "orders-slo-availability-days-alarm",
                "orders-slo-availability-few-alarm",
                "orders-slo-availability-few-day-alarm",
                "orders-slo-latency-fast-alarm",
                "orders-slo-latency-slow-alarm",
                "orders-slo-latency-day-alarm",
                "orders-slo-latency-days-alarm",
                "orders-slo-latency-few-day-alarm",
                "orders-slo-silent-alarm",
            ].sort(),
        );
        for (const { name, inputs } of recording.all(METRIC)) {
            assert.equal(inputs["alarmActions"], undefined, name);
            assert.equal(inputs["okActions"], undefined, name);
        }
    });

    it("joins a long and a short window: both have to be in ALARM", async () => {
        const fast = inputsOf(await made(), "orders-slo-availability-fast-alarm");
        const name = "plinth-orders-prod-orders-slo-availability-fast";
        assert.equal(fast["alarmRule"], `ALARM("${name}-long") AND ALARM("${name}-short")`);
    });

    it("watches an hour and five minutes at 14.4 times the budget, of enough requests", async () => {
        const recording = await made();
        const long = inputsOf(recording, "orders-slo-availability-fast-long-alarm");
        const short = inputsOf(recording, "orders-slo-availability-fast-short-alarm");
        assert.equal(long["threshold"], 0.0144);
        assert.equal(short["threshold"], 0.0144);
        assert.equal(long["treatMissingData"], "notBreaching");
        assert.deepEqual(long["metricQueries"], [
            {
                id: "watched",
                expression: "IF(FILL(all, 0) >= 348, FILL(errors, 0), 0) / IF(FILL(all, 0) > 0, FILL(all, 0), 1)",
                label: "the share of bad requests is too high",
                returnData: true,
            },
            query("all", "Requests", 3600, {}),
            query("errors", "Requests", 3600, { Outcome: "error" }),
        ]);
        assert.equal((short["metricQueries"] as { metric?: { period: number } }[])[1]?.metric?.period, 300);
    });

    it("costs what the page says: alarms over windows by each metric they read, and those that tell somebody", async () => {
        const recording = await made();
        const read = recording
            .all(METRIC)
            .flatMap(({ inputs }) => inputs["metricQueries"] as { metric?: object }[])
            .filter(({ metric }) => metric !== undefined);
        assert.deepEqual([read.length, recording.all(METRIC).length, recording.all(COMPOSITE).length], [44, 24, 12]);
        const page = readFileSync(path.join(import.meta.dirname, "../../../docs/components/slo.md"), "utf8");
        assert.match(page, /\| 44 +\| 0\.10 USD +\| 4\.40 USD/);
        assert.match(page, /\| 12 +\| 0\.50 USD +\| 6\.00 USD/);
    });

    it("counts late answers against the bucket of its bound", async () => {
        const day = inputsOf(await made(), "orders-slo-latency-day-long-alarm");
        assert.deepEqual((day["metricQueries"] as object[]).slice(1), [
            query("good", "Requests", 86_400, { Outcome: "good" }),
            query("within", "Within", 86_400, { Le: "0.3" }),
        ]);
        assert.equal(day["threshold"], 0.03);
    });

    it("sends each severity to its topics, the end of an alarm too", async () => {
        const recording = await made();
        for (const [role, topics] of [
            ["availability-fast", [PAGE]],
            ["latency-slow", [PAGE]],
            ["availability-few", [PAGE]],
            ["availability-day", [TICKET]],
            ["silent", [TICKET]],
            ["availability-days", undefined],
        ] as const) {
            const alarm = inputsOf(recording, `orders-slo-${role}-alarm`);
            assert.deepEqual(alarm["alarmActions"], topics, role);
            assert.deepEqual(alarm["okActions"], topics, role);
        }
    });

    it("keeps a ticket quiet while the page that says the same is on, and no other", async () => {
        const recording = await made();
        const suppressorOf = (role: string): unknown =>
            inputsOf(recording, `orders-slo-${role}-alarm`)["actionsSuppressor"];
        for (const [role, page] of [
            ["availability-day", "availability-slow"],
            ["availability-few-day", "availability-few"],
            ["latency-day", "latency-slow"],
        ] as const) {
            const { alarm, waitPeriod, extensionPeriod } = suppressorOf(role) as Record<string, unknown>;
            assert.match(String(alarm), new RegExp(`:alarm:plinth-orders-prod-orders-slo-${page}$`), role);
            assert.deepEqual([waitPeriod, extensionPeriod], [60, 60]);
        }
        for (const role of ["availability-fast", "availability-slow", "latency-few-day", "silent"])
            assert.equal(suppressorOf(role), undefined, role);
        const severities = { availabilitySlow: "ticket", latencyDay: "page" } as const;
        const others = await made({ severities });
        for (const role of ["availability-day", "latency-day"])
            assert.equal(inputsOf(others, `orders-slo-${role}-alarm`)["actionsSuppressor"], undefined, role);
    });

    it("says owner, severity, runbook and dashboard in each alarm and in each rule", async () => {
        const recording = await made();
        for (const { name, inputs } of recording.all(COMPOSITE)) {
            const tags = inputs["tags"] as Record<string, string>;
            assert.equal(tags["Owner"], "shop", name);
            assert.match(tags["Severity"] ?? "", /^(page|ticket|log)$/, name);
            assert.match(tags["Runbook"] ?? "", /^docs\/runbooks\/slo\/.+\.md$/, name);
            const says = String(inputs["alarmDescription"]);
            for (const part of [`[${tags["Severity"]}] orders `, "Owner: shop.", tags["Runbook"] ?? "-"])
                assert.ok(says.includes(part), `${name}: ${part}`);
            assert.ok(says.endsWith("#dashboards/dashboard/plinth-prod-orders"), name);
        }
        for (const rule of alertingRules(recording.only(RULES))) {
            assert.equal(rule.labels["owner"], "shop", rule.alert);
            assert.match(rule.labels["severity"] ?? "", /^(page|ticket|log)$/, rule.alert);
            assert.match(rule.annotations["runbook_url"] ?? "", /^docs\/runbooks\/slo\/.+\.md$/, rule.alert);
            assert.equal(rule.annotations["dashboard_url"], "/d/red-shop-orders", rule.alert);
        }
    });

    it("has a rule in Prometheus for every alarm in CloudWatch, with the same severity", async () => {
        const recording = await made({ severities: { availabilityDays: "ticket" } });
        const rules = alertingRules(recording.only(RULES)).map(({ alert, labels }) => [alert, labels["severity"]]);
        const alarms = recording.all(COMPOSITE).map(({ name, inputs }) => {
            const role = name.slice("orders-slo".length, -"-alarm".length);
            const alert = `ServiceLevel${role.replace(/-(\w)/g, (_all, letter: string) => letter.toUpperCase())}`;
            return [alert, (inputs["tags"] as Record<string, string>)["Severity"]];
        });
        assert.deepEqual(rules.sort(), alarms.sort());
        assert.ok(rules.some(([alert, severity]) => alert === "ServiceLevelAvailabilityDays" && severity === "ticket"));
    });

    it("puts rules beside the service, and dashboards where Grafana finds them", async () => {
        const recording = await made({ runbooksAt: "https://git.example.com/p/", grafanaAt: "https://g.example.com" });
        const rules = recording.only(RULES);
        assert.equal((rules["metadata"] as { namespace: string }).namespace, "shop");
        const [first] = alertingRules(rules);
        assert.equal(
            first?.annotations["runbook_url"],
            "https://git.example.com/p/docs/runbooks/slo/availability-fast.md",
        );
        assert.equal(first?.annotations["dashboard_url"], "https://g.example.com/d/red-shop-orders");
        const maps = recording
            .all(CONFIG_MAP)
            .map(({ inputs }) => inputs as { metadata: object; data: Record<string, string> });
        for (const { metadata, data } of maps) {
            const { namespace, labels } = metadata as { namespace: string; labels: Record<string, string> };
            assert.equal(namespace, "monitoring");
            assert.equal(labels["grafana_dashboard"], "1");
            assert.doesNotThrow(() => JSON.parse(data["dashboard.json"] ?? ""));
        }
        const red = JSON.parse(maps[0]?.data["dashboard.json"] ?? "") as {
            panels: { title: string; targets: { expr: string; exemplar: boolean }[] }[];
        };
        const duration = red.panels.find(({ title }) => title.startsWith("Duration"));
        assert.deepEqual(
            duration?.targets.map(({ exemplar }) => exemplar),
            [true, true, true],
        );
        assert.match(duration?.targets[1]?.expr ?? "", /^histogram_quantile\(0\.95, /);
    });

    it("writes addresses of runbooks and dashboards that lead somewhere, with a slash at their end or without", async () => {
        for (const slash of ["", "/"]) {
            const recording = await made({
                runbooksAt: `https://git.example.com/p${slash}`,
                grafanaAt: `https://g.example.com${slash}`,
            });
            const [first] = alertingRules(recording.only(RULES));
            assert.equal(
                first?.annotations["runbook_url"],
                "https://git.example.com/p/docs/runbooks/slo/availability-fast.md",
            );
            assert.equal(first.annotations["dashboard_url"], "https://g.example.com/d/red-shop-orders");
        }
    });

    it("records every window and every count once: a sum over two of one name would count twice", async () => {
        for (const windowDays of [7, 28, 30, 70]) {
            const { groups } = (await made({ windowDays, signals: "prometheus" })).only(RULES)["spec"] as {
                groups: { rules: { record?: string; labels: object }[] }[];
            };
            const names = groups.flatMap(({ rules }) =>
                rules.flatMap(({ record: name, labels }) =>
                    name === undefined ? [] : [`${name} ${JSON.stringify(labels)}`],
                ),
            );
            const base = names.filter((name) => name.includes(":count5m"));
            assert.equal(base.length, new Set(base).size);
            assert.equal(base.length, 4);
            // A window that two alerts look at may be recorded by both groups: it is never summed.
            const sums = groups.flatMap(({ rules }) => rules as { expr?: string }[]).map(({ expr = "" }) => expr);
            for (const expr of sums.filter((one) => one.includes("sum_over_time"))) assert.match(expr, /:count5m\{/);
        }
    });

    it("leaves out what is not asked for: one side, dashboards, an objective", async () => {
        const prometheus = await made({ signals: "prometheus", dashboardsIn: "none" });
        assert.equal(prometheus.all(COMPOSITE).length + prometheus.all(CONFIG_MAP).length, 0);
        assert.equal(prometheus.all(RULES).length, 1);
        const cloudwatch = await made({ signals: "cloudwatch", objectives: { availability: { target: 99 } } });
        assert.equal(cloudwatch.all(RULES).length, 0);
        assert.equal(cloudwatch.all(COMPOSITE).length, 7);
    });

    it("has no alert that cannot begin: with 90 % no burn is faster than 10", () => {
        const roles = planAlarms({ ...orders, objectives: { availability: { target: 90 } } }).map(
            ({ alert }) => alert.role,
        );
        assert.deepEqual(roles, [
            "availabilitySlow",
            "availabilityDay",
            "availabilityDays",
            "availabilityFewDay",
            "silent",
        ]);
    });
});

function query(id: string, metricName: string, period: number, own: Readonly<Record<string, string>>) {
    return {
        id,
        metric: {
            namespace: "Plinth/Services",
            metricName,
            stat: "Sum",
            period,
            dimensions: { Cluster: "plinth-prod-main", Namespace: "shop", Service: "orders", ...own },
        },
        returnData: false,
    };
}

interface Alerting {
    readonly alert: string;
    readonly labels: Readonly<Record<string, string>>;
    readonly annotations: Readonly<Record<string, string>>;
}

function alertingRules(rules: Readonly<Record<string, unknown>>): Alerting[] {
    const { groups } = rules["spec"] as { groups: { rules: Partial<Alerting>[] }[] };
    return groups.flatMap((group) => group.rules.filter((rule): rule is Alerting => rule.alert !== undefined));
}

import assert from "node:assert/strict";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type DocumentedMetrics, documentedMetrics } from "@plinth/alarms";
import { runEnvironment } from "@plinth/core";
import { inspectEnvironment } from "@plinth/core/settings";
import { record, type Recording } from "@plinth/testing";
import { layers } from "../../stacks/environment/layers.ts";

const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const COMPOSITE = "aws:cloudwatch/compositeAlarm:CompositeAlarm";
const DASHBOARD = "aws:cloudwatch/dashboard:Dashboard";
const EVENTS = "aws:rds/eventSubscription:EventSubscription";
const root = path.resolve(import.meta.dirname, "../..");
const topic = (name: string) => `arn:aws:sns:eu-west-1:111111111111:${name}`;

type Tags = Record<string, string>;

/** Alarms that tell somebody: those of one metric, and those over windows, which are parts of them and tell nobody. */
function telling(made: Recording<unknown>) {
    const whole = made.all(ALARM).filter(({ inputs }) => !String(inputs["alarmDescription"]).startsWith("Part of "));
    return [...whole, ...made.all(COMPOSITE)];
}

/** Layers of the sandbox whose components have alarms: all but the platform, which has them in the cluster. */
function withAlarms(): string[] {
    const { settings } = inspectEnvironment({ repository: root, environment: "sandbox", layers: [] });
    return (settings?.layers ?? []).filter((layer) => layer !== "platform").toSorted();
}

/** Lines of graphs of utilization, saturation and errors, as CloudWatch has them. */
function useLines(body: string): unknown[][] {
    const { widgets } = JSON.parse(body) as {
        widgets: { properties: { title?: string; metrics?: unknown[][] } }[];
    };
    return widgets.flatMap(({ properties: { title = "", metrics = [] } }) =>
        /^(Utilization|Saturation|Errors): /.test(title) ? metrics : [],
    );
}

/** Whether a page of documentation describes the metric, with the dimension that it is drawn by. */
function isDocumented([first, ...rest]: readonly unknown[]): boolean {
    const { expression } = (first ?? {}) as { expression?: string };
    const [, searched, by, called] = /^SEARCH\('\{([^,]+),([^}]+)\} MetricName="([^"]+)" /.exec(expression ?? "") ?? [];
    const namespace = searched ?? String(first);
    const [name, dimension] = searched === undefined ? rest : [called, by];
    const { names, dimensions }: DocumentedMetrics = documentedMetrics[namespace as keyof typeof documentedMetrics];
    return names.includes(String(name)) && dimensions.includes(String(dimension));
}

describe("alarms of a whole environment", () => {
    const before = process.cwd();
    const repositories: string[] = [];

    afterEach(() => process.chdir(before));
    after(() => {
        for (const repository of repositories) rmSync(repository, { recursive: true });
    });

    /** The environment sandbox, with lines added to its environment.yaml. */
    async function sandbox(lines: string): Promise<Recording<unknown>> {
        const repository = mkdtempSync(path.join(tmpdir(), "plinth-alarms-"));
        repositories.push(repository);
        writeFileSync(path.join(repository, "package.json"), "{}");
        cpSync(path.join(root, "environments"), path.join(repository, "environments"), { recursive: true });
        const file = path.join(repository, "environments/sandbox/environment.yaml");
        writeFileSync(file, `${readFileSync(file, "utf8")}\n${lines}\n`);
        process.chdir(repository);
        return await record(() => runEnvironment(layers), { project: "plinth", stack: "sandbox" });
    }

    const alerts = `alerts: { page: ["${topic("pager")}"], ticket: ["${topic("tickets")}"] }`;

    it("each have severity, owner and a runbook that exists, in tags and description", async () => {
        const made = await sandbox("");
        const all = telling(made);
        assert.ok(all.length > 20);
        for (const { name, inputs } of all) {
            const { Owner, Severity, Runbook = "" } = inputs["tags"] as Tags;
            assert.match(Owner ?? "", /^[a-z][a-z0-9-]*$/, name);
            assert.match(Severity ?? "", /^(page|ticket|log)$/, name);
            assert.ok(existsSync(path.join(root, Runbook)), `${name}: ${Runbook}`);
            const description = String(inputs["alarmDescription"]);
            assert.ok(description.startsWith(`[${Severity}] `), description);
            assert.ok(description.includes(`Owner: ${Owner}. Runbook: ${Runbook}`), description);
        }
    });

    it("exist without topics, and tell nobody", async () => {
        const made = await sandbox("");
        for (const { name, inputs } of telling(made)) {
            assert.equal("alarmActions" in inputs || "okActions" in inputs, false, name);
        }
        assert.deepEqual(made.all(EVENTS), []);
    });

    it("go to the topics of environment.yaml by their severity, in every layer, and so do events of databases", async () => {
        const made = await sandbox(alerts);
        const expected: Record<string, string[] | undefined> = { page: [topic("pager")], ticket: [topic("tickets")] };
        const told = new Set<string>();
        for (const { name, inputs } of telling(made)) {
            const { Severity = "", Layer = "" } = inputs["tags"] as Tags;
            assert.deepEqual(inputs["alarmActions"], expected[Severity], name);
            assert.deepEqual(inputs["okActions"], expected[Severity], name);
            told.add(Layer);
        }
        assert.deepEqual([...told].sort(), withAlarms());
        assert.deepEqual(
            made.all(EVENTS).map(({ inputs }) => inputs["snsTopic"]),
            [topic("pager"), topic("tickets")],
        );
    });

    it("are shown on a dashboard of each layer, all of them, beside what its resources use of what they have", async () => {
        const made = await sandbox("");
        const dashboards = made.all(DASHBOARD);
        const names = dashboards.map(({ inputs }) => inputs["dashboardName"]).sort();
        assert.deepEqual(
            names,
            withAlarms().map((layer) => `plinth-sandbox-${layer}`),
        );
        const bodies = dashboards.map(({ inputs }) => String(inputs["dashboardBody"])).join("\n");
        for (const { inputs } of telling(made))
            assert.ok(bodies.includes(`:alarm:${String(inputs["name"] ?? inputs["alarmName"])}"`));
        for (const { provider } of dashboards) assert.match(provider, /pulumi:providers:aws::aws::/);
        const used = dashboards.flatMap(({ inputs }) => useLines(String(inputs["dashboardBody"])));
        for (const line of used) assert.ok(isDocumented(line), JSON.stringify(line));
        const namespaces = Object.keys(documentedMetrics);
        const drawn = namespaces.filter((namespace) => used.some((line) => JSON.stringify(line).includes(namespace)));
        assert.deepEqual(drawn, namespaces);
    });

    it("have no dashboards with dashboards: false", async () => {
        const made = await sandbox("dashboards: false");
        assert.deepEqual(made.all(DASHBOARD), []);
        assert.ok(made.all(ALARM).length > 20);
    });
});

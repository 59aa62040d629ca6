import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { alertName, planRules } from "../prometheus/planRules.ts";
import { evaluateCloudWatch, type Timeline } from "./cloudwatch.ts";
import { countersOf, type Counter } from "./counters.ts";
import { evaluatePrometheus } from "./prometheus.ts";
import { type Scenario, SCENARIOS } from "./testdata/scenarios.ts";

const HOME = {
    namespace: "shop",
    owner: "shop",
    runbookUrl: (page: string) => page,
    dashboardUrl: "https://grafana.example.com/d/orders",
};
/** promtool evaluates every group so often, whatever its own interval: that of sums, which rest on it. */
const EVALUATED_EACH = "5m";
const HAS_PROMTOOL = spawnSync("promtool", ["--version"]).status === 0;

function onAt(timelines: ReadonlyMap<string, Timeline>, minute: number): string[] {
    return [...timelines].filter(([, timeline]) => timeline.has(minute)).map(([role]) => role);
}

function assertScenario({ checks }: Scenario, timelines: ReadonlyMap<string, Timeline>): void {
    for (const { at, on } of checks) assert.deepEqual(onAt(timelines, at).sort(), [...on].sort(), `minute ${at}`);
}

describe("a service level in CloudWatch", () => {
    for (const scenario of SCENARIOS)
        it(scenario.title, () => {
            assertScenario(scenario, evaluateCloudWatch(scenario.shape, scenario.minutes));
        });
});

describe("a service level in Prometheus, by an evaluator of ours that stands in where promtool is not installed", () => {
    for (const scenario of SCENARIOS)
        it(scenario.title, () => {
            assertScenario(scenario, evaluatePrometheus(scenario.shape, scenario.minutes));
        });
});

if (HAS_PROMTOOL)
    describe("a service level in Prometheus, by promtool", () => {
        let folder: string;
        before(() => {
            folder = mkdtempSync(path.join(tmpdir(), "plinth-slo-"));
        });
        after(() => {
            rmSync(folder, { recursive: true });
        });

        it("has rules that promtool finds nothing wrong with", () => {
            const files = [...shapes().keys()].map((_, index) => writeRules(folder, index));
            const { status, stdout, stderr } = spawnSync("promtool", ["check", "rules", ...files], {
                encoding: "utf8",
            });
            assert.equal(status, 0, stdout + stderr);
        });

        for (const [index, scenario] of SCENARIOS.entries())
            it(scenario.title, function () {
                const rules = writeRules(folder, [...shapes().keys()].indexOf(JSON.stringify(scenario.shape)));
                const file = path.join(folder, `scenario-${index}.json`);
                writeFileSync(
                    file,
                    JSON.stringify({
                        rule_files: [rules],
                        evaluation_interval: EVALUATED_EACH,
                        tests: [testOf(scenario)],
                    }),
                );
                const { status, stdout, stderr } = spawnSync("promtool", ["test", "rules", file], { encoding: "utf8" });
                assert.equal(status, 0, stdout + stderr);
            });
    });

function shapes() {
    return new Map(SCENARIOS.map(({ shape }) => [JSON.stringify(shape), shape]));
}

/** JSON is YAML: promtool reads it. */
function writeRules(folder: string, index: number): string {
    const shape = [...shapes().values()][index];
    assert.ok(shape !== undefined);
    const file = path.join(folder, `rules-${index}.json`);
    writeFileSync(file, JSON.stringify({ groups: planRules(shape, HOME) }));
    return file;
}

function testOf({ minutes, checks, title, shape }: Scenario) {
    const { good, errors, within } = countersOf(minutes);
    const seconds = shape.objectives.latency?.seconds;
    return {
        name: title,
        interval: "1m",
        input_series: [
            seriesOf("count", `http_response_status_code="200"`, good),
            seriesOf("count", `http_response_status_code="503"`, errors),
            seriesOf("bucket", `http_response_status_code="200",le="${seconds}"`, within),
        ],
        promql_expr_test: checks.map(({ at, on }) => ({
            expr: `count by (alertname) (ALERTS{alertstate="firing"})`,
            eval_time: `${at}m`,
            exp_samples: on.map((role) => ({ labels: `{alertname="${alertName(role)}"}`, value: 1 })),
        })),
    };
}

function seriesOf(suffix: string, labels: string, values: Counter) {
    return {
        series: `http_server_request_duration_seconds_${suffix}{namespace="shop",job="orders",service="orders",${labels}}`,
        values: values.map((value) => value ?? "_").join(" "),
    };
}

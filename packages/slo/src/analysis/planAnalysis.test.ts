import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { planServiceLevel } from "../plan/index.ts";
import { type AnalysisMetric, type JudgedLevel, planAnalysis } from "./planAnalysis.ts";

const HOME = { namespace: "shop", prometheusUrl: "http://prometheus.monitoring:9090", lowTraffic: "pass" } as const;
const LEVEL: JudgedLevel = {
    service: "orders",
    objectives: { availability: { target: 99.9 }, latency: { target: 99, seconds: 0.3 } },
};

function metric(name: string, level: JudgedLevel = LEVEL): AnalysisMetric {
    const found = planAnalysis(level, HOME).metrics.find((one) => one.name === name);
    assert.ok(found !== undefined, name);
    return found;
}

function query(name: string): string {
    return metric(name).provider.prometheus.query;
}

describe("the analysis of a release", () => {
    it("has the limits of the service level that page somebody, each minute of the time it is given", () => {
        const pages = planServiceLevel(LEVEL).filter(({ role }) => /Fast$/.test(role));
        assert.deepEqual(
            pages.map((alert) => (alert.kind === "share" ? [alert.objective, alert.limit] : [])),
            [
                ["availability", 0.0144],
                ["latency", 0.144],
            ],
        );
        const { provider: _provider, ...availability } = metric("availability");
        assert.deepEqual(availability, {
            name: "availability",
            initialDelay: "1m",
            interval: "1m",
            count: "{{args.minutes}}",
            successCondition: "result[0] <= 0.0144",
            failureCondition: "result[0] > 0.0144",
            consecutiveErrorLimit: 11,
        });
        assert.equal(metric("latency").failureCondition, "result[0] > 0.144");
    });

    it("takes the next burn rate where a target is so low that none is faster", () => {
        const low = { service: "orders", objectives: { availability: { target: 90 } } };
        assert.equal(metric("availability", low).failureCondition, "result[0] > 0.6");
    });

    it("counts the new pods alone", () => {
        for (const name of ["availability", "latency", "requests", "scraped"])
            assert.match(
                query(name),
                /namespace="shop",job="orders",pod=~"orders-\{\{args\.canary-hash\}\}-\.\+"/,
                name,
            );
        assert.deepEqual(planAnalysis(LEVEL, HOME).args, [{ name: "canary-hash" }, { name: "minutes" }]);
    });

    it("neither passes nor fails by pods that nobody reads", () => {
        const { successCondition, failureCondition, initialDelay, count } = metric("scraped");
        assert.deepEqual([successCondition, failureCondition], ["result[0] >= 1", "result[0] < 0"]);
        assert.deepEqual([initialDelay, count], ["2m", 1]);
    });

    it("goes on with few requests, saying so, or waits for somebody", () => {
        assert.deepEqual(planAnalysis(LEVEL, HOME).dryRun, [{ metricName: "requests" }]);
        assert.equal("dryRun" in planAnalysis(LEVEL, { ...HOME, lowTraffic: "pause" }), false);
        // 5 of 348 are more than 1.44 %; of latency 35 would do.
        const { successCondition, failureCondition, initialDelay } = metric("requests");
        assert.deepEqual([successCondition, failureCondition], ["result[0] >= 347.5", "result[0] < 0"]);
        assert.equal(initialDelay, "{{args.minutes}}m");
    });
});

/** What the new pods answered each minute, and what the queries then say. */
const SCENARIOS = [
    { title: "no pod is read", fast: 0, slow: 0, errors: 0, read: false, availability: 0, latency: 0, requests: 0 },
    { title: "no request", fast: 0, slow: 0, errors: 0, read: true, availability: 0, latency: 0, requests: 0 },
    { title: "all good", fast: 60, slow: 0, errors: 0, read: true, availability: 0, latency: 0, requests: 600 },
    { title: "a tenth fails", fast: 54, slow: 0, errors: 6, read: true, availability: 0.1, latency: 0, requests: 600 },
    { title: "half is slow", fast: 30, slow: 30, errors: 0, read: true, availability: 0, latency: 0.5, requests: 600 },
    { title: "all of few fail", fast: 0, slow: 0, errors: 1, read: true, availability: 1, latency: 0, requests: 10 },
] as const;

const HAS_PROMTOOL = spawnSync("promtool", ["--version"]).status === 0;

describe("the queries of an analysis", () => {
    it("say the share of bad requests of the new pods, and nothing of less than chance (needs promtool on PATH)", function () {
        if (!HAS_PROMTOOL) this.skip();
        const folder = mkdtempSync(path.join(tmpdir(), "plinth-analysis-"));
        try {
            const file = path.join(folder, "tests.json");
            writeFileSync(file, JSON.stringify({ rule_files: [], evaluation_interval: "1m", tests: testsOf() }));
            const { status, stdout, stderr } = spawnSync("promtool", ["test", "rules", file], { encoding: "utf8" });
            assert.equal(status, 0, stdout + stderr);
        } finally {
            rmSync(folder, { recursive: true });
        }
    });
});

/** The new pod beside an old one that fails all the time. */
function testsOf() {
    const asked = (name: string): string =>
        query(name).replaceAll("{{args.canary-hash}}", "6d8f9c").replaceAll("{{args.minutes}}", "10");
    return SCENARIOS.map(({ title, fast, slow, errors, read, ...expected }) => ({
        name: title,
        interval: "1m",
        input_series: [
            counter("count", "orders-55aa-x1", `http_response_status_code="500"`, 100),
            ...(read ? [{ series: `up{${LABELS},pod="orders-6d8f9c-k2"}`, values: "1x20" }] : []),
            ...(fast + slow === 0
                ? []
                : [
                      counter("count", "orders-6d8f9c-k2", `http_response_status_code="200"`, fast + slow),
                      counter("bucket", "orders-6d8f9c-k2", `http_response_status_code="200",le="0.3"`, fast),
                  ]),
            ...(errors === 0 ? [] : [counter("count", "orders-6d8f9c-k2", `http_response_status_code="503"`, errors)]),
        ],
        promql_expr_test: [...Object.entries(expected), ["scraped", read ? 1 : 0] as const].map(([name, value]) => ({
            expr: `round(${asked(name)}, 0.001)`,
            eval_time: "15m",
            exp_samples: [{ labels: "{}", value }],
        })),
    }));
}

const LABELS = `namespace="shop",job="orders"`;

function counter(suffix: string, pod: string, labels: string, perMinute: number) {
    return {
        series: `http_server_request_duration_seconds_${suffix}{${LABELS},pod="${pod}",${labels}}`,
        values: `0+${perMinute}x20`,
    };
}

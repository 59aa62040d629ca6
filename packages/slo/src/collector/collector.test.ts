import assert from "node:assert/strict";
import { LATENCY_BOUNDS } from "../plan/series.ts";
import { agentPieces, gatewayPieces } from "./index.ts";

interface Relabel {
    readonly source_labels?: readonly string[];
    readonly regex?: string;
    readonly target_label?: string;
    readonly replacement?: string;
    readonly action?: string;
}

/** What Prometheus does to the labels of one series; `undefined` when it drops it (Prometheus, "relabel_config"). */
function relabel(labels: Readonly<Record<string, string>>, rules: readonly Relabel[]) {
    const kept: Record<string, string> = { ...labels };
    for (const { source_labels = [], regex = "(.*)", target_label, replacement = "$1", action = "replace" } of rules) {
        const found = new RegExp(`^(?:${regex})$`).exec(source_labels.map((name) => kept[name] ?? "").join(";"));
        if (action === "keep" && found === null) return undefined;
        if (action === "drop" && found !== null) return undefined;
        if (action !== "replace" || found === null || target_label === undefined) continue;
        kept[target_label] = replacement.replace(/\$\$(\d)/g, (_all, group: string) => found[Number(group)] ?? "");
    }
    return kept;
}

function metricRules(): readonly Relabel[] {
    const receiver = agentPieces().receivers["prometheus/slo"] as {
        config: { scrape_configs: [{ metric_relabel_configs: Relabel[]; relabel_configs: Relabel[] }] };
    };
    return receiver.config.scrape_configs[0].metric_relabel_configs;
}

const COUNT = "http_server_request_duration_seconds_count";
const BUCKET = "http_server_request_duration_seconds_bucket";

describe("the collector's counting of requests", () => {
    it("calls the requests of a service by how they ended", () => {
        for (const [status, outcome] of [
            ["200", "good"],
            ["404", "good"],
            ["500", "error"],
            ["503", "error"],
        ] as const) {
            const got = relabel({ __name__: COUNT, http_response_status_code: status }, metricRules());
            assert.equal(got?.["__name__"], "slo_requests", status);
            assert.equal(got?.["Outcome"], outcome, status);
        }
    });

    it("keeps the buckets that an objective may name, however a library writes them, and no other", () => {
        for (const bound of LATENCY_BOUNDS) {
            for (const le of [String(bound), ...(Number.isInteger(bound) ? [`${bound}.0`] : [])]) {
                const got = relabel({ __name__: BUCKET, http_response_status_code: "200", le }, metricRules());
                assert.equal(got?.["__name__"], "slo_within", le);
                assert.equal(got?.["Le"], String(bound), le);
            }
        }
        for (const le of ["0.05", "10", "+Inf", "0.75", "01"])
            assert.equal(
                relabel({ __name__: BUCKET, http_response_status_code: "200", le }, metricRules()),
                undefined,
                le,
            );
    });

    it("does not call a fast failure a fast answer", () => {
        const labels = { __name__: BUCKET, http_response_status_code: "500", le: "0.3" };
        assert.equal(relabel(labels, metricRules()), undefined);
    });

    it("takes nothing else from a page of metrics", () => {
        for (const name of ["http_server_request_duration_seconds_sum", "nodejs_eventloop_lag_seconds_count", "up"])
            assert.equal(relabel({ __name__: name }, metricRules()), undefined, name);
    });

    it("gives counters their type back before their increments are taken, and sums last", () => {
        const { pipeline, processors } = agentPieces();
        assert.deepEqual(pipeline.processors, [
            "transform/slo-counters",
            "cumulativetodelta/slo",
            "transform/slo-sums",
        ]);
        for (const name of pipeline.processors) assert.ok(name in processors, name);
    });

    it("sends CloudWatch the dimensions that alarms ask for, and none of its own accord", () => {
        const { exporters } = gatewayPieces({
            clusterName: "plinth-dev-main",
            region: "eu-west-1",
            logGroupName: "/x",
        });
        const emf = exporters["awsemf/slo"] as Record<string, unknown>;
        assert.equal(emf["namespace"], "Plinth/Services");
        assert.equal(emf["dimension_rollup_option"], "NoDimensionRollup");
        assert.deepEqual(emf["metric_declarations"], [
            {
                dimensions: [
                    ["Cluster", "Namespace", "Service"],
                    ["Cluster", "Namespace", "Service", "Outcome"],
                ],
                metric_name_selectors: ["^Requests$$"],
            },
            { dimensions: [["Cluster", "Namespace", "Service", "Le"]], metric_name_selectors: ["^Within$$"] },
        ]);
    });
});

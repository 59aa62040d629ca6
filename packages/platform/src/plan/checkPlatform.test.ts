import assert from "node:assert/strict";
import { checkPlatform } from "./checkPlatform.ts";
import type { PlatformShape } from "./shape.ts";

function problems(shape: PlatformShape): string[] {
    return checkPlatform(shape).map(({ path, rule }) => `${path.join(".")}: ${rule}`);
}

describe("the add-ons of a cluster", () => {
    it("may all be off, and all be on", () => {
        assert.deepEqual(problems({}), []);
        assert.deepEqual(
            problems({
                metricsServer: {},
                loadBalancing: { by: "controller" },
                externalSecrets: { prefixes: ["plinth/dev/"] },
                externalDns: { zones: { "dev.example.com": "Z0123456789" } },
                monitoring: { grafana: { adminSecret: "grafana/admin" }, webhook: { secret: "on-call/webhook" } },
                logs: {},
                telemetry: { metrics: "prometheus", serviceLevels: { logRetentionDays: 14 } },
                rollouts: {},
            }),
            [],
        );
    });

    it("refuses a second load balancer controller beside Auto Mode's, and to rely on one that is not there", () => {
        assert.match(
            problems({ autoMode: true, loadBalancing: { by: "controller" } }).join(),
            /^loadBalancing\.by: must be autoMode/,
        );
        assert.match(problems({ loadBalancing: { by: "autoMode" } }).join(), /^loadBalancing\.by: must be controller/);
        assert.deepEqual(problems({ autoMode: true, loadBalancing: { by: "autoMode" } }), []);
    });

    it("refuses secrets without the operator that brings them", () => {
        assert.deepEqual(problems({ monitoring: { webhook: { secret: "a" }, grafana: { adminSecret: "b" } } }), [
            "monitoring.webhook.secret: needs External Secrets, which brings it into the cluster",
            "monitoring.grafana.adminSecret: needs External Secrets, which brings it into the cluster",
        ]);
    });

    it("refuses to push metrics to a Prometheus that is not there, and to keep logs that nobody can read", () => {
        assert.deepEqual(problems({ telemetry: { metrics: "prometheus" } }), [
            "telemetry.metrics: needs monitoring, whose Prometheus they are written to",
        ]);
        assert.deepEqual(problems({ logs: {}, monitoring: {} }), ["logs: needs Grafana, by which logs are read"]);
    });

    it("refuses to release by canary where nothing measures what is released", () => {
        assert.deepEqual(problems({ rollouts: {} }), [
            "rollouts: needs monitoring, whose Prometheus releases are judged by",
        ]);
    });

    it("refuses prefixes that names of others may begin with", () => {
        for (const prefix of ["plinth/dev", "/", "", "a*/"])
            assert.match(
                problems({ externalSecrets: { prefixes: [prefix] } }).join(),
                /^externalSecrets\.prefixes\.0: must be/,
                prefix,
            );
    });

    it("refuses zones that are none, and none at all", () => {
        assert.deepEqual(problems({ externalDns: { zones: {} } }), ["externalDns.zones: must name a zone"]);
        assert.equal(problems({ externalDns: { zones: { "Example.com": "hosted" } } }).length, 2);
    });

    it("refuses days, sizes and times out of range, all at once", () => {
        assert.deepEqual(
            problems({
                timeoutSeconds: 5,
                monitoring: { retentionDays: 0, storageGiB: 1.5, grafana: {}, topicKeyArns: ["key"] },
                logs: { retentionDays: 0, storageGiB: 0 },
                telemetry: { serviceLevels: { logRetentionDays: 2 } },
            }).map((problem) => problem.split(":")[0]),
            [
                "timeoutSeconds",
                "monitoring.retentionDays",
                "monitoring.storageGiB",
                "monitoring.topicKeyArns.0",
                "logs.retentionDays",
                "logs.storageGiB",
                "telemetry.serviceLevels.logRetentionDays",
            ],
        );
    });
});

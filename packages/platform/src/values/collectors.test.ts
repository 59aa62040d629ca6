import assert from "node:assert/strict";
import { agentConfig, agentValues } from "./agent.ts";
import type { CollectorConfig } from "./collector.ts";
import { gatewayConfig, gatewayValues, type GatewayFacts } from "./gateway.ts";
import { maskedText, PERSONAL_ATTRIBUTES, withoutPersonalAttributes } from "./personalData.ts";

const gateway: GatewayFacts = {
    size: "production",
    monitored: true,
    region: "eu-west-1",
    traces: "xray",
    metrics: "none",
    serviceLevels: { clusterName: "plinth-dev-main", logGroupName: "/plinth/plinth-dev-main/service-levels" },
};

const agents = [
    { logs: true, serviceLevels: true },
    { logs: true, serviceLevels: false },
    { logs: false, serviceLevels: true },
].map((does) => agentConfig({ size: "small", monitored: true, ...does }));

const gateways = (["xray", "none"] as const).flatMap((traces) =>
    (["prometheus", "none"] as const).flatMap((metrics) => [
        gatewayConfig({ ...gateway, traces, metrics }),
        gatewayConfig({ ...gateway, traces, metrics, serviceLevels: undefined }),
    ]),
);

/** Names that pipelines use and nothing defines, or the other way round: a collector refuses to start with the first. */
function loose({ receivers, processors, exporters, extensions, service }: CollectorConfig): string[] {
    const kinds = { receivers, processors, exporters } as const;
    const used = (kind: keyof typeof kinds) => Object.values(service.pipelines).flatMap((pipeline) => pipeline[kind]);
    return [
        ...Object.entries(kinds).flatMap(([kind, defined]) =>
            used(kind as keyof typeof kinds).filter((name) => !(name in defined)),
        ),
        ...service.extensions.filter((name) => !(name in extensions)),
        ...Object.keys(receivers).filter((name) => !used("receivers").includes(name)),
    ];
}

describe("collectors", () => {
    it("define everything that their pipelines name, whatever is chosen", () => {
        for (const config of [...agents, ...gateways]) assert.deepEqual(loose(config), []);
    });

    it("call components as their version does, not by names it warns of", () => {
        const old = /^(otlphttp|prometheusremotewrite|filelog|k8sattributes)(\/|$)/;
        for (const { receivers, processors, exporters } of [...agents, ...gateways])
            for (const name of Object.keys({ ...receivers, ...processors, ...exporters }))
                assert.doesNotMatch(name, old);
        for (const { exporters } of agents) assert.ok(!("otlp/slo" in exporters));
    });

    it("limit memory before anything else in every pipeline", () => {
        for (const config of [...agents, ...gateways]) {
            for (const [name, { processors }] of Object.entries(config.service.pipelines))
                assert.equal(processors[0], "memory_limiter", name);
        }
    });

    it("batch last what services and pods send", () => {
        for (const config of [...agents, ...gateways]) {
            for (const [name, { processors }] of Object.entries(config.service.pipelines)) {
                if (name.endsWith("/slo")) continue;
                assert.equal(processors.at(-1), "batch", name);
                assert.ok(processors.includes("k8s_attributes"), name);
            }
        }
    });

    it("take none of the node's ports", () => {
        for (const values of [
            gatewayValues(gateway),
            agentValues({ size: "small", monitored: true, logs: true, serviceLevels: true }),
        ]) {
            for (const [name, port] of Object.entries(values.ports)) assert.ok(!("hostPort" in port), name);
        }
    });
});

describe("the collectors' gateway", () => {
    it("listens where services send, and agents at a port of their own", () => {
        const { ports, fullnameOverride, nameOverride } = gatewayValues(gateway);
        assert.deepEqual([fullnameOverride, nameOverride], ["otel-gateway", "otel-gateway"]);
        assert.deepEqual(
            Object.values(ports)
                .filter(({ enabled }) => enabled)
                .map(({ servicePort }) => servicePort)
                .toSorted(),
            [4317, 4318, 4319, 8888],
        );
    });

    it("hands traces to X-Ray, without what names a person", () => {
        const { service, processors, exporters } = gatewayConfig(gateway);
        assert.deepEqual(service.pipelines["traces"]?.exporters, ["awsxray"]);
        assert.ok(service.pipelines["traces"].processors.includes("attributes/personal-data"));
        assert.deepEqual(processors["attributes/personal-data"], withoutPersonalAttributes());
        assert.deepEqual(exporters["awsxray"], { region: "eu-west-1", index_all_attributes: false });
    });

    it("keeps no pushed metrics unless each Prometheus is to have all of them, and never the counters of service levels", () => {
        assert.deepEqual(gatewayConfig(gateway).service.pipelines["metrics"]?.exporters, ["nop"]);
        const { service, exporters } = gatewayConfig({ ...gateway, metrics: "prometheus" });
        assert.deepEqual(service.pipelines["metrics"]?.receivers, ["otlp"]);
        assert.deepEqual(
            service.pipelines["metrics"].exporters.map((name) => (exporters[name] as { endpoint: string }).endpoint),
            [0, 1].map(
                (replica) =>
                    `http://prometheus-kube-prometheus-stack-prometheus-${replica}.prometheus-operated.monitoring:9090/api/v1/write`,
            ),
        );
        const small = gatewayConfig({ ...gateway, size: "small", metrics: "prometheus" });
        assert.equal(small.service.pipelines["metrics"]?.exporters.length, 1);
    });

    it("sends service levels to CloudWatch through the log group that is made for them", () => {
        const { service, exporters } = gatewayConfig(gateway);
        assert.deepEqual(service.pipelines["metrics/slo"]?.exporters, ["awsemf/slo"]);
        const { namespace, log_group_name } = exporters["awsemf/slo"] as { namespace: string; log_group_name: string };
        assert.deepEqual([namespace, log_group_name], ["Plinth/Services", "/plinth/plinth-dev-main/service-levels"]);
        assert.equal(
            gatewayConfig({ ...gateway, serviceLevels: undefined }).service.pipelines["metrics/slo"],
            undefined,
        );
    });
});

describe("the agent", () => {
    it("follows files of all pods but its own, and sends them to Loki", () => {
        const { receivers, exporters, service } = agentConfig({
            size: "small",
            monitored: true,
            logs: true,
            serviceLevels: false,
        });
        const { include, exclude, start_at } = receivers["file_log"] as Record<string, unknown>;
        assert.deepEqual(
            [include, exclude],
            [["/var/log/pods/*/*/*.log"], ["/var/log/pods/kube-system_otel-agent-*/*/*.log"]],
        );
        assert.equal(start_at, "end");
        assert.deepEqual(exporters["otlp_http/loki"], { endpoint: "http://loki.monitoring:3100/otlp" });
        assert.deepEqual(service.pipelines["logs"]?.exporters, ["otlp_http/loki"]);
    });

    it("is root with no capability for the files, and nobody where it reads none", () => {
        const reads = agentValues({ size: "small", monitored: true, logs: true, serviceLevels: true });
        assert.deepEqual(reads.securityContext, {
            allowPrivilegeEscalation: false,
            readOnlyRootFilesystem: true,
            capabilities: { drop: ["ALL"] },
            runAsUser: 0,
            runAsGroup: 0,
        });
        const counts = agentValues({ size: "small", monitored: true, logs: false, serviceLevels: true });
        assert.equal((counts.securityContext as { runAsNonRoot?: boolean }).runAsNonRoot, true);
        assert.deepEqual(counts.extraVolumes, []);
    });

    it("reads the node's folder of logs and writes only where it notes how far it is", () => {
        const { extraVolumeMounts = [] } = agentValues({
            size: "small",
            monitored: true,
            logs: true,
            serviceLevels: false,
        });
        assert.deepEqual(extraVolumeMounts, [
            { name: "pod-logs", mountPath: "/var/log/pods", readOnly: true },
            { name: "positions", mountPath: "/var/lib/plinth-otel-agent" },
        ]);
    });
});

describe("personal data", () => {
    it("is deleted from spans by the names that conventions give it", () => {
        const { actions } = withoutPersonalAttributes() as {
            actions: { key?: string; pattern?: string; action: string }[];
        };
        assert.ok(actions.every(({ action }) => action === "delete"));
        for (const name of ["enduser.id", "client.address", "user_agent.original", "url.query"])
            assert.ok(
                PERSONAL_ATTRIBUTES.some((known) => known === name),
                name,
            );
        const patterns = actions.flatMap(({ pattern }) => (pattern === undefined ? [] : [new RegExp(pattern)]));
        const isDeleted = (name: string) => patterns.some((pattern) => pattern.test(name));
        assert.ok(isDeleted("http.request.header.authorization"));
        assert.ok(!isDeleted("http.request.method"));
    });

    it("is masked in the text of logs: addresses of mail, and tokens", () => {
        const [{ statements } = { statements: [] }] = (maskedText() as { log_statements: { statements: string[] }[] })
            .log_statements;
        const masked = (line: string) =>
            statements.reduce((text, statement) => {
                const [, written = ""] = /replace_pattern\(body, "(.*?)", "\*\*\*"\)/.exec(statement) ?? [];
                const pattern = written.replaceAll("\\\\", "\\");
                const [, flag = "", rest = ""] = /^(\(\?i\))?(.*)$/.exec(pattern) ?? [];
                return text.replaceAll(new RegExp(rest, flag === "" ? "g" : "gi"), "***");
            }, line);
        assert.equal(masked("order of jane.doe+x@example.co.uk is paid"), "order of *** is paid");
        assert.equal(masked("authorization: Bearer eyJhbGciOi.J9_x-y="), "authorization: ***");
        assert.equal(masked("GET /orders/42 200"), "GET /orders/42 200");
    });
});

import assert from "node:assert/strict";
import { PLATFORM } from "../plan/names.ts";
import { grafanaValues } from "./grafana.ts";
import { monitoringValues, type MonitoringFacts } from "./monitoring.ts";

const facts: MonitoringFacts = {
    size: "production",
    clusterName: "plinth-dev-main",
    retentionDays: 15,
    storageGiB: 50,
    remoteWrite: false,
    externalSecrets: true,
    webhook: false,
    routes: { route: { receiver: "log" } },
    grafana: { enabled: false },
};

describe("values of kube-prometheus-stack", () => {
    const values = monitoringValues(facts);
    const { prometheusSpec } = values.prometheus;

    it("watch nothing that EKS runs out of sight, neither its metrics nor alerts that it is gone", () => {
        for (const part of [values.kubeControllerManager, values.kubeScheduler, values.kubeEtcd, values.kubeProxy])
            assert.deepEqual(part, { enabled: false });
        assert.deepEqual(values.defaultRules.rules, {
            etcd: false,
            kubeControllerManager: false,
            kubeProxy: false,
            kubeSchedulerAlerting: false,
            kubeSchedulerRecording: false,
            windows: false,
        });
    });

    it("take monitors and rules of every namespace, whatever their labels", () => {
        assert.deepEqual(
            Object.entries(prometheusSpec).filter(([key]) => key.endsWith("NilUsesHelmValues")),
            [
                ["ruleSelectorNilUsesHelmValues", false],
                ["serviceMonitorSelectorNilUsesHelmValues", false],
                ["podMonitorSelectorNilUsesHelmValues", false],
                ["probeSelectorNilUsesHelmValues", false],
                ["scrapeConfigSelectorNilUsesHelmValues", false],
            ],
        );
    });

    it("keep as long as set, on four fifths of an encrypted volume, with exemplars", () => {
        assert.deepEqual([prometheusSpec.retention, prometheusSpec.retentionSize], ["15d", "40GiB"]);
        const { spec } = prometheusSpec.storageSpec.volumeClaimTemplate;
        assert.equal(spec.storageClassName, PLATFORM.storageClass);
        assert.equal(spec.resources.requests.storage, "50Gi");
        assert.deepEqual(prometheusSpec.enableFeatures, ["exemplar-storage"]);
        assert.deepEqual(prometheusSpec.externalLabels, { cluster: "plinth-dev-main" });
    });

    it("are written to by nobody unless the collectors do", () => {
        assert.equal(prometheusSpec.enableRemoteWriteReceiver, false);
        const written = monitoringValues({ ...facts, remoteWrite: true });
        assert.equal(written.prometheus.prometheusSpec.enableRemoteWriteReceiver, true);
    });

    it("have two of each with budgets in production, one without in small", () => {
        const small = monitoringValues({ ...facts, size: "small" });
        for (const [made, replicas] of [
            [values, 2],
            [small, 1],
        ] as const) {
            assert.equal(made.prometheus.prometheusSpec.replicas, replicas);
            assert.equal(made.alertmanager.alertmanagerSpec.replicas, replicas);
            assert.equal(made.prometheus.podDisruptionBudget.enabled, replicas > 1);
            assert.equal(made.alertmanager.podDisruptionBudget.enabled, replicas > 1);
        }
    });

    it("mount the webhook's address as a file, only where there is one", () => {
        assert.deepEqual(values.alertmanager.alertmanagerSpec.secrets, []);
        const told = monitoringValues({ ...facts, webhook: true });
        assert.deepEqual(told.alertmanager.alertmanagerSpec.secrets, ["alertmanager-webhook"]);
        assert.deepEqual(told.alertmanager.config, facts.routes);
    });

    it("check whom Prometheus shows its token to on nodes, whose certificates the cluster's authority signs", () => {
        assert.deepEqual(values.kubelet, { serviceMonitor: { insecureSkipVerify: false } });
    });

    it("answer one dashboard from one replica", () => {
        assert.deepEqual(values.prometheus.service, { sessionAffinity: "ClientIP" });
    });

    it("put what reads nodes where privileged pods run already", () => {
        assert.equal(values["prometheus-node-exporter"].namespaceOverride, "kube-system");
        assert.equal(values["prometheus-node-exporter"].priorityClassName, "system-node-critical");
    });
});

describe("values of Grafana", () => {
    it("show dashboards of the monitoring namespace alone, which nobody changes by hand", () => {
        const { sidecar, rbac, defaultDashboardsEditable } = grafanaValues({
            size: "small",
            logs: false,
            ownAdmin: false,
        });
        const { dashboards } = sidecar;
        assert.deepEqual([dashboards.label, dashboards.labelValue], ["grafana_dashboard", "1"]);
        assert.equal(dashboards.searchNamespace, PLATFORM.monitoringNamespace);
        assert.equal(dashboards.provider.allowUiUpdates, false);
        assert.equal(defaultDashboardsEditable, false);
        assert.deepEqual(rbac, { namespaced: true });
    });

    it("give Grafana a place for sockets of its plugins on a file system it cannot write to, and fetch none", () => {
        const { containerSecurityContext, extraEmptyDirMounts, ...rest } = grafanaValues({
            size: "small",
            logs: true,
            ownAdmin: false,
        });
        assert.equal(containerSecurityContext.readOnlyRootFilesystem, true);
        assert.deepEqual(extraEmptyDirMounts, [{ name: "tmp", mountPath: "/tmp" }]);
        assert.deepEqual(rest["grafana.ini"].plugins, { preinstall_disabled: true });
        assert.deepEqual(rest.resources, { requests: { cpu: "50m", memory: "160Mi" }, limits: { memory: "512Mi" } });
        assert.equal(rest["grafana.ini"].analytics.check_for_plugin_updates, false);
    });

    it("let nobody in without a name", () => {
        const { "grafana.ini": config } = grafanaValues({ size: "small", logs: false, ownAdmin: false });
        assert.deepEqual([config["auth.anonymous"].enabled, config.users.allow_sign_up], [false, false]);
    });

    it("read logs where there are any, and the administrator from a Secret where one is named", () => {
        const plain = grafanaValues({ size: "small", logs: false, ownAdmin: false });
        assert.deepEqual([plain.additionalDataSources, "admin" in plain], [[], false]);
        const whole = grafanaValues({ size: "small", logs: true, ownAdmin: true });
        assert.deepEqual(
            whole.additionalDataSources.map(({ type, url }) => [type, url]),
            [["loki", PLATFORM.lokiUrl]],
        );
        assert.equal(whole.admin?.existingSecret, "grafana-admin");
    });
});

import { SEVERITIES, topicsOf } from "@plinth/alarms/plan";
import { alertmanagerConfig } from "@plinth/slo/alertmanager";
import type * as pulumi from "@pulumi/pulumi";
import { DEFAULTS } from "../plan/shape.ts";
import { alertmanagerGrants } from "../permissions/telemetry.ts";
import { type KeptSecret, keepSecret } from "../parts/secrets.ts";
import { GRAFANA_ADMIN_SECRET, grafanaValues } from "../values/grafana.ts";
import { monitoringValues, WEBHOOK_FILE, WEBHOOK_SECRET } from "../values/monitoring.ts";
import type { AddOnHome } from "./home.ts";
import type { InstalledSecrets } from "./serving.ts";

/** Prometheus, Alertmanager and Grafana, once their volumes can be made and their secrets are there. */
export function installMonitoring(home: AddOnHome, secrets: InstalledSecrets | undefined): pulumi.Resource | undefined {
    const { args, place, size, name, parent } = home;
    const { monitoring: chosen, alerts, clusterName, telemetry } = args;
    if (chosen === undefined || home.monitoring === undefined) return undefined;
    const { retentionDays = DEFAULTS.retentionDays, storageGiB = DEFAULTS.storageGiB, grafana, webhook } = chosen;
    const { name: namespace } = home.monitoring;
    const kept = keptSecrets(home).map((secret) =>
        keepSecret(name, namespace, secret, {
            parent,
            dependsOn: [...(home.monitoring?.ready ?? []), ...(secrets?.ready ?? [])],
        }),
    );
    const values = monitoringValues({
        size,
        clusterName,
        retentionDays,
        storageGiB,
        remoteWrite: telemetry?.metrics === "prometheus",
        externalSecrets: secrets !== undefined,
        webhook: webhook !== undefined,
        routes: alertmanagerConfig({
            topics: alerts ?? {},
            region: place.region,
            ...(webhook === undefined ? {} : { webhookUrlFile: WEBHOOK_FILE }),
        }),
        grafana:
            grafana === undefined
                ? { enabled: false }
                : grafanaValues({ size, logs: args.logs !== undefined, ownAdmin: grafana.adminSecret !== undefined }),
    });
    const identity = home.identity(
        "alertmanager",
        alertmanagerGrants(place, {
            topicArns: SEVERITIES.flatMap((severity) => topicsOf(alerts, severity)),
            keyArns: chosen.topicKeyArns ?? [],
        }),
    );
    return home.install("monitoring", home.monitoring.name, values, [
        ...home.monitoring.ready,
        ...home.volumes,
        ...kept,
        ...identity,
    ]);
}

/** The secrets that the release itself mounts. */
function keptSecrets({ args: { monitoring } }: AddOnHome): KeptSecret[] {
    const { webhook, grafana } = monitoring ?? {};
    return [
        ...(webhook === undefined
            ? []
            : [
                  {
                      role: "alertmanager-webhook",
                      secretName: WEBHOOK_SECRET.name,
                      remote: webhook.secret,
                      keys: { [WEBHOOK_SECRET.key]: undefined },
                  },
              ]),
        ...(grafana?.adminSecret === undefined
            ? []
            : [
                  {
                      role: "grafana-admin",
                      secretName: GRAFANA_ADMIN_SECRET,
                      remote: grafana.adminSecret,
                      keys: { "admin-user": "admin-user", "admin-password": "admin-password" },
                  },
              ]),
    ];
}

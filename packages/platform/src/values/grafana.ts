import { PLATFORM } from "../plan/names.ts";
import type { Size } from "../plan/shape.ts";
import { type Resources, resources, RESTRICTED_CONTAINER } from "./placement.ts";

/** What of chart grafana 12 (grafana-community/helm-charts, charts/grafana/values.yaml) is set below kube-prometheus-stack. */
export type GrafanaValues = { readonly enabled: false } | OnGrafanaValues;

export interface OnGrafanaValues {
    readonly enabled: true;
    readonly fullnameOverride: string;
    readonly admin?: { readonly existingSecret: string; readonly userKey: string; readonly passwordKey: string };
    readonly rbac: { readonly namespaced: boolean };
    readonly testFramework: { readonly enabled: boolean };
    readonly initChownData: { readonly enabled: boolean };
    readonly containerSecurityContext: typeof RESTRICTED_CONTAINER;
    readonly extraEmptyDirMounts: readonly { readonly name: string; readonly mountPath: string }[];
    readonly defaultDashboardsEditable: boolean;
    readonly resources: Resources;
    readonly "grafana.ini": {
        readonly analytics: {
            readonly reporting_enabled: boolean;
            readonly check_for_updates: boolean;
            readonly check_for_plugin_updates: boolean;
        };
        readonly plugins: { readonly preinstall_disabled: boolean };
        readonly "auth.anonymous": { readonly enabled: boolean };
        readonly users: { readonly allow_sign_up: boolean };
        readonly security: { readonly disable_gravatar: boolean };
    };
    readonly sidecar: {
        readonly resources: Resources;
        readonly dashboards: {
            readonly enabled: true;
            readonly label: string;
            readonly labelValue: string;
            readonly searchNamespace: string;
            readonly folderAnnotation: string;
            readonly provider: { readonly foldersFromFilesStructure: boolean; readonly allowUiUpdates: boolean };
        };
        readonly datasources: {
            readonly enabled: true;
            readonly searchNamespace: string;
            readonly exemplarTraceIdDestinations: Readonly<Record<string, string>>;
        };
    };
    readonly additionalDataSources: readonly DataSource[];
}

interface DataSource {
    readonly name: string;
    readonly uid: string;
    readonly type: "loki";
    readonly access: "proxy";
    readonly url: string;
    readonly editable: false;
}

/** The Secret that holds the administrator's name and password, where they come from Secrets Manager. */
export const GRAFANA_ADMIN_SECRET = "grafana-admin";

/**
 * Grafana without a volume: dashboards and sources of data are ConfigMaps, and what somebody draws by hand is gone with the
 * pod, so that it is written down. It is reached by port forwarding: nothing here puts it on a load balancer.
 */
export function grafanaValues({
    size,
    logs,
    ownAdmin,
}: {
    size: Size;
    logs: boolean;
    ownAdmin: boolean;
}): OnGrafanaValues {
    const { labels, folderAnnotation } = PLATFORM.dashboards;
    const [[label, labelValue] = ["", ""]] = Object.entries(labels);
    return {
        enabled: true,
        fullnameOverride: "grafana",
        ...(ownAdmin
            ? { admin: { existingSecret: GRAFANA_ADMIN_SECRET, userKey: "admin-user", passwordKey: "admin-password" } }
            : {}),
        // Its sidecars read ConfigMaps of their own namespace alone: elsewhere anybody could put up a dashboard.
        rbac: { namespaced: true },
        testFramework: { enabled: false },
        initChownData: { enabled: false },
        containerSecurityContext: RESTRICTED_CONTAINER,
        // Sources of data are programs of their own since Grafana 13, which meet Grafana at sockets there; without it nothing
        // can be written and Grafana does not start (grafana-community/helm-charts #729).
        extraEmptyDirMounts: [{ name: "tmp", mountPath: "/tmp" }],
        defaultDashboardsEditable: false,
        // Sources of data are programs beside it, whose memory counts.
        resources: size === "small" ? resources("50m", "160Mi", "512Mi") : resources("100m", "384Mi", "768Mi"),
        "grafana.ini": {
            analytics: { reporting_enabled: false, check_for_updates: false, check_for_plugin_updates: false },
            // The image brings what is used here. Otherwise every pod fetches the newest of some twenty plugins when it starts
            // (grafana/grafana, pkg/setting/setting_plugins.go), and runs what was published a minute ago.
            plugins: { preinstall_disabled: true },
            "auth.anonymous": { enabled: false },
            users: { allow_sign_up: false },
            security: { disable_gravatar: true },
        },
        sidecar: {
            resources: resources("10m", "80Mi", "128Mi"),
            dashboards: {
                enabled: true,
                label,
                labelValue,
                searchNamespace: PLATFORM.monitoringNamespace,
                folderAnnotation,
                provider: { foldersFromFilesStructure: true, allowUiUpdates: false },
            },
            datasources: {
                enabled: true,
                searchNamespace: PLATFORM.monitoringNamespace,
                exemplarTraceIdDestinations: {},
            },
        },
        additionalDataSources: logs
            ? [{ name: "Loki", uid: "loki", type: "loki", access: "proxy", url: PLATFORM.lokiUrl, editable: false }]
            : [],
    };
}

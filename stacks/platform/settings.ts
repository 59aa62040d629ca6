import { defineSettings, type SettingsOf, suggestion, type Violation } from "@plinth/core/settings";
import { settings as cluster } from "plinth-cluster/settings";
import { type ClusterPlatform, schema } from "./schema.ts";

/** What `environments/<environment>/platform.yaml` holds, and its rules across files. */
export const settings = defineSettings({
    layer: "platform",
    schema,
    uses: { cluster },
    disposable: { clusters: { "*": { protect: false, emptyOnDelete: true } } },
    crossCheck: (own, used) =>
        Object.entries(own.clusters).flatMap(([name, platform]) => {
            const instances = used.cluster?.instances ?? {};
            const instance = instances[name];
            if (instance === undefined) return [noCluster(name, Object.keys(instances))];
            return checkOverlap(platform, instance).map((violation) => ({
                ...violation,
                path: ["clusters", name, ...violation.path],
            }));
        }),
});

export type PlatformSettings = SettingsOf<typeof settings>;

function noCluster(name: string, known: readonly string[]): Violation {
    return {
        path: ["clusters", name],
        rule: "must be the name of a cluster in cluster.yaml",
        value: name,
        fix: suggestion(name, known),
    };
}

interface Brought {
    readonly autoMode?: unknown;
    readonly addOns?: Readonly<Record<string, unknown>> | undefined;
}

/** What the cluster brings must not be installed a second time. */
function checkOverlap({ metricsServer, autoMode }: ClusterPlatform, cluster: Brought): Violation[] {
    const problems: Violation[] = [];
    if (autoMode !== isAuto(cluster)) {
        problems.push({
            path: ["autoMode"],
            rule: `must be ${String(!autoMode)}: the cluster ${autoMode ? "does not run" : "runs"} in Auto Mode (cluster.yaml)`,
            value: autoMode,
            fix: "write what the cluster is, here or there",
        });
    }
    if (metricsServer !== undefined && cluster.addOns?.["metrics-server"] !== undefined) {
        problems.push({
            path: ["metricsServer"],
            rule: "must not stand beside the add-on metrics-server in cluster.yaml: the cluster can have one metrics API",
            value: metricsServer,
            fix: "remove it here, or there",
        });
    }
    return problems;
}

/** Whether a cluster's settings put it in Auto Mode; `false` is how it is switched off. */
function isAuto({ autoMode }: Brought): boolean {
    return autoMode !== undefined && autoMode !== false;
}

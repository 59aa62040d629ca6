import type * as pulumi from "@pulumi/pulumi";
import { PLATFORM, SERVICE_ACCOUNTS } from "../plan/names.ts";
import type { Size } from "../plan/shape.ts";
import { hasBudget, type Resources, resources, spread, type SpreadConstraint } from "./placement.ts";

interface Off {
    readonly enabled: false;
}

interface NoReplicas {
    readonly replicas: 0;
}

/** Values of chart loki 18 (grafana-community/helm-charts, charts/loki/values.yaml). */
export interface LogsValues {
    readonly fullnameOverride: string;
    readonly deploymentMode: "Monolithic";
    readonly serviceAccount: { readonly create: true; readonly name: string };
    readonly loki: {
        readonly auth_enabled: false;
        readonly analytics: { readonly reporting_enabled: false };
        readonly commonConfig: { readonly replication_factor: number };
        readonly schemaConfig: { readonly configs: readonly [SchemaPeriod] };
        readonly storage: {
            readonly type: "s3";
            readonly bucketNames: Readonly<Record<"chunks" | "ruler" | "admin", pulumi.Input<string>>>;
            readonly s3: { readonly region: string };
        };
        readonly compactor: { readonly retention_enabled: true; readonly delete_request_store: "s3" };
        readonly limits_config: {
            readonly retention_period: string;
            readonly allow_structured_metadata: true;
            readonly volume_enabled: true;
        };
    };
    readonly singleBinary: {
        readonly replicas: number;
        readonly persistence: { readonly size: string; readonly storageClass: string };
        readonly podDisruptionBudget: { readonly enabled: boolean; readonly maxUnavailable?: number };
        readonly topologySpreadConstraints: readonly SpreadConstraint[];
        readonly resources: Resources;
    };
    readonly read: NoReplicas;
    readonly write: NoReplicas;
    readonly backend: NoReplicas;
    readonly chunksCache: Off;
    readonly resultsCache: Off;
    readonly gateway: Off;
    readonly lokiCanary: Off;
    readonly test: Off;
    readonly sidecar: { readonly rules: Off };
    readonly monitoring: { readonly serviceMonitor: { readonly enabled: boolean } };
}

interface SchemaPeriod {
    readonly from: string;
    readonly store: "tsdb";
    readonly object_store: "s3";
    readonly schema: "v13";
    readonly index: { readonly prefix: string; readonly period: "24h" };
}

export interface LogsFacts {
    readonly size: Size;
    readonly monitored: boolean;
    readonly bucketName: pulumi.Input<string>;
    readonly region: string;
    readonly retentionDays: number;
    readonly storageGiB: number;
}

/** Copies of what is not in the bucket yet; with three, one may be lost while two still agree. */
const REPLICAS: Readonly<Record<Size, number>> = { small: 1, production: 3 };

/**
 * Loki as one program per replica, on a bucket. Its write caches are off: the chart's defaults ask for some ten GiB of memory
 * for them. It is reached inside the cluster only, by collectors and Grafana, so no proxy stands before it.
 */
export function logsValues(facts: LogsFacts): LogsValues {
    const { size, monitored, bucketName, region, retentionDays, storageGiB } = facts;
    return {
        fullnameOverride: "loki",
        deploymentMode: "Monolithic",
        serviceAccount: { create: true, name: SERVICE_ACCOUNTS.loki.name },
        loki: {
            auth_enabled: false,
            analytics: { reporting_enabled: false },
            commonConfig: { replication_factor: REPLICAS[size] },
            schemaConfig: {
                configs: [
                    {
                        from: "2024-04-01",
                        store: "tsdb",
                        object_store: "s3",
                        schema: "v13",
                        index: { prefix: "loki_index_", period: "24h" },
                    },
                ],
            },
            storage: {
                type: "s3",
                bucketNames: { chunks: bucketName, ruler: bucketName, admin: bucketName },
                s3: { region },
            },
            compactor: { retention_enabled: true, delete_request_store: "s3" },
            limits_config: {
                retention_period: `${retentionDays * 24}h`,
                allow_structured_metadata: true,
                volume_enabled: true,
            },
        },
        singleBinary: {
            replicas: REPLICAS[size],
            persistence: { size: `${storageGiB}Gi`, storageClass: PLATFORM.storageClass },
            // Two gone at once are one too many to agree. The chart's own budget names no number, and so is none.
            podDisruptionBudget: hasBudget(size) ? { enabled: true, maxUnavailable: 1 } : { enabled: false },
            topologySpreadConstraints: spread({ "app.kubernetes.io/name": "loki" }),
            resources: size === "small" ? resources("50m", "256Mi", "512Mi") : resources("250m", "1Gi"),
        },
        read: { replicas: 0 },
        write: { replicas: 0 },
        backend: { replicas: 0 },
        chunksCache: { enabled: false },
        resultsCache: { enabled: false },
        gateway: { enabled: false },
        lokiCanary: { enabled: false },
        test: { enabled: false },
        sidecar: { rules: { enabled: false } },
        monitoring: { serviceMonitor: { enabled: monitored } },
    };
}

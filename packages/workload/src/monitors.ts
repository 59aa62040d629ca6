import * as kubernetes from "@pulumi/kubernetes";
import { PATHS, selectorLabels } from "./plan/index.ts";
import { metadataOf, type Site } from "./site.ts";

const API = "monitoring.coreos.com/v1";
const ENDPOINT = { port: "metrics", path: PATHS.metrics, interval: "30s", scrapeTimeout: "10s" };
/** The label whose value becomes `job`. */
const JOB_LABEL = "app.kubernetes.io/name";
const TARGET_LABELS = ["app.kubernetes.io/component"];

/** Has Prometheus scrape pods that serve, through their Service. */
export function monitorWeb(site: Site): void {
    const { name, args, parent } = site;
    new kubernetes.apiextensions.CustomResource(
        `${name}-web-monitor`,
        {
            apiVersion: API,
            kind: "ServiceMonitor",
            metadata: metadataOf(site, args.service, "web"),
            spec: {
                jobLabel: JOB_LABEL,
                podTargetLabels: TARGET_LABELS,
                selector: { matchLabels: selectorLabels(args.service, "web") },
                endpoints: [ENDPOINT],
            },
        },
        { parent },
    );
}

/** Has Prometheus scrape workers, which have no Service. */
export function monitorWorker(site: Site, key: string): void {
    const { name, args, objects, parent } = site;
    new kubernetes.apiextensions.CustomResource(
        `${name}-worker-${key}-monitor`,
        {
            apiVersion: API,
            kind: "PodMonitor",
            metadata: metadataOf(site, objects.worker(key), `worker-${key}`),
            spec: {
                jobLabel: JOB_LABEL,
                podTargetLabels: TARGET_LABELS,
                selector: { matchLabels: selectorLabels(args.service, `worker-${key}`) },
                podMetricsEndpoints: [ENDPOINT],
            },
        },
        { parent },
    );
}

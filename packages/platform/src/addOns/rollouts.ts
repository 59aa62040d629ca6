import { NetworkPolicy } from "@pulumi/kubernetes/networking/v1/networkPolicy.js";
import type * as pulumi from "@pulumi/pulumi";
import { PLATFORM } from "../plan/names.ts";
import { rolloutsValues } from "../values/rollouts.ts";
import type { AddOnHome } from "./home.ts";

/** Prometheus' own port. */
const PROMETHEUS_PORT = 9090;

/** Argo Rollouts, which releases services by canary, and the way to the numbers that it judges them by. */
export function installRollouts(home: AddOnHome, after: readonly pulumi.Resource[]): pulumi.Resource[] {
    const { args, size, monitored, platform } = home;
    if (args.rollouts === undefined || platform === undefined) return [];
    const values = rolloutsValues({ size, monitored });
    return [home.install("rollouts", platform.name, values, [...platform.ready, ...openPrometheus(home), ...after])];
}

function openPrometheus({ name, monitoring, parent }: AddOnHome): pulumi.Resource[] {
    if (monitoring === undefined) return [];
    const role = "allow-analysis";
    const controller = {
        namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": PLATFORM.namespace } },
        podSelector: { matchLabels: { "app.kubernetes.io/name": "argo-rollouts" } },
    };
    return [
        new NetworkPolicy(
            `${name}-monitoring-namespace-${role}`,
            {
                metadata: { name: role, namespace: monitoring.name },
                spec: {
                    podSelector: { matchLabels: PLATFORM.prometheus.podLabels },
                    policyTypes: ["Ingress"],
                    ingress: [{ from: [controller], ports: [{ port: PROMETHEUS_PORT, protocol: "TCP" }] }],
                },
            },
            { parent },
        ),
    ];
}

import * as kubernetes from "@pulumi/kubernetes";
import { DEFAULTS, formatCpu, millicores, type PlannedQuota } from "../plan/index.ts";
import type { Inside } from "./inside.ts";

/** What all pods together may take, and what a container gets that says nothing of itself. */
export function makeLimits(name: string, quota: PlannedQuota, { namespace, labels, parent }: Inside): void {
    new kubernetes.core.v1.ResourceQuota(
        `${name}-quota`,
        {
            metadata: { name: "quota", namespace, labels },
            spec: {
                hard: {
                    "requests.cpu": quota.cpu,
                    "requests.memory": quota.memory,
                    "limits.cpu": quota.cpuLimit,
                    "limits.memory": quota.memory,
                    pods: String(quota.pods),
                    // Services are reached through ingresses; a load balancer or a node's port beside them is a mistake.
                    "services.loadbalancers": "0",
                    "services.nodeports": "0",
                },
            },
        },
        { parent },
    );
    const cpu = formatCpu((millicores(DEFAULTS.cpu) ?? 0) * DEFAULTS.cpuLimitFactor);
    new kubernetes.core.v1.LimitRange(
        `${name}-limits`,
        {
            metadata: { name: "limits", namespace, labels },
            spec: {
                limits: [
                    {
                        type: "Container",
                        default: { cpu, memory: DEFAULTS.memory },
                        defaultRequest: { cpu: DEFAULTS.cpu, memory: DEFAULTS.memory },
                    },
                ],
            },
        },
        { parent },
    );
}

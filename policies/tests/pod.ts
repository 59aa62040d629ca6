import type { ResourceData } from "../resource/resourceData.ts";
import { resource } from "./example.ts";

/** A pod's specification whose only container has this security context. */
export function podWith(securityContext: unknown): Record<string, unknown> {
    return { containers: [{ name: "app", image: "app:1", securityContext }] };
}

export function pod(spec: unknown): ResourceData {
    return resource("kubernetes:core/v1:Pod", "pod", { metadata: { name: "pod" }, spec });
}

export function deployment(spec: unknown): ResourceData {
    return resource("kubernetes:apps/v1:Deployment", "deployment", { spec: { replicas: 2, template: { spec } } });
}

export function cronJob(spec: unknown): ResourceData {
    return resource("kubernetes:batch/v1:CronJob", "cron", { spec: { jobTemplate: { spec: { template: { spec } } } } });
}

/** Where the pod stands in each of the three. */
export const POD = "pod: spec";
export const DEPLOYMENT = "deployment: spec.template.spec";
export const CRON = "cron: spec.jobTemplate.spec.template.spec";

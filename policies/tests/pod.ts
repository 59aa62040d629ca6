import type { ResourceData } from "../resource/resourceData.ts";
import { resource } from "./example.ts";

/** A pod's specification whose only container has this security context. */
export function podWith(securityContext: unknown): Record<string, unknown> {
    return { containers: [{ name: "app", image: "app:1", securityContext }] };
}

export function pod(spec: unknown, metadata: object = {}): ResourceData {
    return resource("kubernetes:core/v1:Pod", "pod", { metadata: { name: "pod", ...metadata }, spec });
}

export function deployment(spec: unknown, metadata?: object): ResourceData {
    return resource("kubernetes:apps/v1:Deployment", "deployment", {
        metadata,
        spec: { replicas: 2, template: { spec } },
    });
}

export function cronJob(spec: unknown): ResourceData {
    return resource("kubernetes:batch/v1:CronJob", "cron", { spec: { jobTemplate: { spec: { template: { spec } } } } });
}

/** Part of a deployment that exists already. */
export function patch(spec: unknown): ResourceData {
    return resource("kubernetes:apps/v1:DeploymentPatch", "patch", { spec: { template: { spec } } });
}

/** Several pods in one resource. */
export function podList(...specs: unknown[]): ResourceData {
    return resource("kubernetes:core/v1:PodList", "list", { items: specs.map((spec) => ({ spec })) });
}

/** A pod's specification for Windows nodes. */
export function windowsPodWith(securityContext: unknown): Record<string, unknown> {
    return { ...podWith(securityContext), os: { name: "windows" } };
}

/** Where the pod stands in each of them. */
export const POD = "pod: spec";
export const DEPLOYMENT = "deployment: spec.template.spec";
export const CRON = "cron: spec.jobTemplate.spec.template.spec";
export const PATCH = "patch: spec.template.spec";
export const LIST = "list: items[0].spec";

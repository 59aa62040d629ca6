import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { releaseByCanary } from "./canary/rollout.ts";
import { processVariables } from "./environmentVariables.ts";
import {
    DEFAULTS,
    MAX_UNAVAILABLE,
    type Part,
    PATHS,
    planCanary,
    type PlannedRollout,
    planScaling,
    type PlannedScaling,
    planShutdown,
    PORTS,
    probesOf,
    type Process,
    planRollout,
    ROLLING,
    SCALING_BEHAVIOR,
    selectorLabels,
    SETTLE_SECONDS,
    spreadOf,
} from "./plan/index.ts";
import { podTemplate } from "./podTemplate.ts";
import { firstReplicas, SETTINGS_WIN } from "./replicas.ts";
import { secretFilesOf } from "./secretFiles.ts";
import { metadataOf, type Site } from "./site.ts";

/** One kind of pods, as it is called. */
export interface Kind {
    readonly part: Part;
    /** Of the Deployment or Rollout and what belongs to it. */
    readonly objectName: string;
    /** Of the resources, behind the component's. */
    readonly role: string;
    readonly process: Process;
}

/** Old releases whose pods' template is kept: what can be gone back to without making it anew. */
const KEPT_RELEASES = 3;

/** Pods of one kind, by what keeps them. */
export interface Running {
    /** A Deployment, or a Rollout of Argo. */
    readonly controller: kubernetes.apps.v1.Deployment | kubernetes.apiextensions.CustomResource;
    /** There once all pods are those of this release: what comes after it waits for that. */
    readonly released: pulumi.Input<pulumi.Resource>;
}

/** Runs pods of one kind, scales them and keeps drains of nodes from taking several at once. */
export function runProcess(site: Site, kind: Kind, after: pulumi.Input<pulumi.Resource>[]): Running {
    const { args } = site;
    const { part, process } = kind;
    const scaling = planScaling(process.scaling);
    const canary = part === "web" ? planCanary(args) : undefined;
    const running =
        canary === undefined
            ? releaseRolling(site, kind, after)
            : releaseByCanary(site, kind, canary, workloadSpec(site, kind, "canary"), after);
    if (scaling.by === "load") scale(site, kind, scaling, running);
    if (scaling.disruptionBudget) budget(site, kind);
    return running;
}

/** Replaces pods one at a time, a new one first. */
function releaseRolling(site: Site, kind: Kind, after: pulumi.Input<pulumi.Resource>[]): Running {
    const { name, parent } = site;
    const { part, objectName, role, process } = kind;
    const { replicas, ignoreChanges } = firstReplicas(planScaling(process.scaling));
    const { rollout, ...spec } = workloadSpec(site, kind, "rolling");
    const controller = new kubernetes.apps.v1.Deployment(
        `${name}-${role}`,
        {
            metadata: { ...metadataOf(site, objectName, part), annotations: SETTINGS_WIN },
            spec: {
                replicas,
                strategy: { type: "RollingUpdate", rollingUpdate: ROLLING },
                progressDeadlineSeconds: rollout.progressSeconds,
                ...spec,
            },
        },
        {
            parent,
            dependsOn: after,
            ignoreChanges,
            customTimeouts: {
                create: `${rollout.timeoutSeconds}s`,
                update: `${rollout.timeoutSeconds}s`,
                delete: `${rollout.deleteSeconds}s`,
            },
        },
    );
    return { controller, released: controller };
}

/** What pods are and how long they take, whatever replaces them. */
export interface WorkloadSpec {
    readonly selector: { readonly matchLabels: Record<string, string> };
    readonly minReadySeconds: number;
    readonly revisionHistoryLimit: number;
    readonly template: kubernetes.types.input.core.v1.PodTemplateSpec;
    readonly rollout: PlannedRollout;
}

function workloadSpec(site: Site, { part, process }: Kind, strategy: "rolling" | "canary"): WorkloadSpec {
    const { args, objects } = site;
    const behind = part === "web" && args.ingress !== undefined ? "load-balancer" : "cluster";
    const shutdown = planShutdown(process.shutdown, behind);
    const selector = selectorLabels(args.service, part);
    return {
        selector: { matchLabels: selector },
        minReadySeconds: SETTLE_SECONDS,
        revisionHistoryLimit: KEPT_RELEASES,
        template: podTemplate(site, {
            part,
            account: objects.account,
            args: process.args,
            resources: process.resources,
            temporarySpace: process.temporarySpace,
            variables: processVariables(args, process),
            secretFiles: Object.keys(secretFilesOf(args)),
            flags: args.flags !== undefined,
            container: {
                ports: Object.entries(PORTS).map(([port, containerPort]) => ({ name: port, containerPort })),
                ...probesOf(PATHS, process.startupSeconds ?? DEFAULTS.startupSeconds),
                // The kubelet's own sleep: the image needs no shell.
                lifecycle: { preStop: { sleep: { seconds: shutdown.preStopSeconds } } },
            },
            pod: {
                terminationGracePeriodSeconds: shutdown.graceSeconds,
                topologySpreadConstraints: spreadOf(selector, args.spread, strategy),
            },
        }),
        rollout: planRollout(process, behind),
    };
}

function scale(
    site: Site,
    { part, objectName, role }: Kind,
    scaling: PlannedScaling & { by: "load" },
    { controller }: Running,
): void {
    const metric = (resource: "cpu" | "memory", averageUtilization: number) => ({
        type: "Resource",
        resource: { name: resource, target: { type: "Utilization", averageUtilization } },
    });
    const { scaleUp, scaleDown } = SCALING_BEHAVIOR;
    new kubernetes.autoscaling.v2.HorizontalPodAutoscaler(
        `${site.name}-${role}-autoscaler`,
        {
            metadata: metadataOf(site, objectName, part),
            spec: {
                scaleTargetRef: {
                    apiVersion: controller.apiVersion,
                    kind: controller.kind,
                    name: controller.metadata.name,
                },
                minReplicas: scaling.least,
                maxReplicas: scaling.most,
                metrics: [metric("cpu", scaling.cpuPercent), metric("memory", scaling.memoryPercent)],
                behavior: {
                    scaleUp: { ...scaleUp, policies: [...scaleUp.policies] },
                    scaleDown: { ...scaleDown, policies: [...scaleDown.policies] },
                },
            },
        },
        { parent: site.parent },
    );
}

function budget(site: Site, { part, objectName, role }: Kind): void {
    new kubernetes.policy.v1.PodDisruptionBudget(
        `${site.name}-${role}-budget`,
        {
            metadata: metadataOf(site, objectName, part),
            spec: {
                maxUnavailable: MAX_UNAVAILABLE,
                selector: { matchLabels: selectorLabels(site.args.service, part) },
                // Pods that are not ready anyway do not keep a node from being drained.
                unhealthyPodEvictionPolicy: "AlwaysAllow",
            },
        },
        { parent: site.parent },
    );
}

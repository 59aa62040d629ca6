import type { Reading } from "../reading/reading.ts";
import type { ResourceView } from "../resource/resourceView.ts";
import { type KubernetesObject, objectProperties, objectsOf, tokensOf } from "./kubernetesObject.ts";

/** Where the pod's template (metadata and spec) stands in each kind; a pod is its own. */
const TEMPLATES: Readonly<Record<string, string>> = {
    Pod: "",
    PodTemplate: "template.",
    Deployment: "spec.template.",
    StatefulSet: "spec.template.",
    DaemonSet: "spec.template.",
    ReplicaSet: "spec.template.",
    ReplicationController: "spec.template.",
    Job: "spec.template.",
    CronJob: "spec.jobTemplate.spec.template.",
    Rollout: "spec.template.",
};

export const DEPLOYMENTS = tokensOf("Deployment", "apps/v1", "apps/v1beta1", "apps/v1beta2", "extensions/v1beta1");
export const STATEFUL_SETS = tokensOf("StatefulSet", "apps/v1", "apps/v1beta1", "apps/v1beta2");
export const DAEMON_SETS = tokensOf("DaemonSet", "apps/v1", "apps/v1beta2", "extensions/v1beta1");

/** Of Argo Rollouts, in the place of a Deployment. One that states no template has that of a Deployment, which is judged itself. */
export const ROLLOUTS = tokensOf("Rollout", "argoproj.io/v1alpha1");

/** Every kind of resource that runs pods, old API groups included, and the custom one that takes a Deployment's place. */
export const WORKLOADS: readonly string[] = [
    ...tokensOf("Pod", "core/v1"),
    ...DEPLOYMENTS,
    ...STATEFUL_SETS,
    ...DAEMON_SETS,
    ...ROLLOUTS,
    ...tokensOf("ReplicaSet", "apps/v1", "apps/v1beta2", "extensions/v1beta1"),
    ...tokensOf("Job", "batch/v1"),
    ...tokensOf("CronJob", "batch/v1", "batch/v1beta1", "batch/v2alpha1"),
    ...tokensOf("ReplicationController", "core/v1"),
    ...tokensOf("PodTemplate", "core/v1"),
];

const CONTAINER_LISTS = ["containers", "initContainers", "ephemeralContainers"] as const;

/** The pod that a workload runs. */
export class PodView {
    readonly object: KubernetesObject;
    readonly spec: Reading;
    readonly annotations: Reading;
    readonly labels: Reading;

    constructor(object: KubernetesObject) {
        const template = TEMPLATES[object.kind] ?? "";
        this.object = object;
        this.spec = object.get(`${template}spec`);
        this.annotations = object.get(`${template}metadata.annotations`);
        this.labels = object.get(`${template}metadata.labels`);
    }

    /** All containers, those that run before or are added later included. An unknown pod has one unknown container. */
    get containers(): ContainerView[] {
        const lists = this.spec.isUnknown ? CONTAINER_LISTS.slice(0, 1) : CONTAINER_LISTS;
        return lists.flatMap((list) =>
            this.spec
                .child(list)
                .items()
                .map((reading) => new ContainerView(this, list, reading)),
        );
    }

    /**
     * Whether it runs on Windows, where Linux security settings do not apply: by `os.name`, which decides what the API
     * server admits, or by a node selector that leaves it nowhere else to run. Undefined while that is not known.
     */
    get isWindows(): boolean | undefined {
        const named = [
            this.spec.at("os.name"),
            ...["kubernetes.io/os", "beta.kubernetes.io/os"].map((label) =>
                this.spec.child("nodeSelector").child(label),
            ),
        ];
        if (named.some((name) => name.string() === "windows")) {
            return true;
        }
        return named.some((name) => name.isUnknown) ? undefined : false;
    }
}

export class ContainerView {
    readonly pod: PodView;
    readonly list: (typeof CONTAINER_LISTS)[number];
    readonly reading: Reading;

    constructor(pod: PodView, list: (typeof CONTAINER_LISTS)[number], reading: Reading) {
        this.pod = pod;
        this.list = list;
        this.reading = reading;
    }

    at(path: string): Reading {
        return this.reading.at(path);
    }

    /** A setting that a container may override and otherwise has from its pod. */
    setting(path: string): Reading {
        const own = this.at(path);
        const inherited = this.pod.spec.at(path);
        return own.isAbsent && !inherited.isAbsent ? inherited : own;
    }

    /** Whether a property is absent only because a patch leaves it as it is. */
    leavesAsIs(reading: Reading): boolean {
        return this.pod.object.leavesAsIs(reading);
    }
}

/** The pods of a workload: one, or one of each item of a list. */
export function podsOf(workload: ResourceView): PodView[] {
    return objectsOf(workload).map((object) => new PodView(object));
}

export function containersOf(workload: ResourceView): ContainerView[] {
    return podsOf(workload).flatMap((pod) => pod.containers);
}

/** The containers to which Linux security settings apply: not those of Windows pods. */
export function linuxContainersOf(workload: ResourceView): ContainerView[] {
    return podsOf(workload)
        .filter((pod) => pod.isWindows !== true)
        .flatMap((pod) => pod.containers);
}

/** The patterns of a property of a container, in every kind of workload, for a rule's list of printable properties. */
export function containerProperties(...properties: string[]): string[] {
    return podProperties(...CONTAINER_LISTS.flatMap((list) => properties.map((property) => `${list}[].${property}`)));
}

/** The patterns of a property of a pod, in every kind of workload. */
export function podProperties(...properties: string[]): string[] {
    return [...new Set(Object.values(TEMPLATES))].flatMap((template) =>
        objectProperties(...properties.map((property) => `${template}spec.${property}`)),
    );
}

import type { Reading } from "../reading/reading.ts";
import type { ResourceView } from "../resource/resourceView.ts";

const TEMPLATE = "spec.template.spec";

/** Where the pod stands in each kind of workload; the beta groups name what older clusters call the same. */
const POD_PATHS: Readonly<Record<string, string>> = {
    "kubernetes:core/v1:Pod": "spec",
    "kubernetes:apps/v1:Deployment": TEMPLATE,
    "kubernetes:apps/v1:StatefulSet": TEMPLATE,
    "kubernetes:apps/v1:DaemonSet": TEMPLATE,
    "kubernetes:apps/v1:ReplicaSet": TEMPLATE,
    "kubernetes:batch/v1:Job": TEMPLATE,
    "kubernetes:batch/v1:CronJob": "spec.jobTemplate.spec.template.spec",
    "kubernetes:apps/v1beta1:Deployment": TEMPLATE,
    "kubernetes:apps/v1beta1:StatefulSet": TEMPLATE,
    "kubernetes:apps/v1beta2:Deployment": TEMPLATE,
    "kubernetes:apps/v1beta2:StatefulSet": TEMPLATE,
    "kubernetes:apps/v1beta2:DaemonSet": TEMPLATE,
    "kubernetes:apps/v1beta2:ReplicaSet": TEMPLATE,
    "kubernetes:extensions/v1beta1:Deployment": TEMPLATE,
    "kubernetes:extensions/v1beta1:DaemonSet": TEMPLATE,
    "kubernetes:extensions/v1beta1:ReplicaSet": TEMPLATE,
    "kubernetes:core/v1:ReplicationController": TEMPLATE,
    "kubernetes:batch/v1beta1:CronJob": "spec.jobTemplate.spec.template.spec",
};

/** Every kind of resource that runs pods. */
export const WORKLOADS = Object.keys(POD_PATHS);

const CONTAINER_LISTS = ["containers", "initContainers", "ephemeralContainers"];

/** The pod of a workload. */
export function podOf(workload: ResourceView): Reading {
    return workload.get(POD_PATHS[workload.type] ?? "spec");
}

/** All containers of a workload's pod, those that run before or are added later included. */
export function containersOf(workload: ResourceView): Reading[] {
    const pod = podOf(workload);
    if (pod.isUnknown) {
        return [pod.child("containers").items()[0] ?? pod];
    }
    return CONTAINER_LISTS.flatMap((list) => pod.child(list).items());
}

/** The patterns of a property of a container, in every kind of workload, for a rule's list of printable properties. */
export function containerProperties(...properties: string[]): string[] {
    return podProperties(...CONTAINER_LISTS.flatMap((list) => properties.map((property) => `${list}[].${property}`)));
}

/** The patterns of a property of a pod, in every kind of workload. */
export function podProperties(...properties: string[]): string[] {
    return [...new Set(Object.values(POD_PATHS))].flatMap((path) =>
        properties.map((property) => `${path}.${property}`),
    );
}

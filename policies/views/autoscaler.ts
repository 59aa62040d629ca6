import type { Reading } from "../reading/reading.ts";
import { perStack } from "../relations/perStack.ts";
import type { StackIndex } from "../relations/stackIndex.ts";
import { type KubernetesObject, wholeObjectsOf } from "./kubernetesObject.ts";
import { namedBy, type Referred } from "./kubernetesReferences.ts";
import { AUTOSCALERS } from "./kubernetesTypes.ts";
import { DEPLOYMENTS, ROLLOUTS, STATEFUL_SETS, WORKLOADS } from "./podSpec.ts";

const SCALED = WORKLOADS.filter((type) => /:(ReplicaSet|ReplicationController)(Patch|List)?$/.test(type));
const BY_KIND: Readonly<Record<string, readonly string[]>> = {
    Deployment: DEPLOYMENTS,
    Rollout: ROLLOUTS,
    StatefulSet: STATEFUL_SETS,
    ReplicaSet: SCALED.filter((type) => type.includes(":ReplicaSet")),
    ReplicationController: SCALED.filter((type) => type.includes(":ReplicationController")),
};

/** The workload an autoscaler scales. Undefined for a custom kind other than a Rollout, or one that is not known yet. */
export function targetOf(autoscaler: KubernetesObject, stack: StackIndex): Referred | undefined {
    const kind = autoscaler.get("spec.scaleTargetRef.kind").string() ?? "";
    const types = Object.hasOwn(BY_KIND, kind) ? BY_KIND[kind] : undefined;
    const name = autoscaler.get("spec.scaleTargetRef.name");
    return types === undefined || name.isAbsent ? undefined : namedBy(name, autoscaler, types, stack, "kind");
}

const autoscalersByTarget = perStack((stack) => {
    const byTarget = new Map<string, KubernetesObject>();
    for (const autoscaler of stack.ofTypes(AUTOSCALERS).flatMap(wholeObjectsOf)) {
        targetOf(autoscaler, stack)?.found.forEach((target) => byTarget.set(keyOf(target), autoscaler));
    }
    return byTarget;
});

/** How many pods a workload runs: at least and at most. `NaN` where that is not known, or up to the nodes. */
export interface Replicas {
    readonly least: number;
    readonly most: number;
    /** What decides is not known yet. */
    readonly isOpen: boolean;
}

export function replicasOf(workload: KubernetesObject, stack: StackIndex): Replicas {
    if (!Object.hasOwn(BY_KIND, workload.kind)) {
        return { least: Number.NaN, most: Number.NaN, isOpen: false };
    }
    const autoscaler = autoscalersByTarget(stack).get(keyOf(workload));
    const [least, most] =
        autoscaler === undefined
            ? [workload.get("spec.replicas"), workload.get("spec.replicas")]
            : [autoscaler.get("spec.minReplicas"), autoscaler.get("spec.maxReplicas")];
    // Both are one where nothing is stated.
    const count = (reading: Reading): number => (reading.isAbsent ? 1 : (reading.number() ?? Number.NaN));
    return { least: count(least), most: count(most), isOpen: least.isUnknown || most.isUnknown };
}

function keyOf(object: KubernetesObject): string {
    return `${object.resource.urn} ${object.get("metadata.name").path}`;
}

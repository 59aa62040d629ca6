import type { Reading } from "../../reading/reading.ts";
import type { StackIndex } from "../../relations/stackIndex.ts";
import { ResourceView } from "../../resource/resourceView.ts";
import { type Observation, stackRule } from "../../rule/rule.ts";
import { targetOf } from "../../views/autoscaler.ts";
import { type KubernetesObject, objectProperties, wholeObjectsOf } from "../../views/kubernetesObject.ts";
import { AUTOSCALERS } from "../../views/kubernetesTypes.ts";
import { contentsOf } from "../../views/namespaceContents.ts";
import { placeOf } from "../../views/placeOfObject.ts";
import { type ContainerView, PodView } from "../../views/podSpec.ts";

const LIMIT_RANGES = ["kubernetes:core/v1:LimitRange"];

export const k8sAutoscaler = stackRule({
    id: "k8s-autoscaler",
    severity: "medium",
    description:
        "An autoscaler has a target that exists, is the only one that sets its replicas, and measures use against requests that its containers state",
    remedy: "name the target's workload",
    types: AUTOSCALERS,
    safeProperties: [...objectProperties("spec.scaleTargetRef.name"), "spec.replicas", "items[].spec.replicas"],
    *check(resource, { stack }) {
        for (const autoscaler of wholeObjectsOf(resource)) {
            const target = targetOf(autoscaler, stack);
            if (target === undefined || target.answer === "elsewhere") {
                continue;
            }
            const at = autoscaler.get("spec.scaleTargetRef.name");
            if (target.answer !== "yes") {
                const expected = "the name of a workload of its kind in its namespace";
                yield { at, expected, ...(target.answer === "no" ? {} : { unverified: true }) };
                continue;
            }
            const unverified = target.found.length > 1;
            for (const workload of target.found) {
                yield* judgeReplicas(workload, unverified);
                yield* judgeRequests(autoscaler, workload, unverified, stack);
            }
        }
    },
});

/** What the program states, not the count that the cluster answers with. */
function* judgeReplicas(workload: KubernetesObject, unverified: boolean): Generator<Observation> {
    const { outputs: _outputs, ...data } = workload.resource.data;
    if (data.options?.ignoreChanges?.some(coversReplicas) === true) {
        return;
    }
    const at = new ResourceView(data).get(workload.get("spec.replicas").path);
    if (at.isSet) {
        yield {
            at,
            expected: "nothing, which leaves it to the autoscaler",
            unverified,
            resource: workload.resource,
            remedy: "remove spec.replicas: each deployment sets it back to what the program says",
        };
    }
}

function coversReplicas(path: string): boolean {
    return ["spec", "spec.replicas", "*"].includes(path);
}

function* judgeRequests(
    autoscaler: KubernetesObject,
    workload: KubernetesObject,
    unverified: boolean,
    stack: StackIndex,
): Generator<Observation> {
    if (contentsOf(stack).at(placeOf(workload, stack), LIMIT_RANGES).length > 0) {
        // Containers without requests get those of the range.
        return;
    }
    for (const { resource, container } of measured(autoscaler)) {
        const containers = new PodView(workload).containers.filter(runsAlong);
        for (const each of containers.filter((one) => isMeant(one, container))) {
            const at = each.at("resources.requests").child(resource);
            const limit = each.at("resources.limits").child(resource);
            if (at.isUnknown || (at.isAbsent && !limit.isSet)) {
                yield {
                    at,
                    expected: "a request, which the autoscaler measures use against",
                    unverified: unverified || at.isUnknown,
                    resource: workload.resource,
                    remedy: `give every container a request of ${resource}`,
                };
            }
        }
    }
}

/** The resources of which use is measured as part of the request, for one container or (undefined) for all. */
function measured(autoscaler: KubernetesObject): { resource: string; container: Reading | undefined }[] {
    const metrics = autoscaler.get("spec.metrics");
    if (!metrics.isSet) {
        // What the first version states as one number, and what is measured where nothing is stated: 80 % of the processor.
        return [{ resource: "cpu", container: undefined }];
    }
    return metrics.items().flatMap((metric) => {
        const inAll = metric.child("resource");
        const inOne = metric.child("containerResource");
        const source = inOne.isSet ? inOne : inAll;
        const resource = source.child("name").string();
        const share = [source.at("target.averageUtilization"), source.child("targetAverageUtilization")];
        return resource === undefined || !share.some((each) => each.isSet)
            ? []
            : [{ resource, container: inOne.isSet ? inOne.child("container") : undefined }];
    });
}

function isMeant(container: ContainerView, named: Reading | undefined): boolean {
    return named === undefined || container.at("name").string() === named.string();
}

/** Containers that run as long as the pod does, sidecars among the init containers too. */
function runsAlong(container: ContainerView): boolean {
    return container.list === "containers" || container.at("restartPolicy").string() === "Always";
}

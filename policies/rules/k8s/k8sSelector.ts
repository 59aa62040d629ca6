import { resourceRule } from "../../rule/rule.ts";
import { tokensOf } from "../../views/kubernetesObject.ts";
import { isEmptySelector, matchesMap, matchesSelector } from "../../views/labels.ts";
import { DAEMON_SETS, DEPLOYMENTS, podsOf, ROLLOUTS, STATEFUL_SETS } from "../../views/podSpec.ts";

export const k8sSelector = resourceRule({
    id: "k8s-selector",
    severity: "medium",
    description:
        "The selector of a workload selects the pods of its own template; the API server, or the controller of a Rollout, refuses any other",
    remedy: "give spec.selector.matchLabels labels that spec.template.metadata.labels has",
    types: [
        ...DEPLOYMENTS,
        ...ROLLOUTS,
        ...STATEFUL_SETS,
        ...DAEMON_SETS,
        ...tokensOf("ReplicaSet", "apps/v1", "apps/v1beta2", "extensions/v1beta1"),
        ...tokensOf("ReplicationController", "core/v1"),
    ],
    safeProperties: [],
    *check(resource) {
        for (const { object, labels } of podsOf(resource)) {
            const at = object.get("spec.selector");
            if (object.isPartial || (at.isAbsent && takesLabels(resource.type))) {
                continue;
            }
            if (object.get("spec.workloadRef").isSet) {
                // A Rollout with the template of a Deployment, which is judged itself.
                continue;
            }
            const isMap = object.kind === "ReplicationController";
            if (!isMap && isEmptySelector(at) === true) {
                yield { at, expected: "labels of the pod template", found: "an empty selector" };
                continue;
            }
            const answer = isMap ? matchesMap(at, labels) : matchesSelector(at, labels);
            if (answer !== "yes") {
                const found = "what the template's labels do not satisfy";
                yield {
                    at,
                    expected: "labels of the pod template",
                    ...(answer === "no" ? { found } : { unverified: true }),
                };
            }
        }
    },
});

/** Older APIs take the template's labels where no selector is stated. */
function takesLabels(type: string): boolean {
    return !type.includes(":apps/v1:") && !ROLLOUTS.includes(type);
}

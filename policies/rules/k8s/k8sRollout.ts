import type { Reading } from "../../reading/reading.ts";
import { resourceRule } from "../../rule/rule.ts";
import { all, type Answer } from "../../views/answer.ts";
import { objectProperties, objectsOf } from "../../views/kubernetesObject.ts";
import { DAEMON_SETS, DEPLOYMENTS } from "../../views/podSpec.ts";

export const k8sRollout = resourceRule({
    id: "k8s-rollout",
    severity: "medium",
    description:
        "A rolling update may start a pod more or stop one: with both at zero it could not begin, and the API server refuses it",
    remedy: "set maxSurge to 1",
    types: [...DEPLOYMENTS, ...DAEMON_SETS],
    safeProperties: objectProperties(
        "spec.strategy.rollingUpdate.maxSurge",
        "spec.updateStrategy.rollingUpdate.maxSurge",
        "spec.strategy.rollingUpdate.maxUnavailable",
        "spec.updateStrategy.rollingUpdate.maxUnavailable",
    ),
    *check(resource) {
        for (const object of objectsOf(resource)) {
            const isDaemonSet = object.kind === "DaemonSet";
            const update = object.get(`spec.${isDaemonSet ? "updateStrategy" : "strategy"}.rollingUpdate`);
            const [surge, unavailable] = [update.child("maxSurge"), update.child("maxUnavailable")];
            // A deployment may start a quarter more and miss a quarter where nothing is stated; a daemon set may miss one.
            const isOnlyStopping = isDaemonSet && !object.isPartial;
            const stuck = all(isZero(surge, isOnlyStopping ? "yes" : "no"), isZero(unavailable, "no"));
            if (stuck !== "no") {
                const at = surge.isUnknown || (surge.isSet && !unavailable.isUnknown) ? surge : unavailable;
                yield { at, expected: "more than 0 of maxSurge or maxUnavailable" };
            }
        }
    },
});

function isZero(reading: Reading, byDefault: Answer): Answer {
    if (!reading.isKnown) {
        return reading.isUnknown ? "unknown" : byDefault;
    }
    return [0, "0", "0%"].some((zero) => zero === reading.value) ? "yes" : "no";
}

import type { Reading } from "../../reading/reading.ts";
import { resourceRule } from "../../rule/rule.ts";
import { all, type Answer } from "../../views/answer.ts";
import { objectProperties, objectsOf } from "../../views/kubernetesObject.ts";
import { DAEMON_SETS, DEPLOYMENTS, ROLLOUTS } from "../../views/podSpec.ts";

export const k8sRollout = resourceRule({
    id: "k8s-rollout",
    severity: "medium",
    description:
        "A rolling update, or a canary, may start a pod more or stop one: with both at zero it could not begin, and is refused",
    remedy: "set maxSurge to 1",
    types: [...DEPLOYMENTS, ...DAEMON_SETS, ...ROLLOUTS],
    safeProperties: objectProperties(
        ...["maxSurge", "maxUnavailable"].flatMap((count) => [
            `spec.strategy.rollingUpdate.${count}`,
            `spec.updateStrategy.rollingUpdate.${count}`,
            `spec.strategy.canary.${count}`,
        ]),
    ),
    *check(resource) {
        for (const object of objectsOf(resource)) {
            const isDaemonSet = object.kind === "DaemonSet";
            const update = object.get(WHERE[object.kind] ?? "spec.strategy.rollingUpdate");
            const [surge, unavailable] = [update.child("maxSurge"), update.child("maxUnavailable")];
            // A deployment and a rollout may start a quarter more and miss a quarter where nothing is stated; a daemon set may miss one.
            const isOnlyStopping = isDaemonSet && !object.isPartial;
            const stuck = all(isZero(surge, isOnlyStopping ? "yes" : "no"), isZero(unavailable, "no"));
            if (stuck !== "no") {
                const at = surge.isUnknown || (surge.isSet && !unavailable.isUnknown) ? surge : unavailable;
                yield { at, expected: "more than 0 of maxSurge or maxUnavailable" };
            }
        }
    },
});

/** Where a kind other than a Deployment states it. */
const WHERE: Readonly<Record<string, string>> = {
    DaemonSet: "spec.updateStrategy.rollingUpdate",
    Rollout: "spec.strategy.canary",
};

function isZero(reading: Reading, byDefault: Answer): Answer {
    if (!reading.isKnown) {
        return reading.isUnknown ? "unknown" : byDefault;
    }
    return [0, "0", "0%"].some((zero) => zero === reading.value) ? "yes" : "no";
}

import type { Reading } from "../../reading/reading.ts";
import { resourceRule } from "../../rule/rule.ts";
import { containerProperties, podProperties, podsOf, WORKLOADS } from "../../views/podSpec.ts";

/** Seconds, where a pod states none (Kubernetes API reference, PodSpec). */
const DEFAULT_GRACE = 30;
const SLEEP = /(?:^|[\s;&/])sleep\s+(\d+(?:\.\d+)?)(s|m)?(?=$|[\s;&])/;

export const k8sTerminationGrace = resourceRule({
    id: "k8s-termination-grace",
    severity: "medium",
    description:
        "The time a pod has to end is longer than its hook waits before: the rest of it is all the process has to finish what it began",
    remedy: "raise terminationGracePeriodSeconds above the hook's sleep by what the process needs to finish",
    types: WORKLOADS,
    safeProperties: [
        ...podProperties("terminationGracePeriodSeconds"),
        ...containerProperties("lifecycle.preStop.sleep.seconds"),
    ],
    *check(resource) {
        for (const pod of podsOf(resource)) {
            const grace = pod.spec.child("terminationGracePeriodSeconds");
            if (pod.object.leavesAsIs(grace)) {
                continue;
            }
            const seconds = grace.isAbsent ? DEFAULT_GRACE : (grace.number() ?? Number.NaN);
            for (const container of pod.containers) {
                const sleep = container.at("lifecycle.preStop.sleep.seconds");
                const waits = sleep.number() ?? sleepOf(container.at("lifecycle.preStop.exec.command"));
                const expected = `more than the ${waits} seconds of a hook`;
                if (sleep.isUnknown) {
                    yield { at: sleep, expected: "less than the grace period" };
                } else if (grace.isUnknown && waits > 0) {
                    yield { at: grace, expected };
                } else if (waits >= seconds) {
                    const found = grace.isAbsent ? `the default of ${DEFAULT_GRACE}` : String(seconds);
                    yield { at: grace, expected, found };
                }
            }
        }
    },
});

/** How long a command sleeps: `sleep 10`, by itself or in what a shell is told. `NaN` where it does not. */
function sleepOf(command: Reading): number {
    const [, amount, unit] = SLEEP.exec(command.strings().join(" ")) ?? [];
    return Number(amount) * (unit === "m" ? 60 : 1);
}

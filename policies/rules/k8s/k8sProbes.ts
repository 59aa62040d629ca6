import { resourceRule } from "../../rule/rule.ts";
import { tokensOf } from "../../views/kubernetesObject.ts";
import { containersOf, DAEMON_SETS, DEPLOYMENTS, ROLLOUTS, STATEFUL_SETS } from "../../views/podSpec.ts";
import { isStated } from "../../views/stated.ts";

const PROBES = ["livenessProbe", "readinessProbe"];

export const k8sProbes = resourceRule({
    id: "k8s-probes",
    severity: "low",
    description: "Kubernetes can tell whether a container of a long-running workload works and is ready",
    remedy: "add a livenessProbe and a readinessProbe to every container",
    // Pods by themselves may be meant to end.
    types: [
        ...DEPLOYMENTS,
        ...ROLLOUTS,
        ...STATEFUL_SETS,
        ...DAEMON_SETS,
        ...tokensOf("ReplicaSet", "apps/v1", "apps/v1beta2", "extensions/v1beta1"),
        ...tokensOf("ReplicationController", "core/v1"),
    ],
    safeProperties: [],
    *check(workload) {
        // Containers that only prepare the pod end by themselves, and those that debug one take no probes.
        for (const container of containersOf(workload).filter(({ list }) => list === "containers")) {
            for (const name of PROBES) {
                const probe = container.at(name);
                if (isStated(container.reading, name) !== true && !container.leavesAsIs(probe)) {
                    yield { at: probe, expected: "a probe" };
                }
            }
        }
    },
});

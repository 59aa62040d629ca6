import { resourceRule } from "../../rule/rule.ts";
import { containersOf, DAEMON_SETS, DEPLOYMENTS, ROLLOUTS, STATEFUL_SETS } from "../../views/podSpec.ts";
import { isStated } from "../../views/stated.ts";

const PROBES = ["livenessProbe", "readinessProbe"];

export const k8sProbes = resourceRule({
    id: "k8s-probes",
    severity: "low",
    description: "Kubernetes can tell whether a container of a long-running workload works and is ready",
    remedy: "add a livenessProbe and a readinessProbe to every container",
    types: [...DEPLOYMENTS, ...ROLLOUTS, ...STATEFUL_SETS, ...DAEMON_SETS],
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

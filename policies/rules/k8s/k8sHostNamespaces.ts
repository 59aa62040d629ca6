import { resourceRule } from "../../rule/rule.ts";
import { podProperties, podsOf, WORKLOADS } from "../../views/podSpec.ts";

const NAMESPACES = ["hostPID", "hostIPC", "hostNetwork"];

export const k8sHostNamespaces = resourceRule({
    id: "k8s-host-namespaces",
    severity: "high",
    description: "Pods do not share the node's processes, memory or network",
    remedy: "remove hostPID, hostIPC and hostNetwork from the pod",
    types: WORKLOADS,
    safeProperties: podProperties(...NAMESPACES),
    *check(workload) {
        for (const { spec } of podsOf(workload)) {
            for (const name of NAMESPACES) {
                const shared = spec.child(name);
                if (!shared.isAbsent && shared.boolean() !== false) {
                    yield { at: shared, expected: "false" };
                }
            }
        }
    },
});

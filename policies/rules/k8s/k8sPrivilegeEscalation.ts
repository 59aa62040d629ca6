import { resourceRule } from "../../rule/rule.ts";
import { containerProperties, linuxContainersOf, WORKLOADS } from "../../views/podSpec.ts";

export const k8sPrivilegeEscalation = resourceRule({
    id: "k8s-privilege-escalation",
    severity: "high",
    description: "Processes in containers cannot gain more rights than they started with",
    remedy: "set securityContext.allowPrivilegeEscalation to false on every container",
    types: WORKLOADS,
    safeProperties: containerProperties("securityContext.allowPrivilegeEscalation"),
    *check(workload) {
        for (const container of linuxContainersOf(workload)) {
            // Kubernetes allows it unless told otherwise.
            const allowed = container.at("securityContext.allowPrivilegeEscalation");
            if (allowed.boolean() !== false && !container.leavesAsIs(allowed)) {
                yield { at: allowed, expected: "false", unverified: container.pod.isWindows === undefined };
            }
        }
    },
});

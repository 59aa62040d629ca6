import { resourceRule } from "../../rule/rule.ts";
import { containerProperties, containersOf, WORKLOADS } from "../../views/podSpec.ts";

export const k8sPrivileged = resourceRule({
    id: "k8s-privileged",
    severity: "critical",
    description: "Containers do not run privileged, which is root on the node",
    remedy: "remove securityContext.privileged and add the one capability that is needed",
    types: WORKLOADS,
    safeProperties: containerProperties("securityContext.privileged"),
    *check(workload) {
        for (const container of containersOf(workload)) {
            const privileged = container.at("securityContext.privileged");
            if (privileged.isSet && privileged.boolean() !== false) {
                yield { at: privileged, expected: "false" };
            }
        }
    },
});

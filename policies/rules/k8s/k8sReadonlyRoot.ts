import { resourceRule } from "../../rule/rule.ts";
import { containerProperties, linuxContainersOf, WORKLOADS } from "../../views/podSpec.ts";

export const k8sReadonlyRoot = resourceRule({
    id: "k8s-readonly-root",
    severity: "low",
    description: "Containers cannot change their own root filesystem",
    remedy: "set securityContext.readOnlyRootFilesystem to true and mount an emptyDir where the program writes",
    types: WORKLOADS,
    safeProperties: containerProperties("securityContext.readOnlyRootFilesystem"),
    *check(workload) {
        for (const container of linuxContainersOf(workload)) {
            const readOnly = container.at("securityContext.readOnlyRootFilesystem");
            if (readOnly.boolean() !== true && !container.leavesAsIs(readOnly)) {
                yield { at: readOnly, expected: "true", unverified: container.pod.isWindows === undefined };
            }
        }
    },
});

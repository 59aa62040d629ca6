import { resourceRule } from "../../rule/rule.ts";
import { containerProperties, linuxContainersOf, WORKLOADS } from "../../views/podSpec.ts";

export const k8sCapabilities = resourceRule({
    id: "k8s-capabilities",
    severity: "medium",
    description: "Containers drop every Linux capability they do not need",
    remedy: 'set securityContext.capabilities to { drop: ["ALL"] }',
    types: WORKLOADS,
    safeProperties: containerProperties("securityContext.capabilities.drop", "securityContext.capabilities.add[]"),
    parameters: {
        allowed: {
            description: "Capabilities a container may add back",
            default: ["NET_BIND_SERVICE"],
            stricter: "shorter",
        },
    },
    *check(workload, { parameters }) {
        const allowed = parameters.strings("allowed").map(plainName);
        for (const container of linuxContainersOf(workload)) {
            const mayBeWindows = container.pod.isWindows === undefined;
            const dropped = container.at("securityContext.capabilities.drop");
            if (!dropped.strings().map(plainName).includes("ALL") && !container.leavesAsIs(dropped)) {
                yield { at: dropped, expected: "to contain ALL", unverified: mayBeWindows || dropped.hasUnknownItem };
            }
            for (const added of container.at("securityContext.capabilities.add").items()) {
                if (!allowed.includes(plainName(added.string() ?? ""))) {
                    yield { at: added, expected: `one of [${allowed.join(", ")}]`, unverified: mayBeWindows };
                }
            }
        }
    },
});

/** `CAP_` is the kernel's prefix; Kubernetes takes a name without it, some runtimes with it. */
function plainName(capability: string): string {
    return capability.toUpperCase().replace(/^CAP_/, "");
}

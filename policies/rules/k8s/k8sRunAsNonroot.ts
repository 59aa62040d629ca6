import { resourceRule } from "../../rule/rule.ts";
import { containerProperties, containersOf, podOf, podProperties, WORKLOADS } from "../../views/podSpec.ts";

const PROPERTIES = ["securityContext.runAsNonRoot", "securityContext.runAsUser"];

export const k8sRunAsNonroot = resourceRule({
    id: "k8s-run-as-nonroot",
    severity: "high",
    description: "Containers do not run as root",
    remedy: "set securityContext.runAsNonRoot to true, or runAsUser to a number above 0",
    types: WORKLOADS,
    safeProperties: [...podProperties(...PROPERTIES), ...containerProperties(...PROPERTIES)],
    parameters: {
        minimumUser: {
            description: "Lowest user id; 10000 keeps clear of the node's own users",
            default: 1,
            strict: 10000,
            stricter: "higher",
        },
    },
    *check(workload, { parameters }) {
        const pod = podOf(workload);
        const minimum = parameters.number("minimumUser");
        for (const container of containersOf(workload)) {
            // A container's own setting wins over the pod's.
            const [nonRoot, user] = PROPERTIES.map((property) => {
                const own = container.at(property);
                return own.isAbsent ? pod.at(property) : own;
            });
            if (nonRoot === undefined || user === undefined) {
                continue;
            }
            const id = user.number();
            if (id !== undefined && id < minimum) {
                yield { at: user, expected: `at least ${minimum}` };
            } else if (id === undefined && nonRoot.boolean() !== true) {
                const at = nonRoot.isAbsent ? container.at("securityContext.runAsNonRoot") : nonRoot;
                yield { at, expected: "true", unverified: user.isUnknown };
            }
        }
    },
});

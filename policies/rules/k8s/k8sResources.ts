import { resourceRule } from "../../rule/rule.ts";
import { containerProperties, containersOf, WORKLOADS } from "../../views/podSpec.ts";
import { isStated } from "../../views/stated.ts";

const REQUIRED = ["requests.cpu", "requests.memory", "limits.cpu", "limits.memory"];

export const k8sResources = resourceRule({
    id: "k8s-resources",
    severity: "medium",
    description: "Containers say how much processor time and memory they need, and how much they may use",
    remedy: "set resources.requests and resources.limits with cpu and memory on every container",
    types: WORKLOADS,
    safeProperties: containerProperties(...REQUIRED.map((path) => `resources.${path}`)),
    parameters: {
        required: {
            description:
                "What every container has to state, of requests.cpu, requests.memory, limits.cpu, limits.memory",
            default: REQUIRED,
            stricter: "longer",
        },
    },
    *check(workload, { parameters }) {
        for (const container of containersOf(workload)) {
            // The API takes no resources for a container that debugs a running pod.
            if (container.list === "ephemeralContainers") {
                continue;
            }
            for (const path of parameters.strings("required").map((name) => `resources.${name}`)) {
                const amount = container.at(path);
                // Resources of the whole pod cover its containers (Kubernetes 1.34).
                const stated = [container.reading, container.pod.spec].map((holder) => isStated(holder, path));
                const isZero = amount.number() === 0;
                if ((stated.includes(true) && !isZero) || container.leavesAsIs(amount)) {
                    continue;
                }
                yield { at: amount, expected: "an amount", unverified: stated.includes(undefined) };
            }
        }
    },
});

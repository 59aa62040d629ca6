import type { Reading } from "../../reading/reading.ts";
import { resourceRule } from "../../rule/rule.ts";
import { objectsOf, tokensOf } from "../../views/kubernetesObject.ts";
import { WORKLOADS } from "../../views/podSpec.ts";

export const k8sLabels = resourceRule({
    id: "k8s-labels",
    severity: "low",
    description: "Workloads, services and namespaces say what they are and whose they are",
    remedy: "add the label to metadata.labels",
    types: [...WORKLOADS, ...tokensOf("Namespace", "core/v1"), ...tokensOf("Service", "core/v1")],
    safeProperties: [],
    parameters: {
        required: {
            description: "Labels that must be there; one without a prefix may have any (example.com/owner)",
            default: ["app.kubernetes.io/name", "owner"],
            stricter: "longer",
        },
    },
    *check(resource, { parameters }) {
        for (const object of objectsOf(resource)) {
            const labels = object.get("metadata.labels");
            if (object.isPartial) {
                continue;
            }
            for (const name of parameters.strings("required")) {
                if (!labels.isUnknown && labelsNamed(labels, name).some((label) => label.isSet)) {
                    continue;
                }
                yield { at: labels.child(name), expected: "a label", unverified: labels.isUnknown };
            }
        }
    },
});

function labelsNamed(labels: Reading, name: string): Reading[] {
    return labels
        .entries()
        .filter(([key]) => key === name || (!name.includes("/") && key.split("/").at(-1) === name))
        .map(([, label]) => label);
}

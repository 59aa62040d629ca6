import { resourceRule } from "../../rule/rule.ts";
import { objectProperties, objectsOf, tokensOf } from "../../views/kubernetesObject.ts";

const LABEL = "pod-security.kubernetes.io/enforce";

export const k8sPodSecurityLabel = resourceRule({
    id: "k8s-pod-security-label",
    severity: "medium",
    description: "Namespaces enforce a pod security standard, so that the API server refuses pods that break out",
    remedy: `set the namespace's label ${LABEL} to baseline or restricted`,
    types: tokensOf("Namespace", "core/v1"),
    safeProperties: objectProperties(`metadata.labels["${LABEL}"]`),
    parameters: {
        allowed: {
            description: "Standards that a namespace may enforce",
            default: ["baseline", "restricted"],
            stricter: "shorter",
        },
        exemptNamespaces: {
            description: "Namespaces of the cluster's own components, which need the node's rights",
            default: ["kube-system", "kube-public", "kube-node-lease"],
            stricter: "shorter",
        },
    },
    *check(resource, { parameters }) {
        const allowed = parameters.strings("allowed");
        for (const namespace of objectsOf(resource)) {
            const name = namespace.get("metadata.name").string() ?? "";
            const enforced = namespace.get("metadata.labels").child(LABEL);
            const isExempt = parameters.strings("exemptNamespaces").includes(name);
            if (!allowed.includes(enforced.string() ?? "") && !isExempt && !namespace.leavesAsIs(enforced)) {
                yield { at: enforced, expected: `one of [${allowed.join(", ")}]` };
            }
        }
    },
});

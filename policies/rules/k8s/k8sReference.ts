import { stackRule } from "../../rule/rule.ts";
import { namedBy } from "../../views/kubernetesReferences.ts";
import { MAKERS, nameMadeBy, referencesOf } from "../../views/podReferences.ts";
import { podProperties, podsOf, WORKLOADS } from "../../views/podSpec.ts";
import { namingBy } from "../../views/sought.ts";

const NAME_MADE = namingBy(nameMadeBy);

export const k8sReference = stackRule({
    id: "k8s-reference",
    severity: "medium",
    description:
        "Config maps, secrets, claims and service accounts that a pod needs exist, where the stack makes the namespace: without them it never starts",
    remedy: "name one that the stack makes in the namespace (for a secret also the target of an ExternalSecret), or mark it optional",
    types: WORKLOADS,
    safeProperties: podProperties(
        "serviceAccountName",
        "serviceAccount",
        "volumes[].configMap.name",
        "volumes[].secret.secretName",
        "volumes[].persistentVolumeClaim.claimName",
    ),
    *check(resource, { stack }) {
        for (const pod of podsOf(resource).filter(({ object }) => !object.isPartial)) {
            for (const { at, kind } of referencesOf(pod)) {
                const { answer } = namedBy(at, pod.object, MAKERS[kind], stack, "namespace", NAME_MADE);
                if (answer === "no" || answer === "unknown") {
                    const expected = `the name of a ${kind} of the namespace`;
                    yield { at, expected, ...(answer === "no" ? {} : { unverified: true }) };
                }
            }
        }
    },
});

import { perStack } from "../../relations/perStack.ts";
import type { StackIndex } from "../../relations/stackIndex.ts";
import { stackRule } from "../../rule/rule.ts";
import { any } from "../../views/answer.ts";
import { type KubernetesObject, wholeObjectsOf } from "../../views/kubernetesObject.ts";
import { namedBy } from "../../views/kubernetesReferences.ts";
import { MAKERS, nameMadeBy, referencesOf } from "../../views/podReferences.ts";
import { podProperties, podsOf, WORKLOADS } from "../../views/podSpec.ts";
import { placeOf } from "../../views/placeOfObject.ts";
import { ROLES, rulesOf } from "../../views/rbac.ts";
import { namingBy } from "../../views/sought.ts";

/** No namespace is called so. */
const ANYWHERE = "*";
const NAME_MADE = namingBy(nameMadeBy);

/** Where something may create secrets (a job that makes a certificate, say), the one that is meant may be of its making. */
const placesOfMakers = perStack((stack) => {
    const roles = stack.ofTypes(ROLES).flatMap(wholeObjectsOf);
    const makers = roles.filter(
        (role) => any(...rulesOf(role).map((rule) => rule.grants("", ["secrets"], ["create"]))) !== "no",
    );
    return new Set(makers.map((role) => (role.kind === "ClusterRole" ? ANYWHERE : placeOf(role, stack))));
});

function mayMakeSecrets(object: KubernetesObject, stack: StackIndex): boolean {
    const places = placesOfMakers(stack);
    return places.has(ANYWHERE) || places.has(placeOf(object, stack));
}

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
                if (kind === "Secret" && mayMakeSecrets(pod.object, stack)) {
                    continue;
                }
                const { answer } = namedBy(at, pod.object, MAKERS[kind], stack, "namespace", NAME_MADE);
                if (answer === "no" || answer === "unknown") {
                    const expected = `the name of a ${kind} of the namespace`;
                    yield { at, expected, ...(answer === "no" ? {} : { unverified: true }) };
                }
            }
        }
    },
});

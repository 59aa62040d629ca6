import { type ClusterView, nameOf } from "../clusterView.ts";
import { at, isNamespaced, type ObjectKind, recordAt, resourceName, textAt } from "../objects.ts";

/** Namespaces that every cluster has ("Namespaces", kubernetes.io). */
const BUILT_IN = ["default", "kube-node-lease", "kube-public", "kube-system"];
/** Namespaces that add-ons of EKS bring along ("Available Amazon EKS add-ons", Amazon EKS User Guide). */
const OF_ADD_ONS = [
    "amazon-cloudwatch",
    "amazon-guardduty",
    "cert-manager",
    "external-dns",
    "kube-state-metrics",
    "prometheus-node-exporter",
];

/** Why an object cannot be where it is put, in the words of `NewNotFound` and `NewAlreadyExists` (apimachinery, pkg/api/errors). */
export function placeProblem(
    kind: ObjectKind,
    type: string,
    { name, namespace }: { name: string | undefined; namespace: string },
    cluster: ClusterView,
): { readonly property: string; readonly message: string } | undefined {
    if (isNamespaced(kind) && isMissing(namespace, cluster))
        return { property: "metadata.namespace", message: `namespaces "${namespace}" not found` };
    if (name === undefined) return undefined;
    const others = cluster.before(type.slice("kubernetes:".length), isNamespaced(kind) ? namespace : undefined);
    return others.some((other) => nameOf(other) === name)
        ? { property: "metadata.name", message: `${resourceName(kind)} "${name}" already exists` }
        : undefined;
}

/** Whether nobody makes a namespace. */
export function isMissing(namespace: string, cluster: ClusterView): boolean {
    if (!cluster.isWhole || BUILT_IN.includes(namespace) || OF_ADD_ONS.includes(namespace)) return false;
    if (cluster.namespace(namespace) !== undefined) return false;
    return !cluster.releases.some(
        ({ inputs }) => inputs["createNamespace"] === true && textAt(inputs, "namespace") === namespace,
    );
}

/**
 * Why a change of an object in place conflicts with who else manages it: an autoscaler sets the size of what it scales, under
 * the name of the controller manager ("Server-Side Apply", kubernetes.io: transferring ownership; pulumi-kubernetes#2491).
 */
export function conflictProblem(
    kind: ObjectKind,
    inputs: unknown,
    { name, namespace }: { name: string | undefined; namespace: string },
    cluster: ClusterView,
): string | undefined {
    if (name === undefined || !("replicas" in recordAt(inputs, "spec"))) return undefined;
    // It is taken over then, unless a program ignores the field: pulumi-kubernetes leaves that to whoever has it.
    if (textAt(inputs, "metadata", "annotations", "pulumi.com/patchForce") === "true") return undefined;
    const scaled = cluster
        .others("autoscaling/v2:HorizontalPodAutoscaler", namespace)
        .some(
            (autoscaler) =>
                textAt(autoscaler.inputs, "spec", "scaleTargetRef", "kind") === kind.kind &&
                at(autoscaler.inputs, "spec", "scaleTargetRef", "name") === name,
        );
    if (!scaled) return undefined;
    return `Apply failed with 1 conflict: conflict with "kube-controller-manager" with subresource "scale" using ${kind.group}/${kind.version}: .spec.replicas`;
}

import type { CloudResource, Refusal } from "../../refusals/refusal.ts";
import type { SiblingIndex } from "../../refusals/siblings.ts";
import { ClusterView, namespaceOf } from "../clusterView.ts";
import { isNamespaced, isRelease, type ObjectKind, objectKind, textAt } from "../objects.ts";
import { podRefusal } from "../rollout/admission.ts";
import { failedRollout } from "../rollout/rollout.ts";
import { definitionProblem } from "./definitions.ts";
import type { FieldProblem } from "./fields.ts";
import { metadataProblems } from "./metadata.ts";
import { networkingProblems } from "./networking.ts";
import { conflictProblem, isMissing, placeProblem } from "./places.ts";
import { claimProblems, limitRangeProblems, quotaProblems } from "./resources.ts";
import { scalingProblems } from "./scaling.ts";
import { workloadProblems } from "./workloads.ts";

const problems: Readonly<Record<string, (inputs: unknown) => FieldProblem[]>> = {
    ...workloadProblems,
    ...scalingProblems,
    ...networkingProblems,
    "/LimitRange": limitRangeProblems,
    "/ResourceQuota": quotaProblems,
    "/PersistentVolumeClaim": claimProblems,
};

const SOURCES = {
    validation: "kubernetes/kubernetes, pkg/apis/*/validation; apimachinery, pkg/util/validation",
    admission: "kubernetes/kubernetes, plugin/pkg/admission; k8s.io/pod-security-admission",
    errors: "apimachinery, pkg/api/errors",
    ownership: "Server-Side Apply, kubernetes.io; pulumi/pulumi-kubernetes#2491",
    waiting: "pulumi/pulumi-kubernetes, provider/pkg/await",
};

/** What an API server refuses of one object, and what of it never comes up; in the order in which it is asked. */
export function kubernetesRefusals(resource: CloudResource, index: SiblingIndex): Refusal[] {
    const { type, inputs } = resource;
    const cluster = new ClusterView(index, resource);
    if (isRelease(type)) return releaseRefusals(resource, cluster);
    const kind = objectKind(type);
    if (kind === undefined) return [];
    const own = { name: textAt(inputs, "metadata", "name"), namespace: namespaceOf(resource) };
    // Where it is to be is not known: nothing that depends on it is judged.
    const isPlaced = !isNamespaced(kind) || !isUnknownNamespace(inputs);
    const undefinedKind = definitionProblem(kind, cluster);
    const place = isPlaced ? placeProblem(kind, type, own, cluster) : undefined;
    const invalid = invalidFields(kind, inputs);
    const forbidden =
        kind.kind === "Pod" && isPlaced
            ? podRefusal({ namespace: own.namespace, spec: inputs["spec"], count: 1 }, cluster)
            : undefined;
    const conflict = isPlaced ? conflictProblem(kind, inputs, own, cluster) : undefined;
    const rollout = isPlaced && invalid.length === 0 ? failedRollout(resource, index) : undefined;
    const by = "kubernetes";
    return [
        ...(undefinedKind === undefined
            ? []
            : [{ property: "kind", message: undefinedKind, by, source: SOURCES.errors } as const]),
        ...(place === undefined ? [] : [{ ...place, by, source: SOURCES.errors, creationOnly: true } as const]),
        ...invalid.map(({ path, words }) => {
            const message = `${kindName(kind)} "${own.name ?? ""}" is invalid: ${path}: ${words}`;
            return { property: path, message, by, source: SOURCES.validation } as const;
        }),
        ...(forbidden === undefined
            ? []
            : [
                  {
                      property: "spec",
                      message: `pods "${own.name ?? ""}" is forbidden: ${forbidden}`,
                      by,
                      source: SOURCES.admission,
                      creationOnly: true,
                  } as const,
              ]),
        ...(conflict === undefined
            ? []
            : [
                  {
                      property: "spec.replicas",
                      message: conflict,
                      by,
                      source: SOURCES.ownership,
                      stage: "changed",
                  } as const,
              ]),
        ...(rollout === undefined
            ? []
            : [
                  {
                      property: rollout.property,
                      message: rollout.reasons.join("; "),
                      by,
                      source: SOURCES.waiting,
                      stage: "ready",
                  } as const,
              ]),
    ];
}

/** What is wrong with the fields of an object: metadata first. */
export function invalidFields(kind: ObjectKind, inputs: Readonly<Record<string, unknown>>): FieldProblem[] {
    return [...metadataProblems(kind, inputs), ...(problems[`${kind.group}/${kind.kind}`]?.(inputs) ?? [])];
}

/** `Deployment.apps`: how an API server names a kind whose object is invalid. */
export function kindName({ group, kind }: ObjectKind): string {
    return group === "" ? kind : `${kind}.${group}`;
}

function isUnknownNamespace(inputs: Readonly<Record<string, unknown>>): boolean {
    const { metadata } = inputs;
    if ("metadata" in inputs && metadata === undefined) return true;
    return (
        typeof metadata === "object" && metadata !== null && "namespace" in metadata && metadata.namespace === undefined
    );
}

/** A release is installed where its namespace is, unless it makes one; its name is taken once (helm, pkg/action/install.go). */
function releaseRefusals({ inputs }: CloudResource, cluster: ClusterView): Refusal[] {
    const [name, namespace] = [textAt(inputs, "name"), textAt(inputs, "namespace") ?? "default"];
    if ("namespace" in inputs && inputs["namespace"] === undefined) return [];
    const isFirst = !cluster
        .before("helm.sh/v3:Release")
        .some(
            (other) =>
                textAt(other.inputs, "name") === name && (textAt(other.inputs, "namespace") ?? "default") === namespace,
        );
    return [
        ...(inputs["createNamespace"] === true || !isMissing(namespace, cluster)
            ? []
            : [
                  {
                      property: "namespace",
                      message: `create: failed to create: namespaces "${namespace}" not found`,
                      by: "kubernetes",
                      source: SOURCES.errors,
                      creationOnly: true,
                  } as const,
              ]),
        ...(name === undefined || isFirst
            ? []
            : [
                  {
                      property: "name",
                      message: "cannot re-use a name that is still in use",
                      by: "kubernetes",
                      source: "helm/helm, pkg/action/install.go",
                      creationOnly: true,
                  } as const,
              ]),
    ];
}

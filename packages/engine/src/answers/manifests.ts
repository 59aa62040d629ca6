import type { PlanObject, PlanValue } from "@plinth/plan";
import { parseAllDocuments, type ScalarTag, type Tags } from "yaml";

/**
 * The objects of a Kubernetes manifest, as the provider's `kubernetes:yaml:decode` gives them: every document that has a
 * kind and a version, lists as they stand.
 *
 * @param namespace put into objects that name none; which kinds have no namespace only a cluster knows.
 * @throws Error where the text is no YAML.
 */
export function decodeManifests(text: string, namespace = ""): PlanObject[] {
    const documents = parseAllDocuments(text, { schema: "yaml-1.1", customTags: tags, logLevel: "error" });
    return [...documents].flatMap((document) => {
        const [error] = document.errors;
        if (error !== undefined) throw new Error(`error converting YAML to JSON: ${error.message.split("\n")[0]}`);
        const object = document.toJS() as unknown;
        if (!isManifest(object)) return [];
        const metadata = (object["metadata"] ?? {}) as PlanObject;
        if (namespace === "" || metadata["namespace"] || CLUSTER_WIDE.has(String(object["kind"]))) return [object];
        return [{ ...object, metadata: { ...metadata, namespace } }];
    });
}

/** Kinds of Kubernetes' own APIs that stand in no namespace (kubectl api-resources --namespaced=false, Kubernetes 1.33). */
const CLUSTER_WIDE = new Set([
    "APIService",
    "CSIDriver",
    "CSINode",
    "CertificateSigningRequest",
    "ClusterRole",
    "ClusterRoleBinding",
    "CustomResourceDefinition",
    "FlowSchema",
    "IngressClass",
    "MutatingWebhookConfiguration",
    "Namespace",
    "Node",
    "PersistentVolume",
    "PriorityClass",
    "PriorityLevelConfiguration",
    "RuntimeClass",
    "StorageClass",
    "ValidatingAdmissionPolicy",
    "ValidatingAdmissionPolicyBinding",
    "ValidatingWebhookConfiguration",
    "VolumeAttachment",
]);

function isManifest(value: unknown): value is PlanObject {
    if (typeof value !== "object" || value === null) return false;
    const { kind, apiVersion } = value as Readonly<Record<string, PlanValue | undefined>>;
    return typeof kind === "string" && kind !== "" && typeof apiVersion === "string" && apiVersion !== "";
}

/** Kubernetes reads YAML 1.1 without its times and base-60 numbers. */
function tags(all: Tags): Tags {
    return all.filter((tag) => {
        if (typeof tag === "string") return true;
        return tag.tag !== "tag:yaml.org,2002:timestamp" && (tag as ScalarTag).format !== "TIME";
    });
}

import { isRecord } from "../values/target.ts";

/** Which kind of object a resource type makes, as its token says it. */
export interface ObjectKind {
    /** Empty for the core group. */
    readonly group: string;
    readonly version: string;
    readonly kind: string;
}

const RELEASE = "kubernetes:helm.sh/v3:Release";

/**
 * The kind of object that a type of pulumi-kubernetes makes; `undefined` for a Helm release, a patch of somebody else's
 * object, a component of charts or manifests, and everything of other packages.
 */
export function objectKind(type: string): ObjectKind | undefined {
    const [, path = "", kind = ""] = /^kubernetes:([^:]+):([^:]+)$/.exec(type) ?? [];
    const [group = "", version] = path.split("/");
    if (version === undefined || NO_OBJECTS.has(group) || kind.endsWith("Patch")) return undefined;
    return { group: group === "core" ? "" : group, version, kind };
}

/** Groups of pulumi-kubernetes whose resources are no objects of an API server. */
const NO_OBJECTS: ReadonlySet<string> = new Set(["helm.sh", "yaml", "kustomize"]);

export function isRelease(type: string): boolean {
    return type === RELEASE;
}

/** `apps/v1`, or `v1` for the core group: what an object's `apiVersion` says. */
export function apiVersionOf({ group, version }: ObjectKind): string {
    return group === "" ? version : `${group}/${version}`;
}

/**
 * Kinds that belong to no namespace. Of the API server's own: those that kubernetes.io, "API reference", lists without a
 * namespace in their path. Of custom resources: those whose definitions say `scope: Cluster` in the releases that the
 * platform's charts install.
 */
const CLUSTER_WIDE: Readonly<Record<string, readonly string[]>> = {
    "": ["Namespace", "Node", "PersistentVolume"],
    "admissionregistration.k8s.io": [
        "MutatingWebhookConfiguration",
        "ValidatingAdmissionPolicy",
        "ValidatingAdmissionPolicyBinding",
        "ValidatingWebhookConfiguration",
    ],
    "apiextensions.k8s.io": ["CustomResourceDefinition"],
    "apiregistration.k8s.io": ["APIService"],
    "cert-manager.io": ["ClusterIssuer"],
    "certificates.k8s.io": ["CertificateSigningRequest", "ClusterTrustBundle"],
    "elbv2.k8s.aws": ["IngressClassParams"],
    "external-secrets.io": ["ClusterExternalSecret", "ClusterPushSecret", "ClusterSecretStore"],
    "flowcontrol.apiserver.k8s.io": ["FlowSchema", "PriorityLevelConfiguration"],
    "gateway.networking.k8s.io": ["GatewayClass"],
    "karpenter.k8s.aws": ["EC2NodeClass"],
    "karpenter.sh": ["NodeClaim", "NodePool"],
    "kyverno.io": ["ClusterPolicy"],
    "networking.k8s.io": ["IngressClass"],
    "node.k8s.io": ["RuntimeClass"],
    "rbac.authorization.k8s.io": ["ClusterRole", "ClusterRoleBinding"],
    "scheduling.k8s.io": ["PriorityClass"],
    "storage.k8s.io": ["CSIDriver", "CSINode", "StorageClass", "VolumeAttachment"],
};

export function isNamespaced({ group, kind }: ObjectKind): boolean {
    return CLUSTER_WIDE[group]?.includes(kind) !== true;
}

/** `deployments.apps`: how an API server names the objects of a kind in its messages. */
export function resourceName({ group, kind }: ObjectKind): string {
    const plural = PLURALS[kind] ?? pluralOf(kind.toLowerCase());
    return group === "" ? plural : `${plural}.${group}`;
}

const PLURALS: Readonly<Record<string, string>> = { Endpoints: "endpoints" };

function pluralOf(word: string): string {
    if (/(s|x|ch|sh)$/.test(word)) return `${word}es`;
    return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}

/** What a value holds at a path of keys and positions; `undefined` where there is nothing, or nothing known. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
    let here = value;
    for (const step of path) {
        if (Array.isArray(here)) here = typeof step === "number" ? here[step] : undefined;
        else here = isRecord(here) ? here[step] : undefined;
    }
    return here ?? undefined;
}

export function textAt(value: unknown, ...path: readonly (string | number)[]): string | undefined {
    const found = at(value, ...path);
    return typeof found === "string" ? found : undefined;
}

export function numberAt(value: unknown, ...path: readonly (string | number)[]): number | undefined {
    const found = at(value, ...path);
    return typeof found === "number" ? found : undefined;
}

/** Items of a list as they are, unknown ones included; none where there is no list. */
export function listAt(value: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
    const found = at(value, ...path);
    return Array.isArray(found) ? found : [];
}

export function recordAt(value: unknown, ...path: readonly (string | number)[]): Readonly<Record<string, unknown>> {
    const found = at(value, ...path);
    return isRecord(found) ? found : {};
}

import { isRelease, listAt, objectKind, recordAt, textAt } from "./objects.ts";

/** How a Kubernetes provider is configured, as far as it decides what a change replaces. */
export interface ReplacementSettings {
    /** `enableConfigMapMutable`. Default: false, as the provider's. */
    readonly mutableConfigMaps?: boolean;
    /** `enableSecretMutable`. Default: false, as the provider's. */
    readonly mutableSecrets?: boolean;
}

// What pulumi-kubernetes 4.34 replaces an object for: the table `forceNew` in provider/pkg/provider/diff.go, and helm_release.go
// (`Diff`) for releases. Kinds that it does not list are replaced for their identity alone; what an API server then refuses
// to change in place is in refusals/changes.ts.

const IDENTITY = ["metadata.name", "metadata.namespace"];

const CONTAINER = [
    "args",
    "command",
    "env",
    "image",
    "imagePullPolicy",
    "lifecycle",
    "livenessProbe",
    "ports",
    "readinessProbe",
    "resources",
    "securityContext",
    "stdin",
    "stdinOnce",
    "terminationMessagePath",
    "terminationMessagePolicy",
    "tty",
    "volumeDevices",
    "volumeMounts",
    "workingDir",
];

const POD = [
    "affinity",
    "automountServiceAccountToken",
    "dnsConfig",
    "dnsPolicy",
    "enableServiceLinks",
    "hostAliases",
    "hostIPC",
    "hostNetwork",
    "hostPID",
    "hostname",
    "imagePullSecrets",
    "nodeName",
    "nodeSelector",
    "overhead",
    "preemptionPolicy",
    "priority",
    "priorityClassName",
    "readinessGates",
    "restartPolicy",
    "runtimeClassName",
    "schedulerName",
    "securityContext",
    "serviceAccount",
    "serviceAccountName",
    "shareProcessNamespace",
    "subdomain",
    "terminationGracePeriodSeconds",
    "volumes",
    ...CONTAINER.flatMap((field) => [`containers[*].${field}`, `initContainers[*].${field}`]),
];

const VOLUME = [
    "awsElasticBlockStore",
    "azureDisk",
    "azureFile",
    "cephfs",
    "cinder",
    "csi",
    "fc",
    "flexVolume",
    "flocker",
    "gcePersistentDisk",
    "glusterfs",
    "hostPath",
    "iscsi",
    "local",
    "nfs",
    "photonPersistentDisk",
    "portworxVolume",
    "quobyte",
    "rbd",
    "scaleIO",
    "storageos",
    "vsphereVolume",
];

const inSpec = (fields: readonly string[]): string[] => fields.map((field) => `spec.${field}`);

const replacing: Readonly<Record<string, readonly string[]>> = {
    "apps/v1:DaemonSet": ["spec.selector"],
    "apps/v1:Deployment": ["spec.selector"],
    "apps/v1:StatefulSet": inSpec([
        "podManagementPolicy",
        "revisionHistoryLimit",
        "selector",
        "serviceName",
        "volumeClaimTemplates",
    ]),
    "batch/v1:Job": inSpec(["completions", "parallelism", "selector", "template"]),
    "core/v1:PersistentVolume": inSpec(VOLUME),
    "core/v1:PersistentVolumeClaim": inSpec(["accessModes", "selector", "storageClassName", "volumeName"]),
    "core/v1:Pod": inSpec(POD),
    "core/v1:ResourceQuota": ["spec.scopes"],
    "core/v1:Secret": ["type"],
    "core/v1:Service": ["spec.clusterIP"],
    "rbac.authorization.k8s.io/v1:ClusterRoleBinding": ["roleRef"],
    "rbac.authorization.k8s.io/v1:RoleBinding": ["roleRef"],
    "storage.k8s.io/v1:StorageClass": ["parameters", "provisioner"],
};

/**
 * Properties whose change makes pulumi-kubernetes replace a resource; `[*]` stands for any position in a list.
 *
 * @param now what the program sends: a ConfigMap or Secret that says `immutable` is replaced whatever the provider allows.
 */
export function kubernetesReplacedBy(
    type: string,
    now: unknown,
    { mutableConfigMaps = false, mutableSecrets = false }: ReplacementSettings = {},
): readonly string[] {
    if (isRelease(type)) return ["name", "namespace"];
    if (objectKind(type) === undefined) return IDENTITY;
    const isImmutable = recordAt(now)["immutable"] === true;
    if (type === "kubernetes:core/v1:Secret" && (!mutableSecrets || isImmutable))
        return [...IDENTITY, "type", "stringData", "data"];
    if (type === "kubernetes:core/v1:ConfigMap" && (!mutableConfigMaps || isImmutable))
        return [...IDENTITY, "binaryData", "data"];
    return [...IDENTITY, ...(replacing[type.slice("kubernetes:".length)] ?? [])];
}

/**
 * Whether a replacement deletes the old object first: one of a name that the program gave cannot be there twice. A release is
 * never deleted first (`DeleteBeforeReplace: false` in helm_release.go).
 */
export function isDeletedFirst(type: string, before: unknown, now: unknown): boolean {
    if (objectKind(type) === undefined) return false;
    const [name, namespace] = [textAt(now, "metadata", "name"), textAt(now, "metadata", "namespace") ?? "default"];
    return (
        name !== undefined &&
        textAt(now, "metadata", "annotations", "pulumi.com/autonamed") !== "true" &&
        name === textAt(before, "metadata", "name") &&
        namespace === (textAt(before, "metadata", "namespace") ?? "default")
    );
}

const UNREADY = "pulumi.com/replaceUnready";

/**
 * Where an unchanged Job that failed is replaced all the same: its program asks for that by an annotation (`Diff` in
 * pulumi-kubernetes, provider/pkg/provider/provider.go). Of other kinds the provider does not take it.
 *
 * @param state of the Job, as it was left.
 */
export function unreadyReplacement(type: string, now: unknown, state: unknown): string | undefined {
    if (type !== "kubernetes:batch/v1:Job" || textAt(now, "metadata", "annotations", UNREADY) !== "true")
        return undefined;
    const failed = listAt(state, "status", "conditions").some((condition) => textAt(condition, "type") === "Failed");
    return failed ? `metadata.annotations["${UNREADY}"]` : undefined;
}

/** Those of the properties that a change touches, each as the change writes it. */
export function touchedBy(properties: readonly string[], paths: Iterable<string>): string[] {
    const all = [...paths];
    return properties.filter((property) => {
        const pattern = new RegExp(
            `^${property.replace(/[.[\]*]/g, "\\$&").replaceAll("\\[\\*\\]", "\\[\\d+\\]")}(?=$|[.[])`,
        );
        // An object that comes or goes as a whole takes its properties along.
        return all.some(
            (path) => pattern.test(path) || property.startsWith(`${path}.`) || property.startsWith(`${path}[`),
        );
    });
}

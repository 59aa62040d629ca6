import { factsOf, replacedBy as replacedByOf, replacedByDirection } from "@plinth/cloud";
import type { ReplacedBy } from "@plinth/plan";

/** What identifies an object in a cluster. */
const IDENTITY = ["metadata.name", "metadata.namespace"];

/**
 * What the Kubernetes provider replaces an object for, beyond its identity. Source: `forceNew` in pulumi-kubernetes,
 * provider/pkg/provider/force_new.go. ConfigMaps and Secrets as without `enableConfigMapMutable`, `enableSecretMutable`.
 */
const kubernetes: Readonly<Record<string, readonly string[]>> = {
    "apps/v1:Deployment": ["spec.selector"],
    "apps/v1:StatefulSet": [
        "spec.podManagementPolicy",
        "spec.revisionHistoryLimit",
        "spec.selector",
        "spec.serviceName",
        "spec.volumeClaimTemplates",
    ],
    "batch/v1:Job": ["spec.selector", "spec.template"],
    "core/v1:ConfigMap": ["binaryData", "data"],
    "core/v1:PersistentVolumeClaim": ["spec"],
    "core/v1:ResourceQuota": ["spec.scopes"],
    "core/v1:Secret": ["type", "stringData", "data"],
    "core/v1:Service": ["spec.clusterIP", "spec.type"],
    "rbac.authorization.k8s.io/v1:ClusterRoleBinding": ["roleRef"],
    "rbac.authorization.k8s.io/v1:RoleBinding": ["roleRef"],
    "storage.k8s.io/v1:StorageClass": ["parameters", "provisioner"],
};

/** Whether the default tags of an AWS provider reach resources of a type. */
export function taggable(type: string): boolean {
    return factsOf(type)?.inputs.includes("tags") === true;
}

/** Inputs whose change replaces a resource; `undefined` where nobody has published which of its type do. */
export const replacedBy: ReplacedBy = (type, { old, now }) => {
    if (type.startsWith("kubernetes:")) {
        return [...IDENTITY, ...(kubernetes[type.slice("kubernetes:".length)] ?? [])];
    }
    if (factsOf(type) === undefined) return undefined;
    return [...replacedByOf(type), ...replacedByDirection(type, old, now)];
};

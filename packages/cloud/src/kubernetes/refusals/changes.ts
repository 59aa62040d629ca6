import { isRecord } from "../../values/target.ts";
import { at, objectKind, recordAt } from "../objects.ts";
import { type FieldProblem, forbidden, invalid } from "./fields.ts";

/** What an API server says of a field that cannot change (`FieldImmutableErrorMsg`). */
const IMMUTABLE = "field is immutable";

// Fields that an API server does not change in place: the `…Update` validation of each kind in pkg/apis/*/validation. What
// pulumi-kubernetes replaces an object for never gets so far, unless the program ignores that change or patches.
const immutable: Readonly<Record<string, readonly string[]>> = {
    "apps/Deployment": ["spec.selector"],
    "apps/DaemonSet": ["spec.selector"],
    "batch/Job": ["spec.completionMode", "spec.selector", "spec.template"],
    "networking.k8s.io/IngressClass": ["spec.controller"],
    "policy/PodDisruptionBudget": [],
    "rbac.authorization.k8s.io/ClusterRoleBinding": ["roleRef"],
    "rbac.authorization.k8s.io/RoleBinding": ["roleRef"],
    "scheduling.k8s.io/PriorityClass": ["value", "preemptionPolicy"],
    "storage.k8s.io/StorageClass": ["parameters", "provisioner", "reclaimPolicy", "volumeBindingMode"],
    "/Secret": ["type"],
};

/** What may change of a StatefulSet (`ValidateStatefulSetUpdate`). */
const OF_STATEFUL_SETS = [
    "replicas",
    "ordinals",
    "template",
    "updateStrategy",
    "revisionHistoryLimit",
    "persistentVolumeClaimRetentionPolicy",
    "minReadySeconds",
];

/** What an API server refuses of a change in place. */
export function immutableFields(type: string, before: unknown, after: unknown): FieldProblem[] {
    const kind = objectKind(type);
    if (kind === undefined) return [];
    const own = `${kind.group}/${kind.kind}`;
    const fixed = (immutable[own] ?? []).flatMap((path) => changed(path, before, after));
    if (own === "apps/StatefulSet") return [...fixed, ...statefulSetChange(before, after)];
    if (own === "/PersistentVolumeClaim") return [...fixed, ...claimChange(before, after)];
    if (own === "/Service") return [...fixed, ...serviceChange(before, after)];
    if ((own === "/ConfigMap" || own === "/Secret") && at(before, "immutable") === true) {
        const words = "field is immutable when `immutable` is set";
        return [
            ...fixed,
            ...["data", "binaryData", "immutable"]
                .filter((path) => differs(at(before, path), at(after, path)))
                .map((path) => forbidden(path, words)),
        ];
    }
    return fixed;
}

function changed(path: string, before: unknown, after: unknown): FieldProblem[] {
    const steps = path.split(".");
    const [old, now] = [at(before, ...steps), at(after, ...steps)];
    // What was left open was filled in, and what is left open now stays as it was.
    if (old === undefined || now === undefined || !differs(old, now)) return [];
    return [invalid(path, now, IMMUTABLE)];
}

function statefulSetChange(before: unknown, after: unknown): FieldProblem[] {
    const [old, now] = [recordAt(before, "spec"), recordAt(after, "spec")];
    const touched = Object.keys({ ...old, ...now }).filter(
        (name) => !OF_STATEFUL_SETS.includes(name) && name in old && name in now && differs(old[name], now[name]),
    );
    const words =
        "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden";
    return touched.length === 0 ? [] : [forbidden("spec", words)];
}

function claimChange(before: unknown, after: unknown): FieldProblem[] {
    const touched = ["accessModes", "selector", "storageClassName", "volumeMode", "volumeName"].filter((name) => {
        const [old, now] = [at(before, "spec", name), at(after, "spec", name)];
        return old !== undefined && now !== undefined && differs(old, now);
    });
    const words =
        "spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims";
    return touched.length === 0 ? [] : [forbidden("spec", words)];
}

/** The address of a Service is its own until it becomes a name elsewhere (`validateServiceClusterIPsRelatedFields`). */
function serviceChange(before: unknown, after: unknown): FieldProblem[] {
    const [old, now] = [at(before, "spec", "clusterIP"), at(after, "spec", "clusterIP")];
    if (old === undefined || now === undefined || old === now || at(after, "spec", "type") === "ExternalName")
        return [];
    return [invalid("spec.clusterIP", now, IMMUTABLE)];
}

function differs(one: unknown, other: unknown): boolean {
    return canonical(one) !== canonical(other);
}

/** A value as text, whatever the order of its keys. */
function canonical(value: unknown): string {
    return JSON.stringify(value, (_key, inner: unknown) =>
        isRecord(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
    );
}

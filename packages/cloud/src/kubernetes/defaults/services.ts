import { at, numberAt, recordAt, textAt } from "../objects.ts";
import { filled } from "./pods.ts";

type Fields = Record<string, unknown>;
type Defaults = (inputs: unknown) => Fields;

// "API reference", kubernetes.io, kind by kind; pkg/apis/{core,networking,storage,scheduling,rbac}/*/defaults.go and the
// strategies of pkg/registry that run beside them.

const service: Defaults = (inputs) => {
    const type = textAt(inputs, "spec", "type") ?? "ClusterIP";
    const isExternalName = type === "ExternalName";
    const isPublished = type === "NodePort" || type === "LoadBalancer";
    return {
        spec: {
            type: "ClusterIP",
            sessionAffinity: "None",
            ...(textAt(inputs, "spec", "sessionAffinity") === "ClientIP"
                ? { sessionAffinityConfig: { clientIP: { timeoutSeconds: 10_800 } } }
                : {}),
            ...(isExternalName
                ? {}
                : { internalTrafficPolicy: "Cluster", ipFamilies: ["IPv4"], ipFamilyPolicy: "SingleStack" }),
            ...(isPublished ? { externalTrafficPolicy: "Cluster" } : {}),
            ...(type === "LoadBalancer" ? { allocateLoadBalancerNodePorts: true } : {}),
            ...filled(at(inputs, "spec"), "ports", (port) => ({
                protocol: "TCP",
                ...(numberAt(port, "port") === undefined ? {} : { targetPort: numberAt(port, "port") }),
            })),
        },
    };
};

const networkPolicy: Defaults = (inputs) => ({
    spec: {
        policyTypes: ["Ingress", ...(at(inputs, "spec", "egress") === undefined ? [] : ["Egress"])],
        ...filled(at(inputs, "spec"), "ingress", peerPorts),
        ...filled(at(inputs, "spec"), "egress", peerPorts),
    },
});

function peerPorts(rule: unknown): Fields {
    return filled(rule, "ports", () => ({ protocol: "TCP" }));
}

const roleBinding: Defaults = (inputs) => ({
    roleRef: { apiGroup: "rbac.authorization.k8s.io" },
    ...filled(inputs, "subjects", (subject) => {
        const kind = textAt(subject, "kind");
        return kind === "User" || kind === "Group" ? { apiGroup: "rbac.authorization.k8s.io" } : {};
    }),
});

/** The kinds of limit that follow from each other: a maximum is the default limit, that the default request ("Limit Ranges"). */
const limitRange: Defaults = (inputs) => ({
    spec: filled(at(inputs, "spec"), "limits", (limit) => {
        if (textAt(limit, "type") !== "Container") return {};
        const max = recordAt(limit, "max");
        const byDefault = { ...max, ...recordAt(limit, "default") };
        const requests = { ...byDefault, ...recordAt(limit, "min"), ...recordAt(limit, "defaultRequest") };
        const known = (fields: Fields): Fields =>
            Object.fromEntries(Object.entries(fields).filter(([, value]) => typeof value === "string"));
        return {
            ...(Object.keys(byDefault).length === 0 ? {} : { default: known(byDefault) }),
            ...(Object.keys(requests).length === 0 ? {} : { defaultRequest: known(requests) }),
        };
    }),
});

const claim: Defaults = () => ({ spec: { volumeMode: "Filesystem" } });

const storageClass: Defaults = () => ({ reclaimPolicy: "Delete", volumeBindingMode: "Immediate" });

export const serviceDefaults: Readonly<Record<string, Defaults>> = {
    "core/v1:Service": service,
    "core/v1:Namespace": () => ({ spec: { finalizers: ["kubernetes"] } }),
    "core/v1:Secret": () => ({ type: "Opaque" }),
    "core/v1:LimitRange": limitRange,
    "core/v1:PersistentVolumeClaim": claim,
    "networking.k8s.io/v1:NetworkPolicy": networkPolicy,
    "rbac.authorization.k8s.io/v1:RoleBinding": roleBinding,
    "rbac.authorization.k8s.io/v1:ClusterRoleBinding": roleBinding,
    "scheduling.k8s.io/v1:PriorityClass": () => ({ globalDefault: false, preemptionPolicy: "PreemptLowerPriority" }),
    "storage.k8s.io/v1:StorageClass": storageClass,
};

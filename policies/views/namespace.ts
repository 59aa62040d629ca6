import type { Related, Relation } from "../relations/relation.ts";
import type { StackIndex } from "../relations/stackIndex.ts";
import type { Reading } from "../reading/reading.ts";
import type { ResourceView } from "../resource/resourceView.ts";
import { NAMESPACED } from "./namespacedTypes.ts";
import { ROLLOUTS, WORKLOADS } from "./podSpec.ts";

export const NAMESPACE = "kubernetes:core/v1:Namespace";
export const NETWORK_POLICY = [
    "kubernetes:networking.k8s.io/v1:NetworkPolicy",
    "kubernetes:extensions/v1beta1:NetworkPolicy",
];

/** Policies of network plugins and of the cluster's administrator, which may deny by default too. */
export const OTHER_POLICIES = [
    "kubernetes:cilium.io/*",
    "kubernetes:crd.projectcalico.org/*",
    "kubernetes:projectcalico.org/*",
    "kubernetes:policy.networking.k8s.io/*",
];

function inNamespace(types: readonly string[]): Relation {
    return {
        types,
        property: "metadata",
        paths: ["metadata.namespace"],
        parents: [NAMESPACE],
        keys: ["metadata.name"],
    };
}

/** Those of Kubernetes' own, and the custom kind that runs pods. */
export const NAMESPACED_TYPES = [...NAMESPACED, ...ROLLOUTS.filter((type) => type.endsWith(":Rollout"))];

const ANY_IN_NAMESPACE = inNamespace(NAMESPACED_TYPES);
const WORKLOAD_IN_NAMESPACE = inNamespace(WORKLOADS.filter((type) => NAMESPACED_TYPES.includes(type)));
const POLICY_IN_NAMESPACE = inNamespace(NETWORK_POLICY);

export function workloadsIn(namespace: ResourceView, stack: StackIndex): Related<ResourceView> {
    return stack.children(namespace, WORKLOAD_IN_NAMESPACE);
}

export function networkPoliciesIn(namespace: ResourceView, stack: StackIndex): Related<ResourceView> {
    return stack.children(namespace, POLICY_IN_NAMESPACE);
}

/** The namespace an object states, else the one its provider puts objects into that state none. */
export function statedNamespace(object: ResourceView): Reading {
    const stated = object.get("metadata.namespace");
    const ofProvider = object.provider.child("namespace");
    return stated.isSet || !ofProvider.isSet ? stated : ofProvider;
}

/**
 * What tells one namespace from another in a stack: the URN of its resource, else its name. Undefined while it is not
 * known which it is. An object that states none is in `default`.
 */
export function namespaceKey(object: ResourceView, stack: StackIndex): string | undefined {
    const namespace = statedNamespace(object);
    const [resource, ...others] = namespacesOf(object, stack);
    if (resource !== undefined && others.length === 0) {
        return resource.urn;
    }
    return namespace.isUnknown ? undefined : namespace.string() || "default";
}

/** The Namespace resources of this stack that an object's namespace comes from. */
export function namespacesOf(object: ResourceView, stack: StackIndex): readonly ResourceView[] {
    return object.get("metadata.namespace").isSet ? stack.targets(object, ANY_IN_NAMESPACE).here : [];
}

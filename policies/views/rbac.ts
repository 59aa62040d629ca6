import type { Reading } from "../reading/reading.ts";
import { all, type Answer, any, anyText } from "./answer.ts";
import { type KubernetesObject, tokensOf } from "./kubernetesObject.ts";

const GROUPS = [
    "rbac.authorization.k8s.io/v1",
    "rbac.authorization.k8s.io/v1beta1",
    "rbac.authorization.k8s.io/v1alpha1",
];

export const ROLES = [...tokensOf("Role", ...GROUPS), ...tokensOf("ClusterRole", ...GROUPS)];
export const BINDINGS = [...tokensOf("RoleBinding", ...GROUPS), ...tokensOf("ClusterRoleBinding", ...GROUPS)];

/** One rule of a role: verbs on resources of API groups. */
export class RbacRule {
    readonly groups: Reading;
    readonly resources: Reading;
    readonly verbs: Reading;
    readonly names: Reading;

    constructor(reading: Reading) {
        this.groups = reading.child("apiGroups");
        this.resources = reading.child("resources");
        this.verbs = reading.child("verbs");
        this.names = reading.child("resourceNames");
    }

    /**
     * Whether it grants one of the verbs on one of the resources, which belong to the group. A resource that is named
     * counts in any group; an asterisk stands for the resources of the groups the rule is about.
     */
    grants(group: string, resources: readonly string[], verbs: readonly string[]): Answer {
        const granted = this.resources.items();
        const named = anyText(granted, (resource) => resources.includes(resource));
        const wild = anyText(granted, (resource) => resources.some((wanted) => coversAll(resource, wanted)));
        const inGroup = this.groups.isAbsent
            ? "yes"
            : anyText(this.groups.items(), (each) => each === "*" || each === group);
        const verb = anyText(this.verbs.items(), (each) => each === "*" || verbs.includes(each));
        return all(any(named, all(wild, inGroup)), verb);
    }
}

export function rulesOf(role: KubernetesObject): RbacRule[] {
    return role
        .get("rules")
        .items()
        .map((reading) => new RbacRule(reading));
}

/** `*` covers everything, and for a subresource so does `*\/subresource`. */
function coversAll(granted: string, wanted: string): boolean {
    return granted === "*" || granted === wanted.replace(/^[^/]+/, "*");
}

import type { Reading } from "../reading/reading.ts";
import type { Relation } from "../relations/relation.ts";
import type { StackIndex } from "../relations/stackIndex.ts";
import type { ResourceView } from "../resource/resourceView.ts";
import { type KubernetesObject, tokensOf } from "./kubernetesObject.ts";
import { namespaceKey } from "./namespace.ts";

const GROUPS = [
    "rbac.authorization.k8s.io/v1",
    "rbac.authorization.k8s.io/v1beta1",
    "rbac.authorization.k8s.io/v1alpha1",
];

export const ROLES = [...tokensOf("Role", ...GROUPS), ...tokensOf("ClusterRole", ...GROUPS)];
export const BINDINGS = [...tokensOf("RoleBinding", ...GROUPS), ...tokensOf("ClusterRoleBinding", ...GROUPS)];

const ROLE_OF_BINDING: Relation = {
    types: BINDINGS,
    property: "roleRef",
    paths: ["roleRef.name"],
    parents: ROLES.filter((type) => !/(Patch|List)$/.test(type)),
    keys: ["metadata.name"],
};

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
    grants(group: string, resources: readonly string[], verbs: readonly string[]): boolean | undefined {
        return allOf(
            this.#covers(group, resources),
            anyOf(this.verbs, (verb) => verb === "*" || verbs.includes(verb)),
        );
    }

    #covers(group: string, resources: readonly string[]): boolean | undefined {
        const named = anyOf(this.resources, (resource) => resources.includes(resource));
        const wild = anyOf(this.resources, (resource) => resources.some((wanted) => coversAll(resource, wanted)));
        const inGroup = this.groups.isAbsent ? true : anyOf(this.groups, (each) => each === "*" || each === group);
        const all = allOf(wild, inGroup);
        return named === true || all === true ? true : named === false && all === false ? false : undefined;
    }
}

export function rulesOf(role: KubernetesObject): RbacRule[] {
    return role
        .get("rules")
        .items()
        .map((reading) => new RbacRule(reading));
}

/** The role a binding names: in this stack, or not (`elsewhere`), or undecided while the name is not known. */
export function roleOf(binding: ResourceView, stack: StackIndex): { roles: readonly ResourceView[]; isOpen: boolean } {
    const { here, open } = stack.targets(binding, ROLE_OF_BINDING);
    const kind = binding.get("roleRef.kind").string();
    const namespace = namespaceKey(binding, stack);
    const roles = here.filter((role) => {
        const isClusterRole = role.type.endsWith(":ClusterRole");
        if (kind !== undefined && isClusterRole !== (kind === "ClusterRole")) {
            return false;
        }
        const own = namespaceKey(role, stack);
        return isClusterRole || own === undefined || namespace === undefined || own === namespace;
    });
    return { roles, isOpen: open };
}

/** `*` and, for a subresource, `*\/subresource`. */
function coversAll(granted: string, wanted: string): boolean {
    const [, subresource] = wanted.split("/");
    return granted === "*" || (subresource !== undefined && granted === `*/${subresource}`);
}

function anyOf(list: Reading, matches: (text: string) => boolean): boolean | undefined {
    return list.strings().some(matches) || (list.hasUnknownItem ? undefined : false);
}

function allOf(...verdicts: (boolean | undefined)[]): boolean | undefined {
    return verdicts.includes(false) ? false : verdicts.includes(undefined) ? undefined : true;
}

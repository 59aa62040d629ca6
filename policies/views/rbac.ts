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
        return someOf(named, allOf(wild, inGroup));
    }
}

export function rulesOf(role: KubernetesObject): RbacRule[] {
    return role
        .get("rules")
        .items()
        .map((reading) => new RbacRule(reading));
}

/** The role a binding names, as far as this stack has it; `isOpen` while it may be another. */
export function roleOf(binding: ResourceView, stack: StackIndex): { roles: readonly ResourceView[]; isOpen: boolean } {
    const { here, open } = stack.targets(binding, ROLE_OF_BINDING);
    const verdicts = here.map((role) => ({ role, fits: fits(binding, role, stack) }));
    const roles = verdicts.filter((each) => each.fits !== false);
    return {
        roles: roles.map(({ role }) => role),
        isOpen: open || roles.some((each) => each.fits === undefined),
    };
}

/** Whether a role of the right name is the one: of the kind that the binding says and, in a namespace, of its own. */
function fits(binding: ResourceView, role: ResourceView, stack: StackIndex): boolean | undefined {
    const kind = binding.get("roleRef.kind");
    const isClusterRole = role.type.endsWith(":ClusterRole");
    const isKind = kind.isUnknown ? undefined : isClusterRole === (kind.string() !== "Role");
    return isClusterRole ? isKind : allOf(isKind, isSame(namespaceKey(role, stack), namespaceKey(binding, stack)));
}

function isSame(one: string | undefined, other: string | undefined): boolean | undefined {
    return one === undefined || other === undefined ? undefined : one === other;
}

/** `*` covers everything, and for a subresource so does `*\/subresource`. */
function coversAll(granted: string, wanted: string): boolean {
    return granted === "*" || granted === wanted.replace(/^[^/]+/, "*");
}

function anyOf(list: Reading, matches: (text: string) => boolean): boolean | undefined {
    return someOf(...list.items().map((item) => (item.isUnknown ? undefined : matches(item.string() ?? ""))));
}

/** True when one is; undefined when one may be. */
export function someOf(...verdicts: (boolean | undefined)[]): boolean | undefined {
    return verdicts.includes(true) || (verdicts.includes(undefined) ? undefined : false);
}

function allOf(...verdicts: (boolean | undefined)[]): boolean | undefined {
    return verdicts.includes(false) ? false : verdicts.includes(undefined) ? undefined : true;
}

import { perStack } from "../relations/perStack.ts";
import type { Relation } from "../relations/relation.ts";
import type { StackIndex } from "../relations/stackIndex.ts";
import type { ResourceView } from "../resource/resourceView.ts";
import { namespaceKey } from "./namespace.ts";
import { BINDINGS, ROLES } from "./rbac.ts";

const OBJECTS = ROLES.filter((type) => !/(Patch|List)$/.test(type));
const ROLE_OF_BINDING: Relation = {
    types: BINDINGS,
    property: "roleRef",
    paths: ["roleRef.name"],
    parents: OBJECTS,
    keys: ["metadata.name"],
};

/** The roles a binding may name, as far as this stack has them; `isOpen` unless it is certain which. */
export interface BoundRole {
    readonly roles: readonly ResourceView[];
    readonly isOpen: boolean;
}

/** Roles by name, and by name and place: a namespace, or the cluster. */
interface Roles {
    readonly named: ReadonlyMap<string, readonly ResourceView[]>;
    readonly placed: ReadonlyMap<string, readonly ResourceView[]>;
}

/** Where roles of the cluster stand, and roles of which the namespace is not known: no namespace is called so. */
const CLUSTER = "*";
const SOMEWHERE = "?";

const rolesOf = perStack((stack): Roles => {
    const all = stack.ofTypes(OBJECTS).map((role) => ({ role, name: role.get("metadata.name").string() ?? "" }));
    return {
        named: grouped(all.filter(({ name }) => name !== "").map(({ role, name }) => [name, role])),
        placed: grouped(all.map(({ role, name }) => [`${placeOf(role, stack)} ${name}`, role])),
    };
});

export function boundRole(binding: ResourceView, stack: StackIndex): BoundRole {
    const name = binding.get("roleRef.name").string() ?? "";
    const { named, placed } = rolesOf(stack);
    const candidates = named.get(name) ?? [];
    if (candidates.length === 0) {
        // Then by an edge of the program: the name is not known yet, or the role's own is not.
        const { here, open } = stack.targets(binding, ROLE_OF_BINDING);
        return { roles: here, isOpen: open };
    }
    const kind = binding.get("roleRef.kind");
    const place = kind.string() === "Role" ? namespaceKey(binding, stack) : CLUSTER;
    if (kind.isUnknown || place === undefined) {
        return { roles: candidates, isOpen: true };
    }
    const perhaps = place === CLUSTER ? [] : (placed.get(`${SOMEWHERE} ${name}`) ?? []);
    return { roles: [...(placed.get(`${place} ${name}`) ?? []), ...perhaps], isOpen: perhaps.length > 0 };
}

function placeOf(role: ResourceView, stack: StackIndex): string {
    return role.type.endsWith(":ClusterRole") ? CLUSTER : (namespaceKey(role, stack) ?? SOMEWHERE);
}

function grouped(entries: readonly (readonly [string, ResourceView])[]): Map<string, ResourceView[]> {
    const groups = new Map<string, ResourceView[]>();
    for (const [key, role] of entries) {
        const group = groups.get(key) ?? [];
        group.push(role);
        groups.set(key, group);
    }
    return groups;
}

import type { StackIndex } from "../../relations/stackIndex.ts";
import type { ResourceView } from "../../resource/resourceView.ts";
import { stackRule } from "../../rule/rule.ts";
import { boundRole } from "../../views/boundRole.ts";
import { isNamedOtherwise, objectProperties, objectsOf } from "../../views/kubernetesObject.ts";
import { BINDINGS } from "../../views/rbac.ts";

/** Names behind which anybody may stand. */
const ANYBODY = ["system:anonymous", "system:unauthenticated", "system:authenticated"];

const ADMIN = "cluster-admin";

export const k8sClusterAdmin = stackRule({
    id: "k8s-cluster-admin",
    severity: "critical",
    description: "Nobody is bound to cluster-admin, and no role to users who are not identified",
    remedy: "bind a role that grants what is needed, to a named service account, user or group",
    types: BINDINGS,
    safeProperties: objectProperties("roleRef.name", "subjects[].name"),
    *check(resource, { stack }) {
        for (const binding of objectsOf(resource)) {
            const role = binding.get("roleRef.name");
            // A role of a namespace may bear the name too, and is another.
            const isNamespaced = binding.get("roleRef.kind").string() === "Role";
            if (!isNamespaced && (role.isUnknown ? !isLesser(resource, stack) : role.string() === ADMIN)) {
                yield { at: role, expected: "a role other than cluster-admin" };
            }
            for (const subject of binding.get("subjects").items()) {
                const name = subject.child("name");
                const isAccount = subject.child("kind").string() === "ServiceAccount";
                if (!isAccount && (name.isUnknown || ANYBODY.includes(name.string() ?? ""))) {
                    yield { at: name, expected: "a named user or group" };
                }
            }
        }
    },
});

/** Whether the role of a binding, of which the name is not known yet, is one of this stack with another name. */
function isLesser(binding: ResourceView, stack: StackIndex): boolean {
    const [role] = boundRole(binding, stack).roles;
    return role !== undefined && isNamedOtherwise(role, ADMIN);
}

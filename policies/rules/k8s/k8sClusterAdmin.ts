import { resourceRule } from "../../rule/rule.ts";
import { objectProperties, objectsOf } from "../../views/kubernetesObject.ts";
import { BINDINGS } from "../../views/rbac.ts";

/** Names behind which anybody may stand. */
const ANYBODY = ["system:anonymous", "system:unauthenticated", "system:authenticated"];

export const k8sClusterAdmin = resourceRule({
    id: "k8s-cluster-admin",
    severity: "critical",
    description: "Nobody is bound to cluster-admin, and no role to users who are not identified",
    remedy: "bind a role that grants what is needed, to a named service account, user or group",
    types: BINDINGS,
    safeProperties: objectProperties("roleRef.name", "subjects[].name"),
    *check(resource) {
        for (const binding of objectsOf(resource)) {
            const role = binding.get("roleRef.name");
            // A role of a namespace may bear the name too, and is another.
            const isNamespaced = binding.get("roleRef.kind").string() === "Role";
            if (!isNamespaced && (role.isUnknown || role.string() === "cluster-admin")) {
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

import { stackRule } from "../../rule/rule.ts";
import { NAMESPACED_TYPES, namespacesOf, statedNamespace } from "../../views/namespace.ts";

/** What every cluster has in its default namespace. */
const OWN = [
    ["kubernetes:core/v1:ServiceAccount", "default"],
    ["kubernetes:core/v1:Service", "kubernetes"],
];

export const k8sNamespace = stackRule({
    id: "k8s-namespace",
    severity: "low",
    description: "Objects say which namespace they belong to, and it is not the default one",
    remedy: "set metadata.namespace to a namespace of its own",
    types: NAMESPACED_TYPES,
    safeProperties: ["metadata.namespace", "namespace"],
    *check(object, { stack }) {
        const namespace = statedNamespace(object);
        const name = object.get("metadata.name").string();
        if (OWN.some(([type, own]) => object.type === type && name === own)) {
            return;
        }
        const isOther = namespace.isKnown && !["", "default"].includes(namespace.string() ?? "");
        // A namespace that this stack creates is not the default one, which every cluster has already.
        if (!isOther && !(namespace.isUnknown && namespacesOf(object, stack).length > 0)) {
            yield { at: namespace, expected: "a namespace other than default" };
        }
    },
});

import { from, resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { k8sClusterAdmin } from "./k8sClusterAdmin.ts";

const RBAC = "kubernetes:rbac.authorization.k8s.io";
const account = { kind: "ServiceAccount", name: "app", namespace: "shop" };
const group = (name: unknown) => ({ kind: "Group", name });
const bound = (roleRef: unknown, ...subjects: unknown[]) =>
    resource(`${RBAC}/v1:ClusterRoleBinding`, "binding", { roleRef, subjects });
const view = { kind: "ClusterRole", name: "view" };
const role = (name: unknown) => resource(`${RBAC}/v1:ClusterRole`, "role", { metadata: { name } });
const named = role("reader");
const nameless = resource(`${RBAC}/v1:ClusterRole`, "role", { rules: [] });
const foreign = resource(`${RBAC}/v1:ClusterRole`, "role", {}, { outputs: {}, external: true });

export const examples: RuleExamples = {
    rule: k8sClusterAdmin,
    passing: [
        ...[named, nameless].map((own) => ({
            title: `a role of the stack with ${own === named ? "another name" : "a name of the provider's making"}`,
            resources: [own, bound({ kind: "ClusterRole", name: from(own) }, account)],
        })),
        { title: "a lesser role for an account", resources: [bound(view, account, group("auditors"))] },
        {
            title: "a role of the namespace with the same name, and an account that is called like a group",
            resources: [
                resource(`${RBAC}/v1:RoleBinding`, "binding", {
                    roleRef: { kind: "Role", name: "cluster-admin" },
                    subjects: [{ kind: "ServiceAccount", name: "system:anonymous" }],
                }),
            ],
        },
    ],
    failing: [
        {
            title: "the administrator's role",
            resources: [bound({ kind: "ClusterRole", name: "cluster-admin" }, account)],
            finds: ["binding: roleRef.name"],
        },
        {
            title: "the administrator's role within a namespace, by an older API",
            resources: [
                resource(`${RBAC}/v1beta1:RoleBinding`, "binding", {
                    roleRef: { name: "cluster-admin" },
                    subjects: [account],
                }),
            ],
            finds: ["binding: roleRef.name"],
        },
        {
            title: "a role for anybody, beside a name that is not known yet",
            resources: [
                bound(
                    view,
                    group("system:authenticated"),
                    group("system:unauthenticated"),
                    { kind: "User", name: "system:anonymous" },
                    group(UNKNOWN),
                    { ...account, name: UNKNOWN },
                ),
            ],
            finds: [
                "binding: subjects[0].name",
                "binding: subjects[1].name",
                "binding: subjects[2].name",
                "binding: subjects[3].name unverified",
            ],
        },
        {
            title: "a binding of a list",
            resources: [
                resource(`${RBAC}/v1:ClusterRoleBindingList`, "list", {
                    items: [{ roleRef: { kind: "ClusterRole", name: "cluster-admin" } }],
                }),
            ],
            finds: ["list: items[0].roleRef.name"],
        },
    ],
    unknown: [
        ...[
            { title: "a role of the stack with that name", own: role("cluster-admin") },
            { title: "a role of the stack of which the name is not known yet", own: role(UNKNOWN) },
            { title: "a role that is only read", own: foreign },
        ].map(({ title, own }) => ({
            title,
            resources: [own, bound({ kind: "ClusterRole", name: from(own) }, account)],
            finds: ["binding: roleRef.name"],
        })),
        {
            title: "a role that is not known yet",
            resources: [bound({ kind: "ClusterRole", name: UNKNOWN }, account)],
            finds: ["binding: roleRef.name"],
        },
    ],
};

import { from, resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { k8sRbacRiskyBinding } from "./k8sRbacRiskyBinding.ts";

const RBAC = "kubernetes:rbac.authorization.k8s.io";
const rule = (resources: unknown, verbs: unknown, more: object = {}) => ({
    apiGroups: [""],
    resources,
    verbs,
    ...more,
});
const account = { kind: "ServiceAccount", name: "app", namespace: "shop" };
const metadata = (name: string, namespace?: unknown) => ({ name, ...(namespace !== undefined && { namespace }) });
const role = (rules: unknown, namespace?: unknown, resourceName = "role") =>
    resource(`${RBAC}/v1:Role`, resourceName, { metadata: metadata("worker", namespace), rules });
const clusterRole = (rules: unknown) =>
    resource(`${RBAC}/v1:ClusterRole`, "cluster", { metadata: metadata("worker"), rules });
const bind = (kind: unknown, name: unknown, subjects: unknown = [account], namespace?: unknown) =>
    resource(`${RBAC}/v1:RoleBinding`, "binding", {
        metadata: metadata("binding", namespace),
        roleRef: { kind, name },
        subjects,
    });
const FINDS = ["binding: roleRef"];
const readSecrets = rule(["secrets"], ["list"]);
const harmless = [
    rule(["pods"], ["get", "list", "create"]),
    rule(["secrets"], ["get"], { resourceNames: ["own"] }),
    rule(["secrets"], ["create"]),
    rule(["pods/log", "pods/exec"], ["list", "watch"]),
    rule(["nodes/metrics", "pods/log"], ["get"]),
    rule(["services/status"], ["get"]),
    rule(["users"], ["get"]),
    rule(["rolebindings", "clusterrolebindings"], ["get", "list", "watch", "delete"]),
    rule(["roles"], ["create", "update", "patch"]),
    rule(["*"], ["*"], { apiGroups: ["apps"] }),
];

export const examples: RuleExamples = {
    rule: k8sRbacRiskyBinding,
    passing: [
        { title: "a role with harmless rights", resources: [role(harmless), bind("Role", "worker")] },
        { title: "a role that is not of this stack", resources: [bind("ClusterRole", "view")] },
        {
            title: "a strong role for a person",
            resources: [clusterRole([readSecrets]), bind("ClusterRole", "worker", [{ kind: "User", name: "ann" }])],
        },
        {
            title: "a role of the namespace that the binding takes for one of the cluster",
            resources: [role([readSecrets]), bind("ClusterRole", "worker")],
        },
        {
            title: "a role of the cluster beside a strong one of a namespace that is not known yet",
            resources: [clusterRole(harmless), role([readSecrets], UNKNOWN), bind("ClusterRole", "worker")],
        },
        {
            title: "a role that is found by its edge, beside a strong one without a name of its own",
            resources: [
                clusterRole(harmless),
                resource(`${RBAC}/v1:ClusterRole`, "strong", { rules: [readSecrets] }),
                bind("ClusterRole", from(clusterRole([]))),
            ],
        },
        { title: "nobody", resources: [clusterRole([readSecrets]), bind("ClusterRole", "worker", [])] },
        {
            title: "the role of the namespace beside a strong one of the cluster and of another namespace",
            resources: [
                clusterRole([readSecrets]),
                role([readSecrets], "other", "elsewhere"),
                role(harmless, "shop"),
                bind("Role", "worker", [account], "shop"),
            ],
        },
    ],
    failing: [
        ...[
            { title: "act as somebody else", rules: [rule(["serviceaccounts"], ["*"])] },
            { title: "run commands in pods", rules: [...harmless, rule(["pods/exec"], ["create"])] },
            { title: "reach nodes past the API server", rules: [rule(["nodes/proxy"], ["create"])] },
            { title: "read all secrets", rules: [readSecrets] },
            {
                title: "divert the traffic of services",
                rules: [rule(["services/status"], ["patch"], { apiGroups: ["x"] })],
            },
            { title: "bind roles", rules: [rule(["clusterrolebindings"], ["bind"])] },
            { title: "have roles of the cluster bound to others", rules: [rule(["clusterroles"], ["bind"])] },
            ...["create", "update", "patch"].map((verb) => ({
                title: `${verb} bindings`,
                rules: [rule(["rolebindings"], [verb])],
            })),
            { title: "run commands in anything", rules: [rule(["*/exec"], ["create"])] },
            { title: "look into nodes, which is not all it can then do", rules: [rule(["nodes/proxy"], ["get"])] },
            { title: "run commands over a WebSocket", rules: [rule(["pods/exec"], ["get"])] },
            { title: "run any command", rules: [rule(["*"], ["create"])] },
            { title: "change any status", rules: [rule(["*/status"], ["update"])] },
            { title: "do everything", rules: [rule(["*"], ["*"], { apiGroups: ["*"] })] },
            { title: "do everything in the core group", rules: [rule(["*"], ["*"])] },
            { title: "read everything in groups it does not name", rules: [{ resources: ["*"], verbs: ["watch"] }] },
        ].map(({ title, rules }) => ({
            title: `a role that can ${title}`,
            resources: [clusterRole(rules), bind("ClusterRole", "worker")],
            finds: FINDS,
        })),
        {
            title: "a strong role that is found by its edge, for a group",
            resources: [
                clusterRole([readSecrets]),
                bind("ClusterRole", from(clusterRole([])), [{ kind: "Group", name: "system:serviceaccounts" }]),
            ],
            finds: FINDS,
        },
        {
            title: "a strong role of the binding's namespace",
            resources: [role([readSecrets], "shop"), bind("Role", "worker", [account], "shop")],
            finds: FINDS,
        },
        {
            title: "a strong role for a person, where people count",
            resources: [clusterRole([readSecrets]), bind("ClusterRole", "worker", [{ kind: "User", name: "ann" }])],
            parameters: { subjects: ["User"] },
            finds: FINDS,
        },
        {
            title: "a role that certainly can one thing and perhaps another",
            resources: [clusterRole([readSecrets, rule(["pods/exec"], UNKNOWN)]), bind("ClusterRole", "worker")],
            finds: FINDS,
        },
    ],
    unknown: [
        {
            title: "a role that is not known yet",
            resources: [clusterRole([readSecrets]), bind("ClusterRole", UNKNOWN)],
            finds: FINDS,
        },
        {
            title: "a namespace that is not known yet",
            resources: [role([readSecrets], "shop"), bind("Role", "worker", [account], UNKNOWN)],
            finds: FINDS,
        },
        {
            title: "a role of a namespace that is not known yet",
            resources: [role([readSecrets], UNKNOWN), bind("Role", "worker", [account], "shop")],
            finds: FINDS,
        },
        {
            title: "rights that are not known yet",
            resources: [clusterRole([rule(["secrets"], UNKNOWN)]), bind("ClusterRole", "worker")],
            finds: FINDS,
        },
        {
            title: "resources that are not known yet",
            resources: [clusterRole([rule([UNKNOWN], ["get"])]), bind("ClusterRole", "worker")],
            finds: FINDS,
        },
        {
            title: "a subject that is not known yet",
            resources: [clusterRole([readSecrets]), bind("ClusterRole", "worker", [{ kind: UNKNOWN, name: "x" }])],
            finds: FINDS,
        },
        {
            title: "a name that a role of the cluster and one of the namespace share, where the kind is not known yet",
            resources: [clusterRole([readSecrets]), role(harmless), bind(UNKNOWN, "worker")],
            finds: FINDS,
        },
    ],
};

import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { k8sRbacWildcard } from "./k8sRbacWildcard.ts";

const RBAC = "kubernetes:rbac.authorization.k8s.io";
const rule = (apiGroups: unknown, resources: unknown, verbs: unknown) => ({ apiGroups, resources, verbs });
const role = (...rules: unknown[]) => resource(`${RBAC}/v1:Role`, "role", { rules });
const clusterRole = (...rules: unknown[]) => resource(`${RBAC}/v1:ClusterRole`, "cluster", { rules });

export const examples: RuleExamples = {
    rule: k8sRbacWildcard,
    passing: [
        { title: "named rights", resources: [role(rule(["", "apps"], ["pods"], ["get", "list"]))] },
        {
            title: "rights to look at certificates and webhooks",
            resources: [
                clusterRole(
                    rule(["certificates.k8s.io"], ["certificatesigningrequests/approval", "signers"], ["get"]),
                    rule(["admissionregistration.k8s.io"], ["validatingwebhookconfigurations"], ["list"]),
                    rule(["certificates.k8s.io"], ["certificatesigningrequests"], ["update"]),
                ),
            ],
        },
        { title: "a role without rules", resources: [resource(`${RBAC}/v1beta1:Role`, "role", {})] },
    ],
    failing: [
        {
            title: "asterisks in the second rule",
            resources: [role(rule([""], ["pods"], ["get"]), rule(["*"], ["*"], ["*"]))],
            finds: ["role: rules[1].apiGroups[0]", "role: rules[1].resources[0]", "role: rules[1].verbs[0]"],
        },
        {
            title: "an asterisk within a name, in an older role",
            resources: [
                resource(`${RBAC}/v1beta1:ClusterRole`, "cluster", { rules: [rule([""], ["*/status"], ["get"])] }),
            ],
            finds: ["cluster: rules[0].resources[0]"],
        },
        {
            title: "rights to gain others, beside a verb that is not known yet",
            resources: [clusterRole(rule(["x"], ["y"], ["Escalate", UNKNOWN, "bind", "impersonate"]))],
            finds: [
                "cluster: rules[0].verbs[0]",
                "cluster: rules[0].verbs[1] unverified",
                "cluster: rules[0].verbs[2]",
                "cluster: rules[0].verbs[3]",
            ],
        },
        {
            title: "the approval of certificates",
            resources: [
                clusterRole(
                    rule(["certificates.k8s.io"], ["pods", "certificatesigningrequests/approval"], ["update"]),
                    rule(["certificates.k8s.io"], ["signers"], ["approve"]),
                ),
            ],
            finds: ["cluster: rules[0].resources[1]", "cluster: rules[1].resources[0]"],
        },
        {
            title: "control of webhooks, in a patch",
            resources: [
                resource(`${RBAC}/v1:ClusterRolePatch`, "patch", {
                    rules: [rule(["admissionregistration.k8s.io"], ["mutatingwebhookconfigurations"], ["patch"])],
                }),
            ],
            finds: ["patch: rules[0].resources[0]"],
        },
        {
            title: "a role of a list",
            resources: [resource(`${RBAC}/v1:RoleList`, "list", { items: [{ rules: [rule([""], ["pods"], ["*"])] }] })],
            finds: ["list: items[0].rules[0].verbs[0]"],
        },
    ],
    unknown: [
        {
            title: "rules that are not known yet",
            resources: [role(UNKNOWN)],
            finds: ["apiGroups[]", "resources[]", "verbs[]"].map((end) => `role: rules[0].${end}`),
        },
        {
            title: "verbs that are not known yet on webhooks",
            resources: [
                clusterRole(rule(["admissionregistration.k8s.io"], ["mutatingwebhookconfigurations"], UNKNOWN)),
            ],
            finds: ["cluster: rules[0].resources[0]", "cluster: rules[0].verbs[]"],
        },
    ],
};

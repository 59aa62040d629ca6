import { stackRule } from "../../rule/rule.ts";
import { objectsOf } from "../../views/kubernetesObject.ts";
import { type Answer, any, anyText } from "../../views/answer.ts";
import { boundRole } from "../../views/boundRole.ts";
import { BINDINGS, type RbacRule, rulesOf } from "../../views/rbac.ts";

const RBAC = "rbac.authorization.k8s.io";
const BOUND = ["rolebindings", "clusterrolebindings"];
const RISKS: readonly { can: string; granted: (rule: RbacRule) => Answer }[] = [
    {
        can: "act as somebody else",
        granted: (rule) => rule.grants("", ["users", "groups", "serviceaccounts"], ["impersonate"]),
    },
    {
        // To get is enough where the connection is a WebSocket (kubernetes.io, "RBAC good practices"; kubernetes#78741).
        can: "run commands in pods or reach nodes past the API server",
        granted: (rule) => rule.grants("", ["pods/exec", "pods/attach", "nodes/proxy"], ["create", "get"]),
    },
    {
        can: "read all secrets",
        granted: (rule) => (rule.names.isSet ? "no" : rule.grants("", ["secrets"], ["get", "list", "watch"])),
    },
    {
        can: "divert the traffic of services",
        granted: (rule) => rule.grants("", ["services/status"], ["update", "patch"]),
    },
    {
        can: "bind roles to others",
        granted: (rule) =>
            any(
                rule.grants(RBAC, [...BOUND, "roles", "clusterroles"], ["bind"]),
                rule.grants(RBAC, BOUND, ["create", "update", "patch"]),
            ),
    },
];

export const k8sRbacRiskyBinding = stackRule({
    id: "k8s-rbac-risky-binding",
    severity: "high",
    description: "Roles that are as good as an administrator's are not bound to workloads and groups",
    remedy: "bind a role without these rights, or restrict the rule with resourceNames",
    types: BINDINGS,
    safeProperties: [],
    parameters: {
        subjects: {
            description: "Kinds of subjects that such a role must not be bound to",
            default: ["ServiceAccount", "Node", "Group"],
            stricter: "longer",
        },
    },
    *check(resource, { stack, parameters }) {
        for (const binding of objectsOf(resource)) {
            const kinds = binding
                .get("subjects")
                .items()
                .map((subject) => subject.child("kind"));
            const isJudged = anyText(kinds, (kind) => parameters.strings("subjects").includes(kind));
            if (isJudged === "no") {
                continue;
            }
            const at = binding.get("roleRef");
            const expected = "a role with lesser rights";
            const { roles, isOpen } = boundRole(resource, stack);
            if (isOpen) {
                yield { at, expected, unverified: true };
                continue;
            }
            const rules = roles.flatMap(objectsOf).flatMap(rulesOf);
            for (const answer of ["yes", "unknown"]) {
                const abilities = RISKS.filter(({ granted }) => any(...rules.map(granted)) === answer);
                if (abilities.length > 0) {
                    const found = `one that can ${abilities.map(({ can }) => can).join(", ")}`;
                    yield { at, expected, found, unverified: answer === "unknown" || isJudged === "unknown" };
                }
            }
        }
    },
});

import { stackRule } from "../../rule/rule.ts";
import { objectsOf } from "../../views/kubernetesObject.ts";
import { BINDINGS, type RbacRule, roleOf, rulesOf } from "../../views/rbac.ts";

const RBAC = "rbac.authorization.k8s.io";
const RISKS: readonly { can: string; granted: (rule: RbacRule) => boolean | undefined }[] = [
    {
        can: "act as somebody else",
        granted: (rule) => rule.grants("", ["users", "groups", "serviceaccounts"], ["impersonate"]),
    },
    {
        can: "run commands in pods or reach nodes past the API server",
        granted: (rule) => rule.grants("", ["pods/exec", "nodes/proxy"], ["create"]),
    },
    {
        can: "read all secrets",
        granted: (rule) => (rule.names.isSet ? false : rule.grants("", ["secrets"], ["get", "list", "watch"])),
    },
    {
        can: "divert the traffic of services",
        granted: (rule) => rule.grants("", ["services/status"], ["update", "patch"]),
    },
    {
        can: "bind roles to others",
        granted: (rule) =>
            rule.grants(RBAC, ["rolebindings", "clusterrolebindings", "roles", "clusterroles"], ["bind"]),
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
            const judged = kinds.map((kind) =>
                kind.isUnknown ? undefined : parameters.strings("subjects").includes(kind.string() ?? ""),
            );
            if (!judged.includes(true) && !judged.includes(undefined)) {
                continue;
            }
            const { roles, isOpen } = roleOf(resource, stack);
            const at = binding.get("roleRef");
            const rules = roles.flatMap((role) => objectsOf(role)).flatMap(rulesOf);
            const open = isOpen || !judged.includes(true) || roles.length > 1;
            const verdicts = RISKS.map(({ can, granted }) => ({ can, granted: someGrant(rules, granted) }));
            const certain = verdicts.filter(({ granted }) => granted === true);
            const found = certain.length > 0 ? certain : verdicts.filter(({ granted }) => granted === undefined);
            if (found.length > 0 || isOpen) {
                const named = found.length > 0 ? found : verdicts;
                yield {
                    at,
                    expected: "a role with lesser rights",
                    found: `one that can ${named.map(({ can }) => can).join(", ")}`,
                    unverified: open || certain.length === 0,
                };
            }
        }
    },
});

function someGrant(rules: readonly RbacRule[], granted: (rule: RbacRule) => boolean | undefined): boolean | undefined {
    const verdicts = rules.map(granted);
    return verdicts.includes(true) ? true : verdicts.includes(undefined) ? undefined : false;
}

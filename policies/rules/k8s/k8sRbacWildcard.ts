import { resourceRule, type Verdicts } from "../../rule/rule.ts";
import { objectProperties, objectsOf } from "../../views/kubernetesObject.ts";
import { type RbacRule, ROLES, rulesOf } from "../../views/rbac.ts";

/** Each lets its holder gain rights that the role does not name. */
const ESCALATING = ["escalate", "bind", "impersonate"];
const SENSITIVE = [
    {
        group: "certificates.k8s.io",
        resources: ["certificatesigningrequests/approval"],
        verbs: ["update", "patch"],
        expected: "no right to approve certificates",
    },
    {
        group: "certificates.k8s.io",
        resources: ["signers"],
        verbs: ["approve"],
        expected: "no right to approve certificates",
    },
    {
        group: "admissionregistration.k8s.io",
        resources: ["mutatingwebhookconfigurations", "validatingwebhookconfigurations"],
        verbs: ["create", "update", "patch"],
        expected: "no right to change admission webhooks",
    },
];

export const k8sRbacWildcard = resourceRule({
    id: "k8s-rbac-wildcard",
    severity: "high",
    description: "Roles name what they grant, and grant no right with which their holders can gain others",
    remedy: "list the API groups, resources and verbs that are needed in place of the asterisk",
    types: ROLES,
    safeProperties: objectProperties("rules[].verbs[]", "rules[].resources[]", "rules[].apiGroups[]"),
    *check(resource) {
        for (const rule of objectsOf(resource).flatMap(rulesOf)) {
            yield* refuseWildcards(rule);
            yield* refuseSensitive(rule);
        }
    },
});

function* refuseWildcards({ groups, resources, verbs }: RbacRule): Verdicts {
    for (const at of [groups, resources, verbs].flatMap((list) => list.items())) {
        if (at.isUnknown || at.string()?.includes("*")) {
            yield { at, expected: "a name without an asterisk" };
        }
    }
    for (const at of verbs.items().filter((verb) => ESCALATING.includes(verb.string()?.toLowerCase() ?? ""))) {
        yield { at, expected: "no right to gain others", remedy: `remove ${ESCALATING.join(", ")} from the verbs` };
    }
}

function* refuseSensitive(rule: RbacRule): Verdicts {
    for (const { group, resources, verbs, expected } of SENSITIVE) {
        const granted = rule.grants(group, resources, verbs);
        // What is granted by an asterisk, or not known yet, is said where that stands.
        const at = rule.resources.items().find((resource) => resources.includes(resource.string() ?? ""));
        if (granted !== "no" && at !== undefined) {
            const remedy = "remove this resource from the role and do it in a controller that is meant for it";
            yield { at, expected, unverified: granted === "unknown", remedy };
        }
    }
}

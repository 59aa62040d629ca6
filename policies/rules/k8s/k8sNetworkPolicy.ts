import type { Reading } from "../../reading/reading.ts";
import type { ResourceView } from "../../resource/resourceView.ts";
import { stackRule } from "../../rule/rule.ts";
import { NAMESPACE, networkPoliciesIn, OTHER_POLICIES, workloadsIn } from "../../views/namespace.ts";

export const k8sNetworkPolicy = stackRule({
    id: "k8s-network-policy",
    severity: "medium",
    description: "A namespace with workloads admits only the traffic that a network policy names",
    remedy: 'add a NetworkPolicy with an empty podSelector and policyTypes ["Ingress"] to the namespace',
    types: [NAMESPACE],
    safeProperties: [],
    *check(namespace, { stack }) {
        const workloads = workloadsIn(namespace, stack);
        if (workloads.sure.length === 0 && workloads.maybe.length === 0) {
            return;
        }
        const policies = networkPoliciesIn(namespace, stack);
        const verdicts = policies.sure.map(deniesByDefault);
        if (!verdicts.includes(true)) {
            const open = verdicts.includes(undefined) || policies.maybe.length > 0 || workloads.sure.length === 0;
            yield {
                at: namespace.get("networkPolicies"),
                expected: "a network policy that denies by default",
                found: "none",
                unverified: open || namespace.isForeign || stack.ofTypes(OTHER_POLICIES).length > 0,
            };
        }
    },
});

/** Whether it selects every pod of the namespace and leaves no source unrestricted. */
function deniesByDefault(policy: ResourceView): boolean | undefined {
    const spec = policy.get("spec");
    const selector = ["matchLabels", "matchExpressions"].map((key) => spec.child("podSelector").child(key));
    const types = spec.child("policyTypes");
    // Ingress is always among the types unless they are stated without it.
    const isIngress = !types.isSet || types.strings().includes("Ingress");
    const sources = spec.child("ingress").items().map(allowsAll);
    if (selector.some((part) => part.isKnown && !isEmpty(part)) || sources.includes(true)) {
        return false;
    }
    if (selector.some((part) => part.isUnknown) || sources.includes(undefined)) {
        return undefined;
    }
    return isIngress || (types.hasUnknownItem ? undefined : false);
}

/** A rule without sources allows all of them. */
function allowsAll(rule: Reading): boolean | undefined {
    return rule.isUnknown ? undefined : !rule.child("from").isSet;
}

function isEmpty(reading: Reading): boolean {
    return Object.keys(Object(reading.value)).length === 0;
}

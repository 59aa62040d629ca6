import type { Reading } from "../../reading/reading.ts";
import { stackRule } from "../../rule/rule.ts";
import { all, type Answer, any } from "../../views/answer.ts";
import type { KubernetesObject } from "../../views/kubernetesObject.ts";
import { RUNNING_PODS } from "../../views/kubernetesReferences.ts";
import { NETWORK_POLICIES } from "../../views/kubernetesTypes.ts";
import { matchesSelector } from "../../views/labels.ts";
import { OTHER_POLICIES } from "../../views/namespace.ts";
import { contentsOf } from "../../views/namespaceContents.ts";
import { placeOf } from "../../views/placeOfObject.ts";
import { podsOf } from "../../views/podSpec.ts";

const DNS = 53;

export const k8sEgressDns = stackRule({
    id: "k8s-egress-dns",
    severity: "medium",
    description:
        "Pods whose outgoing traffic is restricted may still ask for names: without DNS no host they are allowed to reach is found",
    remedy: "allow egress to port 53 over UDP and TCP, to the pods of kube-system labelled k8s-app: kube-dns",
    types: RUNNING_PODS,
    safeProperties: [],
    *check(resource, { stack }) {
        for (const pod of podsOf(resource).filter(({ object }) => !object.isPartial)) {
            const place = placeOf(pod.object, stack);
            const contents = contentsOf(stack);
            if (pod.spec.child("hostNetwork").boolean() === true) {
                continue;
            }
            const policies = contents.at(place, NETWORK_POLICIES).map((policy) => ({
                policy,
                applies: all(isOfEgress(policy), matchesSelector(policy.get("spec.podSelector"), pod.labels)),
            }));
            const isRestricted = any(...policies.map(({ applies }) => applies));
            const allowed = any(...policies.map(({ policy, applies }) => all(applies, allowsDns(policy))));
            if (isRestricted === "no" || allowed === "yes") {
                continue;
            }
            const isOpen =
                isRestricted === "unknown" ||
                allowed === "unknown" ||
                contents.adrift(NETWORK_POLICIES).length > 0 ||
                !contents.isSeen(place) ||
                stack.ofTypes(OTHER_POLICIES).length > 0;
            yield {
                at: pod.object.get("networkPolicies"),
                expected: "egress to port 53, where names are asked for",
                found: "none",
                unverified: isOpen,
            };
        }
    },
});

/** Egress is restricted where it is among the types, or where none is stated and there are rules for it. */
function isOfEgress(policy: KubernetesObject): Answer {
    const types = policy.get("spec.policyTypes");
    if (!types.isSet) {
        return policy.get("spec.egress").isSet ? "yes" : "no";
    }
    return types.strings().includes("Egress") ? "yes" : types.hasUnknownItem ? "unknown" : "no";
}

function allowsDns(policy: KubernetesObject): Answer {
    return any(
        ...policy
            .get("spec.egress")
            .items()
            .map((rule) => all(reachesDns(rule.child("to")), opensDns(rule))),
    );
}

/** Names are answered in another namespace or by an address, so a rule for pods beside these does not help. */
function reachesDns(peers: Reading): Answer {
    if (!peers.isSet) {
        return "yes";
    }
    return any(
        ...peers.items().map((peer): Answer => {
            const outside = [peer.child("namespaceSelector"), peer.child("ipBlock")];
            return peer.isUnknown ? "unknown" : outside.some((each) => !each.isAbsent) ? "yes" : "no";
        }),
    );
}

function opensDns(rule: Reading): Answer {
    const ports = rule.child("ports");
    if (!ports.isSet) {
        return rule.isUnknown ? "unknown" : "yes";
    }
    return any(
        ...ports.items().map((each): Answer => {
            const [port, last, protocol] = ["port", "endPort", "protocol"].map((key) => each.child(key));
            if (each.isUnknown || port?.isUnknown === true || protocol?.isUnknown === true) {
                return "unknown";
            }
            if (protocol?.string() !== "UDP") {
                return "no";
            }
            const first = port?.number();
            if (first !== undefined) {
                return first <= DNS && DNS <= (last?.number() ?? first) ? "yes" : "no";
            }
            // Every port, or a named one, which is one of the pods that answer: other stacks run them.
            return "yes";
        }),
    );
}

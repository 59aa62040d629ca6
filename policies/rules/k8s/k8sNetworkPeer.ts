import type { Reading } from "../../reading/reading.ts";
import type { StackIndex } from "../../relations/stackIndex.ts";
import { type Observation, stackRule } from "../../rule/rule.ts";
import { any } from "../../views/answer.ts";
import { type KubernetesObject, objectProperties, wholeObjectsOf } from "../../views/kubernetesObject.ts";
import { inPlace, podsSelectedBy, type Referred, RUNNING_PODS } from "../../views/kubernetesReferences.ts";
import { NETWORK_POLICIES } from "../../views/kubernetesTypes.ts";
import { placeNamed } from "../../views/placeOfObject.ts";
import { isDeclared, portsOf } from "../../views/podPorts.ts";
import { PodView } from "../../views/podSpec.ts";
import { podsBySelector } from "../../views/sought.ts";

/** The label that every namespace has, with its name. */
const NAME = "kubernetes.io/metadata.name";

export const k8sNetworkPeer = stackRule({
    id: "k8s-network-peer",
    severity: "medium",
    description:
        "The peers that a network policy names exist, in namespaces that the stack makes, and so do the named ports it opens: a peer that nothing matches opens nothing",
    remedy: "select by labels that the peer's pods have",
    types: NETWORK_POLICIES,
    safeProperties: objectProperties("spec.ingress[].ports[].port"),
    *check(resource, { stack }) {
        for (const policy of wholeObjectsOf(resource)) {
            const peers = [
                ...policy
                    .get("spec.ingress")
                    .items()
                    .flatMap((rule) => rule.child("from").items()),
                ...policy
                    .get("spec.egress")
                    .items()
                    .flatMap((rule) => rule.child("to").items()),
            ];
            for (const peer of peers) {
                yield* judgePeer(policy, peer, stack);
            }
            yield* judgePorts(policy, stack);
        }
    },
});

function* judgePeer(policy: KubernetesObject, peer: Reading, stack: StackIndex): Generator<Observation> {
    const pods = peer.child("podSelector");
    if (!pods.isKnown) {
        return;
    }
    const { answer } = peersOf(policy, peer, pods, stack);
    if (answer === "no" || answer === "unknown") {
        yield {
            at: pods,
            expected: "labels of pods",
            ...(answer === "no" ? { found: "what nothing has" } : { unverified: true }),
        };
    }
}

function peersOf(policy: KubernetesObject, peer: Reading, pods: Reading, stack: StackIndex): Referred {
    const namespaces = peer.child("namespaceSelector");
    if (namespaces.isAbsent) {
        return podsSelectedBy(policy, stack, "namespace", podsBySelector(pods));
    }
    // Other labels may be those of other stacks' namespaces as well.
    const name = namespaces.child("matchLabels").child(NAME).string() ?? "";
    return inPlace(placeNamed(name, stack), policy, RUNNING_PODS, stack, "namespace", podsBySelector(pods));
}

/** Named ports are those of the pods that the policy is about, where it lets something in. */
function* judgePorts(policy: KubernetesObject, stack: StackIndex): Generator<Observation> {
    const selector = policy.get("spec.podSelector");
    const ports = policy
        .get("spec.ingress")
        .items()
        .flatMap((rule) => rule.child("ports").items())
        .map((port) => port.child("port"))
        .filter((port) => port.isKnown && port.number() === undefined);
    const { found } = podsSelectedBy(policy, stack, "kind", podsBySelector(selector));
    for (const at of ports) {
        const answer = any(...found.map((workload) => isDeclared(at, portsOf(new PodView(workload)))));
        if (found.length > 0 && answer !== "yes") {
            yield { at, expected: "a port of the selected pods", unverified: answer === "unknown" };
        }
    }
}

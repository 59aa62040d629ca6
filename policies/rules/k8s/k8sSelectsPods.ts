import type { Reading } from "../../reading/reading.ts";
import type { StackIndex } from "../../relations/stackIndex.ts";
import { stackRule } from "../../rule/rule.ts";
import { type KubernetesObject, wholeObjectsOf } from "../../views/kubernetesObject.ts";
import { inPlace, podsSelectedBy, type Referred, RUNNING_PODS, selectedBy } from "../../views/kubernetesReferences.ts";
import {
    DISRUPTION_BUDGETS,
    NETWORK_POLICIES,
    POD_MONITORS,
    SERVICE_MONITORS,
    SERVICES,
} from "../../views/kubernetesTypes.ts";
import { placeNamed } from "../../views/placeOfObject.ts";
import { isEmptySelector } from "../../views/labels.ts";
import { objectsBySelector, podsByMap, podsBySelector, type Sought } from "../../views/sought.ts";

export const k8sSelectsPods = stackRule({
    id: "k8s-selects-pods",
    severity: "medium",
    description:
        "Services, disruption budgets, network policies and monitors select something that the stack makes: one that selects nothing does nothing and says so nowhere",
    remedy: "select by labels that the pods' template has (a ServiceMonitor: that the service itself has)",
    types: [...SERVICES, ...DISRUPTION_BUDGETS, ...NETWORK_POLICIES, ...SERVICE_MONITORS, ...POD_MONITORS],
    safeProperties: [],
    *check(resource, { stack }) {
        for (const object of wholeObjectsOf(resource)) {
            const at = selectorOf(object);
            if (at === undefined) {
                continue;
            }
            const { answer } = selected(object, at, stack);
            if (answer === "no" || answer === "unknown") {
                const expected = object.kind === "ServiceMonitor" ? "labels of a service" : "labels of pods";
                yield { at, expected, ...(answer === "no" ? { found: "what nothing has" } : { unverified: true }) };
            }
        }
    },
});

/** The selector, where there is one that means certain pods: an empty one means all of them. */
function selectorOf(object: KubernetesObject): Reading | undefined {
    if (object.kind === "Service") {
        const map = object.get("spec.selector");
        const isExternal = object.get("spec.type").string() === "ExternalName";
        return isExternal || map.isAbsent || (map.isKnown && map.entries().length === 0) ? undefined : map;
    }
    const selector = object.get(object.kind === "NetworkPolicy" ? "spec.podSelector" : "spec.selector");
    return selector.isAbsent || isEmptySelector(selector) === true ? undefined : selector;
}

function selected(object: KubernetesObject, selector: Reading, stack: StackIndex): Referred {
    switch (object.kind) {
        case "Service":
            return podsSelectedBy(object, stack, "kind", podsByMap(selector));
        case "ServiceMonitor":
            return monitored(object, stack, SERVICES, objectsBySelector(selector));
        case "PodMonitor":
            return monitored(object, stack, RUNNING_PODS, podsBySelector(selector));
        default:
            return podsSelectedBy(object, stack, "kind", podsBySelector(selector));
    }
}

/** Monitors may look into other namespaces; those of other stacks are not judged. */
function monitored(object: KubernetesObject, stack: StackIndex, types: readonly string[], sought: Sought): Referred {
    const elsewhere = object.get("spec.namespaceSelector");
    const names = elsewhere.child("matchNames");
    if (elsewhere.isUnknown || elsewhere.child("any").boolean() === true) {
        return { found: [], answer: "elsewhere" };
    }
    if (!names.isSet) {
        return selectedBy(object, types, stack, "kind", sought);
    }
    const places = names.items().map((name) => placeNamed(name.string() ?? "", stack));
    const none = places.every((place) => inPlace(place, object, types, stack, "namespace", sought).answer === "no");
    return { found: [], answer: none ? "no" : "elsewhere" };
}

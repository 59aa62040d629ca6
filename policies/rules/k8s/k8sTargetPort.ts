import type { Reading } from "../../reading/reading.ts";
import type { StackIndex } from "../../relations/stackIndex.ts";
import { type Observation, stackRule } from "../../rule/rule.ts";
import { type KubernetesObject, objectProperties, wholeObjectsOf } from "../../views/kubernetesObject.ts";
import { podsSelectedBy, type Referred, selectedBy } from "../../views/kubernetesReferences.ts";
import { POD_MONITORS, SERVICE_MONITORS, SERVICES } from "../../views/kubernetesTypes.ts";
import { isDeclared, portsOf } from "../../views/podPorts.ts";
import { PodView } from "../../views/podSpec.ts";
import { isInSettings, isTold } from "../../views/toldPorts.ts";
import { objectsBySelector, podsByMap, podsBySelector } from "../../views/sought.ts";

export const k8sTargetPort = stackRule({
    id: "k8s-target-port",
    severity: "medium",
    description:
        "The ports that services and monitors lead to are ports of what they select: a name that nothing has leads nowhere, and nobody says so",
    remedy: "name a port that the selected containers (a ServiceMonitor: the selected service) declare",
    types: [...SERVICES, ...SERVICE_MONITORS, ...POD_MONITORS],
    safeProperties: objectProperties(
        "spec.ports[].port",
        "spec.ports[].targetPort",
        "spec.endpoints[].port",
        "spec.podMetricsEndpoints[].port",
    ),
    *check(resource, { stack }) {
        for (const object of wholeObjectsOf(resource)) {
            if (object.kind === "Service") {
                yield* judgeService(object, stack);
            } else {
                yield* judgeMonitor(object, stack);
            }
        }
    },
});

function* judgeService(service: KubernetesObject, stack: StackIndex): Generator<Observation> {
    const selector = service.get("spec.selector");
    if (!selector.isSet || service.get("spec.type").string() === "ExternalName") {
        return;
    }
    const pods = podsSelectedBy(service, stack, "kind", podsByMap(selector));
    // Who asks a headless service gets the addresses of its pods, and brings the port along.
    const isHeadless = service.get("spec.clusterIP").string() === "None";
    for (const port of service.get("spec.ports").items()) {
        const target = port.child("targetPort");
        const at = target.isSet ? target : port.child("port");
        if (!(isHeadless && at.number() !== undefined) && !isServed(at, pods, stack)) {
            yield* judge(at, pods, (pod) => portsOf(new PodView(pod)));
        }
    }
}

/** A number that the selected programs are told of, themselves or by settings beside them, is reached undeclared. */
function isServed(at: Reading, { found }: Referred, stack: StackIndex): boolean {
    const port = at.number();
    return (
        port !== undefined &&
        found.some(
            (each) =>
                new PodView(each).containers.some((container) => isTold(port, container)) ||
                isInSettings(port, each, stack),
        )
    );
}

function* judgeMonitor(monitor: KubernetesObject, stack: StackIndex): Generator<Observation> {
    const selector = monitor.get("spec.selector");
    if (selector.isAbsent || monitor.get("spec.namespaceSelector").isSet) {
        return;
    }
    const isOfPods = monitor.kind === "PodMonitor";
    const selected = isOfPods
        ? podsSelectedBy(monitor, stack, "kind", podsBySelector(selector))
        : selectedBy(monitor, SERVICES, stack, "kind", objectsBySelector(selector));
    const endpoints = monitor.get(isOfPods ? "spec.podMetricsEndpoints" : "spec.endpoints").items();
    for (const at of endpoints.map((endpoint) => endpoint.child("port"))) {
        if (!at.isAbsent) {
            yield* judge(at, selected, (each) =>
                isOfPods ? portsOf(new PodView(each)) : each.get("spec.ports").items(),
            );
        }
    }
}

/**
 * One of what is selected has to have the port: selectors also catch the pods of jobs, which serve nothing. A number is
 * reached whether it is declared or not; where others are declared, it is one that was forgotten.
 */
function* judge(
    at: Reading,
    { found }: Referred,
    portsOfOne: (one: KubernetesObject) => Reading[],
): Generator<Observation> {
    if (found.length === 0) {
        return;
    }
    const answer = isDeclared(at, found.flatMap(portsOfOne));
    if (answer !== "yes") {
        yield { at, expected: "a port that is declared", ...(answer === "no" ? {} : { unverified: true }) };
    }
}

import type { Reading } from "../../reading/reading.ts";
import { resourceRule } from "../../rule/rule.ts";
import { isDeclared, portsOf } from "../../views/podPorts.ts";
import { containerProperties, type ContainerView, podsOf, WORKLOADS } from "../../views/podSpec.ts";
import { isTold } from "../../views/toldPorts.ts";

const HANDLERS = [
    ...["livenessProbe", "readinessProbe", "startupProbe"].flatMap((probe) => [
        `${probe}.httpGet`,
        `${probe}.tcpSocket`,
        `${probe}.grpc`,
    ]),
    "lifecycle.postStart.httpGet",
    "lifecycle.preStop.httpGet",
];

export const k8sProbePort = resourceRule({
    id: "k8s-probe-port",
    severity: "medium",
    description:
        "Probes and hooks ask a port that the pod declares: by a name that the container has not, it is never ready",
    remedy: "name one of the container's ports, or declare the port",
    types: WORKLOADS,
    safeProperties: containerProperties(...HANDLERS.map((handler) => `${handler}.port`)),
    *check(resource) {
        for (const pod of podsOf(resource).filter(({ object }) => !object.isPartial)) {
            for (const container of pod.containers) {
                const asked = HANDLERS.map((handler) => container.at(`${handler}.port`)).filter((at) => !at.isAbsent);
                for (const at of asked) {
                    if (isServed(at, asked, container)) {
                        continue;
                    }
                    // Names are the container's own; a number is the same in the whole pod.
                    const ports = at.number() === undefined ? container.at("ports").items() : portsOf(pod);
                    const answer = isDeclared(at, ports);
                    if (answer !== "yes") {
                        yield {
                            at,
                            expected: "a port that is declared",
                            ...(answer === "no" ? {} : { unverified: true }),
                        };
                    }
                }
            }
        }
    },
});

/**
 * A number is reached whether it is declared or not. One that every probe asks is a port for health alone, and one that the
 * program is told of is meant.
 */
function isServed(at: Reading, asked: readonly Reading[], container: ContainerView): boolean {
    const port = at.number();
    return (
        port !== undefined &&
        ((asked.length > 1 && asked.every((each) => each.number() === port)) || isTold(port, container))
    );
}

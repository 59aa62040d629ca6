import type { Reading } from "../../reading/reading.ts";
import { type Observation, resourceRule } from "../../rule/rule.ts";
import { objectProperties, objectsOf } from "../../views/kubernetesObject.ts";
import { SERVICES } from "../../views/kubernetesTypes.ts";
import { containerProperties, PodView, WORKLOADS } from "../../views/podSpec.ts";

/** What the API server takes as the name of a container's port (IANA_SVC_NAME): no two hyphens in a row either. */
const OF_CONTAINER = /^(?=.{1,15}$)(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*$/;
const OF_SERVICE = /^(?=.{1,63}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;

export const k8sPortName = resourceRule({
    id: "k8s-port-name",
    severity: "medium",
    description:
        "Ports have names that Kubernetes takes, each once: at most 15 lower-case letters, digits and hyphens in a pod; every port of a service that has several",
    remedy: "name the port in at most 15 lower-case letters, digits and single hyphens, one letter among them, otherwise than the others",
    types: [...WORKLOADS, ...SERVICES],
    safeProperties: [...containerProperties("ports[].name"), ...objectProperties("spec.ports[].name")],
    *check(resource) {
        for (const object of objectsOf(resource)) {
            if (object.kind === "Service") {
                const names = object
                    .get("spec.ports")
                    .items()
                    .map((port) => port.child("name"));
                yield* judge(names, OF_SERVICE, names.length > 1 && !object.isPartial);
                continue;
            }
            const { containers } = new PodView(object);
            const names = containers
                .flatMap((container) => container.at("ports").items())
                .map((port) => port.child("name"));
            yield* judge(names, OF_CONTAINER, false);
        }
    },
});

function* judge(names: readonly Reading[], pattern: RegExp, isRequired: boolean): Generator<Observation> {
    const seen = new Set<string>();
    for (const at of names) {
        const name = at.string();
        if (at.isAbsent) {
            if (isRequired) {
                yield { at, expected: "a name, as there are several ports" };
            }
        } else if (name === undefined || !pattern.test(name)) {
            yield { at, expected: "a name of a port that Kubernetes takes" };
        } else if (seen.has(name)) {
            yield { at, expected: "a name that no other port has" };
        } else {
            seen.add(name);
        }
    }
}

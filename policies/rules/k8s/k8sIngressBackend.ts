import type { Reading } from "../../reading/reading.ts";
import { stackRule } from "../../rule/rule.ts";
import { type Answer, any } from "../../views/answer.ts";
import { type KubernetesObject, objectProperties, wholeObjectsOf } from "../../views/kubernetesObject.ts";
import { namedBy } from "../../views/kubernetesReferences.ts";
import { INGRESSES, SERVICES } from "../../views/kubernetesTypes.ts";

/** The AWS load balancer controller takes such a backend's name for that of an annotation. */
const BY_ANNOTATION = "use-annotation";

interface Backend {
    readonly service: Reading;
    /** Its port by name or number, as one value or in one of two fields. */
    readonly port: Reading;
}

export const k8sIngressBackend = stackRule({
    id: "k8s-ingress-backend",
    severity: "medium",
    description: "The backends of an ingress are services of its namespace, by ports that they have: others answer 503",
    remedy: "name a service of the namespace, and one of its ports by name or number",
    types: INGRESSES,
    safeProperties: objectProperties(
        ...["spec.defaultBackend", "spec.rules[].http.paths[].backend"].flatMap((backend) =>
            ["service.name", "service.port.name", "service.port.number", "serviceName", "servicePort"].map(
                (property) => `${backend}.${property}`,
            ),
        ),
    ),
    *check(resource, { stack }) {
        for (const ingress of wholeObjectsOf(resource)) {
            for (const { service, port } of backendsOf(ingress)) {
                if (service.isAbsent || port.string() === BY_ANNOTATION) {
                    continue;
                }
                const { found, answer } = namedBy(service, ingress, SERVICES, stack, "kind");
                if (answer === "no" || answer === "unknown") {
                    const expected = "the name of a service of the namespace";
                    yield { at: service, expected, ...(answer === "no" ? {} : { unverified: true }) };
                }
                const has = any(...found.map((each) => hasPort(each, port)));
                if (found.length > 0 && has !== "yes") {
                    yield { at: port, expected: "a port of the service", unverified: has === "unknown" };
                }
            }
        }
    },
});

function backendsOf(ingress: KubernetesObject): Backend[] {
    const paths = ingress
        .get("spec.rules")
        .items()
        .flatMap((rule) => rule.at("http.paths").items());
    const backends = [
        ...["spec.defaultBackend", "spec.backend"].map((path) => ingress.get(path)),
        ...paths.map((path) => path.child("backend")),
    ];
    return backends.map((backend) => {
        const name = backend.at("service.port.name");
        const service = backend.at("service.name");
        return service.isAbsent
            ? { service: backend.child("serviceName"), port: backend.child("servicePort") }
            : { service, port: name.isSet ? name : backend.at("service.port.number") };
    });
}

function hasPort(service: KubernetesObject, port: Reading): Answer {
    const property = port.number() === undefined ? "name" : "port";
    const ports = service.get("spec.ports").items();
    return any(
        ...ports.map((each): Answer => {
            const stated = each.child(property);
            return stated.isUnknown || port.isUnknown ? "unknown" : stated.text() === port.text() ? "yes" : "no";
        }),
    );
}

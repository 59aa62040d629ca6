import { from, resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { k8sIngressBackend } from "./k8sIngressBackend.ts";

const namespace = resource("kubernetes:core/v1:Namespace", "ns", { metadata: { name: "shop" } });
const service = resource("kubernetes:core/v1:Service", "svc", {
    metadata: { name: "shop", namespace: "shop" },
    spec: { ports: [{ name: "http", port: 80 }] },
});
const ingress = (backend: unknown, version = "networking.k8s.io/v1", ns = "shop") =>
    resource(`kubernetes:${version}:Ingress`, "web", {
        metadata: { namespace: ns },
        spec: { rules: [{ http: { paths: [{ path: "/", backend }] } }] },
    });
const to = (name: unknown, port: unknown) => ({ service: { name, port } });
const BACKEND = "web: spec.rules[0].http.paths[0].backend";

export const examples: RuleExamples = {
    rule: k8sIngressBackend,
    passing: [
        {
            title: "a service by the name of its port",
            resources: [namespace, service, ingress(to("shop", { name: "http" }))],
        },
        { title: "one by number", resources: [service, ingress(to("shop", { number: 80 }))] },
        { title: "one by an edge", resources: [namespace, service, ingress(to(from(service), { number: 80 }))] },
        {
            title: "an action of the load balancer controller",
            resources: [namespace, service, ingress(to("ssl-redirect", { name: "use-annotation" }))],
        },
        {
            title: "a resource that is no service",
            resources: [namespace, ingress({ resource: { kind: "Bucket", name: "b" } })],
        },
        {
            title: "the older form",
            resources: [
                namespace,
                service,
                ingress({ serviceName: "shop", servicePort: "http" }, "extensions/v1beta1"),
            ],
        },
        {
            title: "a service of another stack",
            resources: [ingress(to("theirs", { number: 80 }), undefined, "theirs")],
        },
    ],
    failing: [
        {
            title: "a service that does not exist",
            resources: [namespace, service, ingress(to("store", { number: 80 }))],
            finds: [`${BACKEND}.service.name`],
            says: ['found "store"'],
        },
        {
            title: "a port that it has not",
            resources: [namespace, service, ingress(to("shop", { number: 8080 }))],
            finds: [`${BACKEND}.service.port.number`],
            says: ["found 8080"],
        },
        {
            title: "a port's name that it has not",
            resources: [service, ingress(to("shop", { name: "web" }))],
            finds: [`${BACKEND}.service.port.name`],
        },
        {
            title: "a default backend",
            resources: [
                namespace,
                resource("kubernetes:networking.k8s.io/v1:Ingress", "web", {
                    metadata: { namespace: "shop" },
                    spec: { defaultBackend: to("gone", { number: 80 }) },
                }),
            ],
            finds: ["web: spec.defaultBackend.service.name"],
        },
        {
            title: "the older form",
            resources: [
                namespace,
                service,
                ingress({ serviceName: "shop", servicePort: 8080 }, "networking.k8s.io/v1beta1"),
            ],
            finds: [`${BACKEND}.servicePort`],
        },
        {
            title: "a service of another namespace",
            resources: [
                service,
                {
                    ...service,
                    name: "two",
                    urn: "urn:pulumi:dev::app::x::two",
                    inputs: { metadata: { name: "store", namespace: "other" } },
                },
                ingress(to("shop", { number: 80 }), undefined, "other"),
            ],
            finds: [`${BACKEND}.service.name`],
        },
    ],
    unknown: [
        {
            title: "a service of which the name is not known yet",
            resources: [
                namespace,
                { ...service, inputs: { metadata: { name: UNKNOWN, namespace: "shop" } } },
                ingress(to("shop", { number: 80 })),
            ],
            finds: [`${BACKEND}.service.name`],
        },

        {
            title: "a name that is not known yet",
            resources: [namespace, service, ingress(to(UNKNOWN, { number: 80 }))],
            finds: [`${BACKEND}.service.name`],
        },
        {
            title: "a port that is not known yet",
            resources: [namespace, service, ingress(to("shop", { number: UNKNOWN }))],
            finds: [`${BACKEND}.service.port.number`],
        },
        {
            title: "a service's ports that are not known yet",
            resources: [
                namespace,
                { ...service, inputs: { metadata: { name: "shop", namespace: "shop" }, spec: UNKNOWN } },
                ingress(to("shop", { number: 80 })),
            ],
            finds: [`${BACKEND}.service.port.number`],
        },
    ],
};

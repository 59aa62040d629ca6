import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { k8sTargetPort } from "./k8sTargetPort.ts";

const labels = { app: "shop" };
const metadata = { name: "shop", namespace: "shop", labels };
const HTTP = { name: "http", containerPort: 8080 };
const workload = (ports: unknown, type = "apps/v1:Deployment", name = "app") =>
    resource(`kubernetes:${type}`, name, {
        metadata,
        spec: { template: { metadata: { labels }, spec: { containers: [{ name: "app", ports }] } } },
    });
const app = workload([HTTP, { name: "metrics", containerPort: 9464 }]);
const service = (port: object, more: object = {}) =>
    resource("kubernetes:core/v1:Service", "svc", {
        metadata,
        spec: { selector: labels, ports: [{ name: "http", port: 80, ...port }], ...more },
    });
const monitor = (port: unknown, more: object = {}) =>
    resource("kubernetes:monitoring.coreos.com/v1:ServiceMonitor", "monitor", {
        metadata,
        spec: { selector: { matchLabels: labels }, endpoints: [{ port }], ...more },
    });
const podMonitor = (port: unknown) =>
    resource("kubernetes:monitoring.coreos.com/v1:PodMonitor", "monitor", {
        metadata,
        spec: { selector: { matchLabels: labels }, podMetricsEndpoints: [{ port }] },
    });
const TARGET = ["svc: spec.ports[0].targetPort"];
const ENDPOINT = ["monitor: spec.endpoints[0].port"];

export const examples: RuleExamples = {
    rule: k8sTargetPort,
    passing: [
        {
            title: "a name outside, and no selector",
            resources: [
                app,
                service({ targetPort: "x" }, { type: "ExternalName" }),
                {
                    ...service({ targetPort: "x" }, { selector: undefined }),
                    name: "two",
                    urn: "urn:pulumi:dev::app::x::two",
                },
            ],
        },
        {
            title: "a patch",
            resources: [
                app,
                resource("kubernetes:core/v1:ServicePatch", "p", {
                    metadata,
                    spec: { selector: labels, ports: [{ port: 80, targetPort: "x" }] },
                }),
            ],
        },

        { title: "a port by name", resources: [app, service({ targetPort: "http" })] },
        { title: "a port by number", resources: [app, service({ targetPort: 8080 })] },
        { title: "the same port on both sides", resources: [app, service({ port: 8080 })] },
        {
            title: "a number where no port is declared",
            resources: [workload(undefined), service({ targetPort: 3000 })],
        },
        { title: "a headless service, whose port is not used", resources: [app, service({}, { clusterIP: "None" })] },
        {
            title: "a service that catches a job's pods too",
            resources: [app, workload(undefined, "batch/v1:Job", "job"), service({ targetPort: "http" })],
        },
        { title: "a monitor of a service's port", resources: [app, service({ targetPort: "http" }), monitor("http")] },
        { title: "a monitor of the pods", resources: [app, podMonitor("metrics")] },
        {
            title: "a monitor of other namespaces, or by number",
            resources: [
                app,
                service({ targetPort: "http" }),
                monitor("x", { namespaceSelector: { any: true } }),
                { ...monitor(undefined), name: "two", urn: "urn:pulumi:dev::app::x::two" },
            ],
        },
        {
            title: "pods of another stack, or none",
            resources: [
                service({ targetPort: "http" }),
                {
                    ...service({ targetPort: "x" }, { selector: undefined }),
                    name: "two",
                    urn: "urn:pulumi:dev::app::x::two",
                },
            ],
        },
        {
            title: "a number that the program is told, by an argument and by settings of the namespace",
            resources: [
                resource("kubernetes:apps/v1:Deployment", "app", {
                    metadata,
                    spec: {
                        template: {
                            metadata: { labels },
                            spec: { containers: [{ name: "app", ports: [HTTP], args: ["--grpc", "9090"] }] },
                        },
                    },
                }),
                resource("kubernetes:core/v1:ConfigMap", "c", { metadata, data: { "a.conf": "bind = :3000\n" } }),
                service({ targetPort: 9090 }),
                resource("kubernetes:core/v1:Service", "other", {
                    metadata: { ...metadata, name: "other" },
                    spec: { selector: labels, ports: [{ port: 3000 }] },
                }),
            ],
        },
    ],
    failing: [
        {
            title: "a number, though a job declares no ports",
            resources: [app, workload(null, "batch/v1:Job", "job"), service({ targetPort: 3000 })],
            finds: TARGET,
        },

        {
            title: "a name that no container has",
            resources: [app, service({ targetPort: "web" })],
            finds: TARGET,
            says: ['found "web"'],
        },
        {
            title: "a number that is not among those declared, and that settings of another namespace speak of",
            resources: [
                app,
                resource("kubernetes:core/v1:ConfigMap", "c", {
                    metadata: { name: "c", namespace: "theirs" },
                    data: { port: "3000" },
                }),
                service({ targetPort: 3000 }),
            ],
            finds: TARGET,
        },
        {
            title: "a port that was meant for the service alone",
            resources: [app, service({})],
            finds: ["svc: spec.ports[0].port"],
            says: ["found 80"],
        },
        {
            title: "a name where no port is declared",
            resources: [workload(undefined), service({ targetPort: "http" })],
            finds: TARGET,
        },
        {
            title: "a name that a headless service's pods have not",
            resources: [app, service({ targetPort: "web" }, { clusterIP: "None" })],
            finds: TARGET,
        },
        {
            title: "a monitor of a port that the pods have and the service has not",
            resources: [app, service({ targetPort: "http" }), monitor("metrics")],
            finds: ENDPOINT,
        },
        {
            title: "a monitor of a port that the pods have not",
            resources: [app, podMonitor("http-metrics")],
            finds: ["monitor: spec.podMetricsEndpoints[0].port"],
        },
    ],
    unknown: [
        { title: "a port that is not known yet", resources: [app, service({ targetPort: UNKNOWN })], finds: TARGET },
        {
            title: "a container's port that is not known yet",
            resources: [workload([{ name: UNKNOWN, containerPort: 80 }]), service({ targetPort: "http" })],
            finds: TARGET,
        },
        {
            title: "ports of a service that are not known yet",
            resources: [app, service({ targetPort: "http", name: UNKNOWN }), monitor("http")],
            finds: ENDPOINT,
        },
    ],
};

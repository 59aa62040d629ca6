import { from, resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { k8sSelectsPods } from "./k8sSelectsPods.ts";

const namespace = resource("kubernetes:core/v1:Namespace", "ns", { metadata: { name: "shop" } });
const metadata = (labels?: unknown, ns: unknown = from(namespace)) => ({ namespace: ns, labels });
const deployment = (labels: unknown, ns?: unknown, type = "apps/v1:Deployment") =>
    resource(`kubernetes:${type}`, "shop", {
        metadata: metadata(undefined, ns),
        spec: { template: { metadata: { labels }, spec: { containers: [{ name: "app" }] } } },
    });
const service = (selector: unknown, ns?: unknown, more: object = {}) =>
    resource("kubernetes:core/v1:Service", "svc", {
        metadata: metadata({ app: "shop" }, ns),
        spec: { selector, ...more },
    });
const other = (type: string, spec: unknown, ns?: unknown) =>
    resource(`kubernetes:${type}`, "other", { metadata: metadata(undefined, ns), spec });
const monitor = (selector: unknown, more: object = {}) =>
    other("monitoring.coreos.com/v1:ServiceMonitor", { selector, ...more });
const podMonitor = (selector: unknown, more: object = {}) =>
    other("monitoring.coreos.com/v1:PodMonitor", { selector, ...more });
const budget = (selector: unknown) => other("policy/v1:PodDisruptionBudget", { selector });
const policy = (podSelector: unknown) => other("networking.k8s.io/v1:NetworkPolicy", { podSelector });
const release = (ns: unknown) => resource("kubernetes:helm.sh/v3:Release", "chart", { chart: "x", namespace: ns });
const app = deployment({ app: "shop" });
const byApp = (value: unknown) => ({ matchLabels: { app: value } });
const SERVICE = ["svc: spec.selector"];
const OTHER = ["other: spec.selector"];

export const examples: RuleExamples = {
    rule: k8sSelectsPods,
    passing: [
        { title: "a service of a deployment", resources: [namespace, app, service({ app: "shop" })] },
        {
            title: "a budget and a monitor of it",
            resources: [
                namespace,
                app,
                service({ app: "shop" }),
                budget(byApp("shop")),
                { ...monitor(byApp("shop")), name: "m", urn: "urn:pulumi:dev::app::x::m" },
                { ...podMonitor(byApp("shop")), name: "p", urn: "urn:pulumi:dev::app::x::p" },
            ],
        },
        { title: "a policy of all pods", resources: [namespace, policy({})] },
        {
            title: "a policy of the pods of a job",
            resources: [
                namespace,
                deployment({ app: "shop" }, undefined, "batch/v1:Job"),
                policy({ matchLabels: { "job-name": "migrate" } }),
            ],
        },
        {
            title: "a service without a selector, or for a name outside",
            resources: [
                namespace,
                service(undefined),
                {
                    ...service({ a: "b" }, undefined, { type: "ExternalName" }),
                    name: "two",
                    urn: "urn:pulumi:dev::app::x::two",
                },
            ],
        },
        {
            title: "a service for the pods of a release",
            resources: [namespace, release(from(namespace)), service({ app: "nginx" })],
        },
        {
            title: "one for those of a release named by text",
            resources: [namespace, release("shop"), service({ app: "nginx" })],
        },
        { title: "a service for pods of another stack", resources: [service({ app: "x" }, "theirs")] },
        {
            title: "one beside an operator's object",
            resources: [namespace, other("kafka.strimzi.io/v1beta2:Kafka", {}), service({ app: "x" })],
        },
        {
            title: "a monitor of every namespace, and of another stack's",
            resources: [
                namespace,
                monitor(byApp("x"), { namespaceSelector: { any: true } }),
                {
                    ...monitor(byApp("x"), { namespaceSelector: { matchNames: ["theirs"] } }),
                    name: "two",
                    urn: "urn:pulumi:dev::app::x::two",
                },
            ],
        },
        {
            title: "a monitor that names the service's namespace",
            resources: [
                namespace,
                app,
                service({ app: "shop" }),
                monitor(byApp("shop"), { namespaceSelector: { matchNames: ["shop"] } }),
            ],
        },
        {
            title: "a patch",
            resources: [
                namespace,
                resource("kubernetes:core/v1:ServicePatch", "p", {
                    metadata: { namespace: "shop" },
                    spec: { selector: { app: "x" } },
                }),
            ],
        },
    ],
    failing: [
        {
            title: "a service with another label",
            resources: [namespace, app, service({ app: "store" })],
            finds: SERVICE,
            says: ["what nothing has"],
        },
        {
            title: "a service with one label too many",
            resources: [namespace, app, service({ app: "shop", tier: "web" })],
            finds: SERVICE,
        },
        {
            title: "a service in another namespace",
            resources: [namespace, deployment({ app: "shop" }, "other"), service({ app: "shop" })],
            finds: SERVICE,
        },
        {
            title: "a service beside its pods in somebody else's namespace",
            resources: [deployment({ app: "shop" }, "theirs"), service({ app: "store" }, "theirs")],
            finds: SERVICE,
        },
        { title: "a budget of nothing", resources: [namespace, app, budget(byApp("store"))], finds: OTHER },
        {
            title: "a policy of nothing",
            resources: [namespace, app, policy(byApp("store"))],
            finds: ["other: spec.podSelector"],
        },
        {
            title: "a monitor by the labels of pods, which the service has not",
            resources: [
                namespace,
                deployment({ app: "shop", tier: "web" }),
                service({ app: "shop" }),
                monitor({ matchLabels: { tier: "web" } }),
            ],
            finds: OTHER,
        },
        {
            title: "a monitor of pods with another label",
            resources: [namespace, app, podMonitor(byApp("x"))],
            finds: OTHER,
        },
        {
            title: "a monitor of the stack's namespace where nothing has the label",
            resources: [
                namespace,
                service(undefined),
                monitor(byApp("x"), { namespaceSelector: { matchNames: ["shop"] } }),
            ],
            finds: OTHER,
        },
        {
            title: "a pod template as the only one with the label",
            resources: [
                namespace,
                resource("kubernetes:core/v1:PodTemplate", "t", {
                    metadata: metadata(),
                    template: { metadata: { labels: { app: "shop" } }, spec: { containers: [{ name: "app" }] } },
                }),
                service({ app: "shop" }),
            ],
            finds: SERVICE,
        },
        {
            title: "a service of a list",
            resources: [
                namespace,
                app,
                resource("kubernetes:core/v1:ServiceList", "list", {
                    items: [{ metadata: { namespace: "shop" }, spec: { selector: { app: "x" } } }],
                }),
            ],
            finds: ["list: items[0].spec.selector"],
        },
    ],
    unknown: [
        {
            title: "labels that are not known yet",
            resources: [namespace, deployment(UNKNOWN), service({ app: "shop" })],
            finds: SERVICE,
        },
        {
            title: "a selector that is not known yet",
            resources: [namespace, app, service({ app: UNKNOWN })],
            finds: SERVICE,
        },
        {
            title: "pods of which the namespace is not known yet",
            resources: [namespace, deployment({ app: "shop" }, UNKNOWN), service({ app: "shop" })],
            finds: SERVICE,
        },
        {
            title: "a service of which the namespace is not known yet",
            resources: [namespace, app, service({ app: "shop" }, UNKNOWN)],
            finds: SERVICE,
        },
    ],
};

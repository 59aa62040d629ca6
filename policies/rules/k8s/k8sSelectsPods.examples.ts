import type { ResourceData } from "../../resource/resourceData.ts";
import { type Finds, from, resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { k8sSelectsPods } from "./k8sSelectsPods.ts";

const namespace = resource("kubernetes:core/v1:Namespace", "ns", { metadata: { name: "shop" } });
const second = resource("kubernetes:core/v1:Namespace", "ns2", { metadata: { name: "second" } });
const metadata = (labels?: unknown, ns: unknown = from(namespace)) => ({ namespace: ns, labels });
const template = (labels: unknown) => ({ metadata: { labels }, spec: { containers: [{ name: "app" }] } });
const deployment = (labels: unknown, ns?: unknown, type = "apps/v1:Deployment") =>
    resource(`kubernetes:${type}`, "shop", { metadata: metadata(undefined, ns), spec: { template: template(labels) } });
const service = (selector: unknown, ns?: unknown, more: object = {}, name = "svc") =>
    resource("kubernetes:core/v1:Service", name, {
        metadata: metadata({ app: "shop" }, ns),
        spec: { selector, ...more },
    });
const list = (...items: unknown[]) => resource("kubernetes:core/v1:ServiceList", "list", { items });
const other = (type: string, spec: unknown, name = "other") =>
    resource(`kubernetes:${type}`, name, { metadata: metadata(), spec });
const monitor = (selector: unknown, namespaceSelector?: object, name?: string) =>
    other("monitoring.coreos.com/v1:ServiceMonitor", { selector, namespaceSelector }, name);
const podMonitor = (selector: unknown, namespaceSelector?: object) =>
    other("monitoring.coreos.com/v1:PodMonitor", { selector, namespaceSelector });
const budget = (selector: unknown, name?: string) => other("policy/v1:PodDisruptionBudget", { selector }, name);
const policy = (podSelector: unknown) => other("networking.k8s.io/v1:NetworkPolicy", { podSelector });
const patch = (type: string, spec: object = {}) =>
    resource(`kubernetes:${type}Patch`, "patch", { metadata: { name: "x", namespace: "shop" }, spec });
const release = (ns: unknown, name = "chart") =>
    resource("kubernetes:helm.sh/v3:Release", name, { chart: "x", namespace: ns });
const app = deployment({ app: "shop" });
const inClusters = [
    deployment({ app: "shop" }, "theirs"),
    { ...deployment({ app: "x" }, "theirs"), name: "there", urn: "urn:pulumi:dev::app::x::there" },
    service({ app: "shop" }, "theirs"),
].map((each, index) => ({
    ...each,
    provider: { urn: `urn:pulumi:dev::app::pulumi:providers:kubernetes::${index > 0}` },
}));
const labelled = (app: unknown) => ({ matchLabels: { app } });
const SERVICE = ["svc: spec.selector"];
const OTHER = ["other: spec.selector"];
const LISTED = ["list: items[0].spec.selector"];

const passes = (title: string, ...resources: ResourceData[]) => ({ title, resources });
const finds = (title: string, found: readonly string[], ...resources: ResourceData[]): Finds => ({
    title,
    resources,
    finds: found,
});

export const examples: RuleExamples = {
    rule: k8sSelectsPods,
    passing: [
        passes("a service of a deployment", namespace, app, service({ app: "shop" })),
        passes(
            "a service of a rollout",
            namespace,
            deployment({ app: "shop" }, undefined, "argoproj.io/v1alpha1:Rollout"),
            service({ app: "shop" }),
        ),
        passes(
            "a budget and monitors of it",
            namespace,
            app,
            service({ app: "shop" }),
            budget(labelled("shop"), "pdb"),
            monitor(labelled("shop"), undefined, "monitor"),
            podMonitor(labelled("shop")),
        ),
        passes("a policy and a budget of all pods", namespace, policy({}), budget({}, "pdb")),
        passes(
            "a policy of the pods of a job",
            namespace,
            deployment({ app: "shop" }, undefined, "batch/v1:Job"),
            policy({ matchLabels: { "job-name": "migrate" } }),
        ),
        passes(
            "a service without a selector, or for a name outside",
            namespace,
            service(undefined),
            service({ a: "b" }, undefined, { type: "ExternalName" }, "two"),
        ),
        passes("a service that selects by nothing", namespace, app, service({})),
        passes("a service for the pods of a release", namespace, release(from(namespace)), service({ app: "x" })),
        passes("one for those of a release named by text", namespace, release("shop"), service({ app: "x" })),
        passes("one where a release is that may be anywhere", namespace, release(UNKNOWN), service({ app: "x" })),
        passes("a service for pods of another stack", service({ app: "x" }, "theirs")),
        passes("one beside an operator's object", namespace, other("kafka.io/v1:Kafka", {}), service({ app: "x" })),
        passes(
            "one beside part of somebody else's deployment",
            namespace,
            patch("apps/v1:Deployment"),
            service({ app: "x" }),
        ),
        passes(
            "a monitor of every namespace, and of another stack's",
            namespace,
            monitor(labelled("x"), { any: true }),
            monitor(labelled("x"), { matchNames: ["theirs"] }, "two"),
        ),
        passes("a monitor of pods everywhere", namespace, app, podMonitor(labelled("x"), { any: true })),
        passes(
            "a monitor that names the service's namespace",
            namespace,
            app,
            service({ app: "shop" }),
            monitor(labelled("shop"), { matchNames: ["shop"] }),
        ),
        passes(
            "a monitor of namespaces that are not known yet",
            namespace,
            app,
            monitor(labelled("x"), { matchNames: [UNKNOWN] }),
        ),
        passes(
            "a monitor of this namespace and another stack's",
            namespace,
            app,
            monitor(labelled("x"), { matchNames: ["shop", "theirs"] }),
        ),
        passes("a policy of a namespace that another stack fills", namespace, policy(labelled("x"))),
        passes("a patch", namespace, patch("core/v1:Service", { selector: { app: "x" } })),
    ],
    failing: [
        {
            ...finds("a service with another label", SERVICE, namespace, app, service({ app: "store" })),
            says: ["labels of pods", "what nothing has"],
        },
        finds("a service with a label too many", SERVICE, namespace, app, service({ app: "shop", tier: "web" })),
        finds(
            "a service in another namespace",
            SERVICE,
            namespace,
            deployment({ app: "shop" }, "other"),
            service({ app: "shop" }),
        ),
        finds(
            "a service beside its pods in somebody else's namespace",
            SERVICE,
            deployment({ app: "shop" }, "theirs"),
            service({ app: "store" }, "theirs"),
        ),
        finds(
            "a service beside releases in other namespaces",
            SERVICE,
            namespace,
            second,
            release(from(second)),
            release(undefined, "r2"),
            service({ app: "x" }),
        ),
        finds(
            "a service beside resources of other providers",
            SERVICE,
            namespace,
            resource("aws:sqs/queue:Queue", "queue", {}),
            service({ app: "x" }),
        ),
        finds("a service in a cluster where its pods are not", SERVICE, ...inClusters),
        finds("a budget of nothing", OTHER, namespace, app, budget(labelled("store"))),
        finds("a policy of nothing", ["other: spec.podSelector"], namespace, app, policy(labelled("store"))),
        {
            ...finds(
                "a monitor by the labels of pods, which the service has not",
                OTHER,
                namespace,
                deployment({ app: "shop", tier: "web" }),
                service({ app: "shop" }),
                monitor({ matchLabels: { tier: "web" } }),
            ),
            says: ["labels of a service"],
        },
        finds("a monitor of pods with another label", OTHER, namespace, app, podMonitor(labelled("x"))),
        finds(
            "a monitor of the stack's namespace where nothing has the label",
            OTHER,
            namespace,
            service(undefined),
            monitor(labelled("x"), { matchNames: ["shop"] }),
        ),
        finds(
            "a pod template as the only one with the label",
            SERVICE,
            namespace,
            resource("kubernetes:core/v1:PodTemplate", "t", {
                metadata: metadata(),
                template: template({ app: "shop" }),
            }),
            service({ app: "shop" }),
        ),
        finds(
            "a service of a list",
            LISTED,
            namespace,
            app,
            list({ metadata: { namespace: "shop" }, spec: { selector: { app: "x" } } }),
        ),
        finds(
            "a service of a list that states no namespace",
            LISTED,
            resource("kubernetes:apps/v1:Deployment", "web", { spec: { template: template({ app: "shop" }) } }),
            list({ spec: { selector: { app: "x" } } }),
        ),
    ],
    unknown: [
        finds("labels that are not known yet", SERVICE, namespace, deployment(UNKNOWN), service({ app: "shop" })),
        finds("a label that is not known yet", SERVICE, namespace, app, service({ app: UNKNOWN })),
        finds("a selector of which nothing is known yet", SERVICE, namespace, app, service(UNKNOWN)),
        finds("pairs that are not known yet", OTHER, namespace, app, budget({ matchLabels: UNKNOWN })),
        finds(
            "pods of which the namespace is not known yet",
            SERVICE,
            namespace,
            deployment({ app: "shop" }, UNKNOWN),
            service({ app: "shop" }),
        ),
        finds(
            "a service of which the namespace is not known yet",
            SERVICE,
            namespace,
            app,
            service({ app: "shop" }, UNKNOWN),
        ),
        finds(
            "a service of a list of which the namespace is not known yet",
            LISTED,
            namespace,
            app,
            list({ metadata: { namespace: UNKNOWN }, spec: { selector: { app: "shop" } } }),
        ),
    ],
};

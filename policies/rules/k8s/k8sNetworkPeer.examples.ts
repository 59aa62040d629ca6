import { from, resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { k8sNetworkPeer } from "./k8sNetworkPeer.ts";

const namespace = resource("kubernetes:core/v1:Namespace", "ns", { metadata: { name: "shop" } });
const workload = (app: unknown, ns: unknown = from(namespace)) =>
    resource("kubernetes:apps/v1:Deployment", `app-${String(ns)}`, {
        metadata: { namespace: ns },
        spec: {
            template: {
                metadata: { labels: { app } },
                spec: { containers: [{ name: "a", ports: [{ name: "http", containerPort: 80 }] }] },
            },
        },
    });
const policy = (spec: object) =>
    resource("kubernetes:networking.k8s.io/v1:NetworkPolicy", "policy", {
        metadata: { namespace: from(namespace) },
        spec: { podSelector: {}, ...spec },
    });
const ingress = (...peers: unknown[]) => policy({ ingress: [{ from: peers }] });
const pods = (app: unknown) => ({ podSelector: { matchLabels: { app } } });
const inNamespace = (name: unknown, app?: unknown) => ({
    namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": name } },
    ...(app === undefined ? {} : pods(app)),
});
const FINDS = ["policy: spec.ingress[0].from[0].podSelector"];

export const examples: RuleExamples = {
    rule: k8sNetworkPeer,
    passing: [
        { title: "a peer that is not known yet", resources: [namespace, workload("web"), ingress(UNKNOWN)] },
        {
            title: "a port's name for pods that are elsewhere",
            resources: [
                namespace,
                workload("web"),
                policy({ podSelector: { matchLabels: { app: "x" } }, ingress: [{ ports: [{ port: "metrics" }] }] }),
            ],
        },

        { title: "pods of the namespace", resources: [namespace, workload("web"), ingress(pods("web"))] },
        {
            title: "pods of a namespace of the stack, by its name",
            resources: [namespace, workload("web"), ingress(inNamespace("shop", "web"))],
        },
        {
            title: "pods of another stack's namespace",
            resources: [
                namespace,
                workload("web"),
                ingress(inNamespace("monitoring", "prometheus"), {
                    namespaceSelector: { matchLabels: { team: "x" } },
                    ...pods("x"),
                }),
            ],
        },
        {
            title: "all pods, all namespaces, an address",
            resources: [
                namespace,
                ingress({ podSelector: {} }, { namespaceSelector: {} }, { ipBlock: { cidr: "10.0.0.0/8" } }),
            ],
        },
        {
            title: "a port by name",
            resources: [
                namespace,
                workload("web"),
                policy({
                    podSelector: { matchLabels: { app: "web" } },
                    ingress: [{ ports: [{ port: "http" }, { port: 9464 }] }],
                }),
            ],
        },
        {
            title: "pods that a release may run",
            resources: [
                namespace,
                resource("kubernetes:helm.sh/v3:Release", "chart", { namespace: from(namespace) }),
                ingress(pods("nginx")),
            ],
        },
        {
            title: "a namespace that another stack makes",
            resources: [
                {
                    ...ingress(pods("x")),
                    inputs: { metadata: { namespace: "theirs" }, spec: { ingress: [{ from: [pods("x")] }] } },
                },
            ],
        },
    ],
    failing: [
        {
            title: "pods that nothing runs",
            resources: [namespace, workload("web"), ingress(pods("wbe"))],
            finds: FINDS,
            says: ["what nothing has"],
        },
        {
            title: "pods of another namespace, without naming it",
            resources: [namespace, workload("web"), workload("db", "other"), ingress(pods("db"))],
            finds: FINDS,
        },
        {
            title: "pods that a namespace of the stack has not",
            resources: [namespace, workload("web"), ingress(inNamespace("shop", "db"))],
            finds: FINDS,
        },
        {
            title: "a target that does not exist",
            resources: [namespace, workload("web"), policy({ egress: [{ to: [pods("db")] }] })],
            finds: ["policy: spec.egress[0].to[0].podSelector"],
        },
        {
            title: "a port's name that the pods have not",
            resources: [namespace, workload("web"), policy({ ingress: [{ ports: [{ port: "metrics" }] }] })],
            finds: ["policy: spec.ingress[0].ports[0].port"],
            says: ['found "metrics"'],
        },
    ],
    unknown: [
        {
            title: "a port's name that is not known yet",
            resources: [
                namespace,
                resource("kubernetes:core/v1:Pod", "pod", {
                    metadata: { namespace: from(namespace) },
                    spec: { containers: [{ name: "a", ports: [{ name: UNKNOWN, containerPort: 80 }] }] },
                }),
                policy({ ingress: [{ ports: [{ port: "http" }] }] }),
            ],
            finds: ["policy: spec.ingress[0].ports[0].port"],
        },

        {
            title: "labels that are not known yet",
            resources: [namespace, workload(UNKNOWN), ingress(pods("web"))],
            finds: FINDS,
        },
        {
            title: "a selector that is not known yet",
            resources: [namespace, workload("web"), ingress(pods(UNKNOWN))],
            finds: FINDS,
        },
        {
            title: "pods of which the namespace is not known yet",
            resources: [namespace, workload("web", UNKNOWN), ingress(pods("web"))],
            finds: FINDS,
        },
    ],
};

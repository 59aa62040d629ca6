import { from, resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { k8sEgressDns } from "./k8sEgressDns.ts";

const namespace = resource("kubernetes:core/v1:Namespace", "ns", { metadata: { name: "shop" } });
const metadata = { namespace: from(namespace) };
const labels = { app: "shop" };
const workload = (more: object = {}, type = "apps/v1:Deployment") =>
    resource(`kubernetes:${type}`, "app", { metadata, spec: { template: { metadata: { labels }, spec: more } } });
const app = workload();
const policy = (spec: object, name = "policy", ns: unknown = metadata.namespace) =>
    resource("kubernetes:networking.k8s.io/v1:NetworkPolicy", name, {
        metadata: { namespace: ns },
        spec: { podSelector: {}, policyTypes: ["Ingress", "Egress"], ...spec },
    });
const deny = policy({});
const DNS = [
    { protocol: "UDP", port: 53 },
    { protocol: "TCP", port: 53 },
];
const SYSTEM = { namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "kube-system" } } };
const allow = (rule: unknown, more: object = {}) => policy({ egress: [rule], ...more }, "allow");
const database = { to: [{ ipBlock: { cidr: "10.0.0.0/16" } }], ports: [{ port: 5432 }] };
const FINDS = ["app: networkPolicies"];

export const examples: RuleExamples = {
    rule: k8sEgressDns,
    passing: [
        {
            title: "a port by name",
            resources: [namespace, app, deny, allow({ ports: [{ protocol: "UDP", port: "dns" }] })],
        },
        {
            title: "every port of one protocol",
            resources: [namespace, app, deny, allow({ ports: [{ protocol: "UDP" }] })],
        },
        {
            title: "a patch, which states part of a pod",
            resources: [namespace, workload({}, "apps/v1:DeploymentPatch"), deny],
        },
        {
            title: "pods of which the namespace is not known yet",
            resources: [
                namespace,
                { ...app, inputs: { ...app.inputs, metadata: { namespace: UNKNOWN } }, propertyDependencies: {} },
                deny,
            ],
        },

        {
            title: "names beside what is allowed",
            resources: [namespace, app, deny, policy({ egress: [{ to: [SYSTEM], ports: DNS }, database] }, "allow")],
        },
        {
            title: "names by a policy of the workload",
            resources: [
                namespace,
                workload({}, "batch/v1:Job"),
                deny,
                allow({ ports: DNS }, { podSelector: { matchLabels: labels } }),
            ],
        },
        {
            title: "a range of ports, and every port",
            resources: [namespace, app, deny, allow({ ports: [{ protocol: "UDP", port: 1, endPort: 1024 }] })],
        },
        { title: "everything", resources: [namespace, app, deny, allow({})] },
        {
            title: "every port of an address, or a port by name",
            resources: [
                namespace,
                app,
                deny,
                allow({ to: [{ ipBlock: { cidr: "172.20.0.10/32" } }] }),
                {
                    ...allow({ ports: [{ protocol: "UDP", port: "dns" }] }),
                    name: "two",
                    urn: "urn:pulumi:dev::app::x::two",
                },
            ],
        },
        {
            title: "pods whose outgoing traffic nothing restricts",
            resources: [
                namespace,
                app,
                policy({ policyTypes: ["Ingress"] }),
                policy({ policyTypes: undefined, ingress: [] }, "other"),
                policy({ podSelector: { matchLabels: { app: "x" } } }, "theirs"),
                policy({}, "elsewhere", "other"),
            ],
        },
        { title: "pods in the network of their node", resources: [namespace, workload({ hostNetwork: true }), deny] },
    ],
    failing: [
        { title: "nothing but a denial", resources: [namespace, app, deny], finds: FINDS },
        { title: "a database by name, and no names", resources: [namespace, app, deny, allow(database)], finds: FINDS },
        {
            title: "names over TCP alone",
            resources: [namespace, app, deny, allow({ ports: [{ port: 53 }] })],
            finds: FINDS,
        },
        {
            title: "names of other pods",
            resources: [namespace, app, deny, allow({ ports: DNS }, { podSelector: { matchLabels: { app: "x" } } })],
            finds: FINDS,
        },
        {
            title: "names at pods of the namespace",
            resources: [namespace, app, deny, allow({ to: [{ podSelector: {} }], ports: DNS })],
            finds: FINDS,
        },
        {
            title: "egress rules without types",
            resources: [namespace, app, policy({ policyTypes: undefined, egress: [database] })],
            finds: FINDS,
        },
        {
            title: "ports below",
            resources: [
                namespace,
                app,
                deny,
                allow({
                    ports: [
                        { protocol: "UDP", port: 1, endPort: 52 },
                        { protocol: "UDP", port: 54 },
                    ],
                }),
            ],
            finds: FINDS,
        },
        {
            title: "a policy in a namespace of another stack",
            resources: [
                { ...app, inputs: { ...app.inputs, metadata: { namespace: "theirs" } } },
                policy({}, "policy", "theirs"),
            ],
            finds: FINDS,
        },
    ],
    unknown: [
        {
            title: "a protocol that is not known yet",
            resources: [namespace, app, deny, allow({ ports: [{ protocol: UNKNOWN, port: 53 }] })],
            finds: FINDS,
        },

        {
            title: "ports that are not known yet",
            resources: [namespace, app, deny, allow({ ports: [{ protocol: "UDP", port: UNKNOWN }] })],
            finds: FINDS,
        },
        {
            title: "types that are not known yet",
            resources: [namespace, app, policy({ policyTypes: [UNKNOWN] })],
            finds: FINDS,
        },
        {
            title: "targets that are not known yet",
            resources: [namespace, app, deny, allow({ to: [UNKNOWN], ports: DNS })],
            finds: FINDS,
        },
        {
            title: "a policy of which the namespace is not known yet",
            resources: [namespace, app, deny, policy({ egress: [{}] }, "allow", UNKNOWN)],
            finds: FINDS,
        },
        {
            title: "rules that are not known yet",
            resources: [namespace, app, deny, policy({ egress: [UNKNOWN] }, "allow")],
            finds: FINDS,
        },
        {
            title: "a policy of a network plugin",
            resources: [namespace, app, deny, resource("kubernetes:cilium.io/v2:CiliumNetworkPolicy", "c", {})],
            finds: FINDS,
        },
        {
            title: "a release that may bring a policy",
            resources: [
                namespace,
                app,
                deny,
                resource("kubernetes:helm.sh/v3:Release", "chart", { namespace: "shop" }),
            ],
            finds: FINDS,
        },
    ],
};

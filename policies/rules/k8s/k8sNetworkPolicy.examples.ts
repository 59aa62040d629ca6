import { from, resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { k8sNetworkPolicy } from "./k8sNetworkPolicy.ts";

const namespace = resource("kubernetes:core/v1:Namespace", "ns", { metadata: { name: "shop" } });
const workload = (ns: unknown, type = "apps/v1:Deployment") =>
    resource(`kubernetes:${type}`, "app", { metadata: { name: "app", namespace: ns } });
const policy = (spec: unknown, ns: unknown = from(namespace), type = "networking.k8s.io/v1:NetworkPolicy") =>
    resource(`kubernetes:${type}`, "policy", { metadata: { namespace: ns }, spec });
const deny = { podSelector: {}, policyTypes: ["Ingress", "Egress"] };
const app = workload(from(namespace));
const FINDS = ["ns: networkPolicies"];

export const examples: RuleExamples = {
    rule: k8sNetworkPolicy,
    passing: [
        { title: "a namespace that denies by default", resources: [namespace, app, policy(deny)] },
        {
            title: "one that does by name, through the older API, beside a policy for one workload",
            resources: [
                namespace,
                workload("shop", "extensions/v1beta1:DaemonSet"),
                {
                    ...policy({ podSelector: { matchLabels: { a: "b" } } }),
                    name: "p2",
                    urn: "urn:pulumi:dev::app::x::p2",
                },
                policy({ podSelector: { matchLabels: {} }, ingress: [] }, "shop", "extensions/v1beta1:NetworkPolicy"),
            ],
        },
        {
            title: "one that admits its own pods only",
            resources: [namespace, app, policy({ podSelector: {}, ingress: [{ from: [{ podSelector: {} }] }] })],
        },
        { title: "a namespace without workloads", resources: [namespace, workload("other")] },
    ],
    failing: [
        { title: "workloads and no policy", resources: [namespace, app], finds: FINDS },
        {
            title: "a policy in another namespace",
            resources: [namespace, workload("shop", "batch/v1:CronJob"), policy(deny, "other")],
            finds: FINDS,
        },
        {
            title: "a policy for one workload",
            resources: [namespace, app, policy({ ...deny, podSelector: { matchLabels: { app: "a" } } })],
            finds: FINDS,
        },
        {
            title: "a policy by expression",
            resources: [
                namespace,
                app,
                policy({ ...deny, podSelector: { matchExpressions: [{ key: "a", operator: "Exists" }] } }),
            ],
            finds: FINDS,
        },
        {
            title: "a policy for what leaves only",
            resources: [namespace, app, policy({ ...deny, policyTypes: ["Egress"] })],
            finds: FINDS,
        },
        {
            title: "a policy that admits everything",
            resources: [namespace, app, policy({ podSelector: {}, ingress: [{ from: [{ podSelector: {} }] }, {}] })],
            finds: FINDS,
        },
    ],
    unknown: [
        {
            title: "a policy of which the namespace is not known yet",
            resources: [namespace, app, policy(deny, UNKNOWN)],
            finds: FINDS,
        },
        {
            title: "workloads of which the namespace is not known yet",
            resources: [namespace, workload(UNKNOWN)],
            finds: FINDS,
        },
        {
            title: "a namespace that is only read",
            resources: [
                resource(
                    "kubernetes:core/v1:Namespace",
                    "ns",
                    {},
                    { external: true, outputs: { metadata: { name: "shop" } } },
                ),
                workload("shop"),
            ],
            finds: FINDS,
        },
        {
            title: "a policy that is not known yet",
            resources: [namespace, app, policy(UNKNOWN)],
            finds: FINDS,
        },
        {
            title: "a selector that is not known yet",
            resources: [
                namespace,
                app,
                policy({ ...deny, podSelector: { matchLabels: UNKNOWN, matchExpressions: [] } }),
            ],
            finds: FINDS,
        },
        {
            title: "sources that are not known yet",
            resources: [namespace, app, policy({ podSelector: {}, ingress: [UNKNOWN] })],
            finds: FINDS,
        },
        {
            title: "types that are not known yet",
            resources: [namespace, app, policy({ podSelector: {}, policyTypes: UNKNOWN })],
            finds: FINDS,
        },
        {
            title: "a policy of a network plugin",
            resources: [namespace, app, resource("kubernetes:cilium.io/v2:CiliumNetworkPolicy", "c", {})],
            finds: FINDS,
        },
    ],
};

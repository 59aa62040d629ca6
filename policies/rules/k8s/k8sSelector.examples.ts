import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { k8sSelector } from "./k8sSelector.ts";

const labels = { app: "shop", tier: "web" };
const workload = (selector: unknown, type = "apps/v1:Deployment", stated: unknown = labels) =>
    resource(`kubernetes:${type}`, "shop", {
        spec: { selector, template: { metadata: { labels: stated }, spec: { containers: [{ name: "app" }] } } },
    });
const expression = (key: string, operator: string, ...values: string[]) => ({
    matchExpressions: [{ key, operator, values }],
});
const FINDS = ["shop: spec.selector"];

export const examples: RuleExamples = {
    rule: k8sSelector,
    passing: [
        {
            title: "an empty map, for which the template's labels are taken",
            resources: [workload({}, "core/v1:ReplicationController")],
        },

        { title: "labels of the template", resources: [workload({ matchLabels: { app: "shop" } })] },
        {
            title: "expressions that hold",
            resources: [
                workload({ matchLabels: { tier: "web" }, ...expression("app", "In", "shop", "store") }),
                {
                    ...workload(expression("app", "Exists"), "apps/v1:DaemonSet"),
                    name: "two",
                    urn: "urn:pulumi:dev::app::x::two",
                },
                {
                    ...workload(expression("gone", "DoesNotExist")),
                    name: "three",
                    urn: "urn:pulumi:dev::app::x::three",
                },
                { ...workload(expression("app", "NotIn", "other")), name: "four", urn: "urn:pulumi:dev::app::x::four" },
                {
                    ...workload(expression("gone", "NotIn", "other")),
                    name: "five",
                    urn: "urn:pulumi:dev::app::x::five",
                },
            ],
        },
        {
            title: "the plain map of a replication controller",
            resources: [workload({ app: "shop" }, "core/v1:ReplicationController")],
        },
        {
            title: "none in an API that takes the template's labels",
            resources: [workload(undefined, "extensions/v1beta1:Deployment")],
        },
        {
            title: "a rollout with the template of a deployment",
            resources: [
                resource("kubernetes:argoproj.io/v1alpha1:Rollout", "shop", {
                    spec: { selector: { matchLabels: labels }, workloadRef: { kind: "Deployment", name: "shop" } },
                }),
            ],
        },
        {
            title: "a patch that states a selector alone",
            resources: [workload({ matchLabels: { app: "x" } }, "apps/v1:DeploymentPatch", undefined)],
        },
    ],
    failing: [
        {
            title: "a label with another value",
            resources: [workload({ matchLabels: { app: "store" } })],
            finds: FINDS,
            says: ["what the template's labels do not satisfy"],
        },
        {
            title: "a label that the template has not",
            resources: [workload({ matchLabels: { name: "shop" } }, "apps/v1:StatefulSet")],
            finds: FINDS,
        },
        {
            title: "a rollout's, with another value",
            resources: [workload({ matchLabels: { app: "store" } }, "argoproj.io/v1alpha1:Rollout")],
            finds: FINDS,
        },
        {
            title: "a rollout without one",
            resources: [workload(undefined, "argoproj.io/v1alpha1:Rollout")],
            finds: FINDS,
        },
        {
            title: "one label of two",
            resources: [workload({ matchLabels: { app: "shop", tier: "db" } })],
            finds: FINDS,
        },
        {
            title: "an expression that does not hold",
            resources: [workload(expression("app", "In", "store"))],
            finds: FINDS,
        },
        {
            title: "a label that has to be absent",
            resources: [workload(expression("app", "DoesNotExist"))],
            finds: FINDS,
        },
        {
            title: "a value that has to be another",
            resources: [workload(expression("app", "NotIn", "shop"))],
            finds: FINDS,
        },
        { title: "a label that has to be there", resources: [workload(expression("gone", "Exists"))], finds: FINDS },
        { title: "an empty selector", resources: [workload({})], finds: FINDS, says: ["an empty selector"] },
        { title: "no selector", resources: [workload(undefined)], finds: FINDS },
        {
            title: "a template without labels",
            resources: [workload({ matchLabels: { app: "shop" } }, "apps/v1:Deployment", {})],
            finds: FINDS,
        },
        {
            title: "another map",
            resources: [workload({ app: "store" }, "core/v1:ReplicationController")],
            finds: FINDS,
        },
        {
            title: "one deployment of a list",
            resources: [
                resource("kubernetes:apps/v1:DeploymentList", "list", {
                    items: [
                        {
                            spec: {
                                selector: { matchLabels: { a: "b" } },
                                template: { metadata: { labels: { a: "c" } }, spec: { containers: [{ name: "app" }] } },
                            },
                        },
                    ],
                }),
            ],
            finds: ["list: items[0].spec.selector"],
        },
    ],
    unknown: [
        {
            title: "a key that is not known yet",
            resources: [workload({ matchExpressions: [{ key: UNKNOWN, operator: "Exists" }] })],
            finds: FINDS,
        },
        { title: "pairs that are not known yet", resources: [workload({ matchLabels: UNKNOWN })], finds: FINDS },

        {
            title: "a label that is not known yet",
            resources: [workload({ matchLabels: { app: UNKNOWN } })],
            finds: FINDS,
        },
        {
            title: "labels that are not known yet",
            resources: [workload({ matchLabels: { app: "shop" } }, "apps/v1:Deployment", UNKNOWN)],
            finds: FINDS,
        },
        {
            title: "an operator that is not known yet",
            resources: [workload(expression("app", UNKNOWN, "shop"))],
            finds: FINDS,
        },
        { title: "a selector that is not known yet", resources: [workload(UNKNOWN)], finds: FINDS },
        {
            title: "a label to exist that is not known yet",
            resources: [workload(expression("app", "Exists"), "apps/v1:Deployment", { app: UNKNOWN })],
            finds: FINDS,
        },
        {
            title: "a label to be another that is not known yet",
            resources: [workload(expression("app", "NotIn", "x"), "apps/v1:Deployment", { app: UNKNOWN })],
            finds: FINDS,
        },
    ],
};

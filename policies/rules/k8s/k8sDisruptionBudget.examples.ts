import { from, resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { k8sDisruptionBudget } from "./k8sDisruptionBudget.ts";

const metadata = { name: "shop", namespace: "shop" };
const labels = { app: "shop" };
const workload = (replicas?: unknown, kind = "Deployment") =>
    resource(`kubernetes:apps/v1:${kind}`, "shop", {
        metadata,
        spec: { replicas, template: { metadata: { labels }, spec: { containers: [{ name: "app" }] } } },
    });
const budget = (spec: object, type = "policy/v1:PodDisruptionBudget") =>
    resource(`kubernetes:${type}`, "pdb", { metadata, spec: { selector: { matchLabels: labels }, ...spec } });
const autoscaler = (minReplicas: unknown, maxReplicas: unknown, name: unknown = "shop") =>
    resource("kubernetes:autoscaling/v2:HorizontalPodAutoscaler", "hpa", {
        metadata,
        spec: { scaleTargetRef: { kind: "Deployment", name }, minReplicas, maxReplicas },
    });
const MINIMUM = ["pdb: spec.minAvailable"];
const MAXIMUM = ["pdb: spec.maxUnavailable"];

export const examples: RuleExamples = {
    rule: k8sDisruptionBudget,
    passing: [
        {
            title: "pods on every node, of which one is kept",
            resources: [workload(undefined, "DaemonSet"), budget({ minAvailable: 1 })],
        },
        {
            title: "one that may go, of pods of which the number is not known yet",
            resources: [workload(UNKNOWN), budget({ maxUnavailable: 1 })],
        },

        { title: "one pod of three at a time", resources: [workload(3), budget({ maxUnavailable: 1 })] },
        {
            title: "two of three kept",
            resources: [workload(3, "StatefulSet"), budget({ minAvailable: 2 }, "policy/v1beta1:PodDisruptionBudget")],
        },
        { title: "half of three kept", resources: [workload(3), budget({ minAvailable: "50%" })] },
        {
            title: "one of at least three that are scaled",
            resources: [workload(), autoscaler(3, 20), budget({ minAvailable: 2 })],
        },
        {
            title: "one of at least three, by an edge",
            resources: [workload(), autoscaler(3, 20, from(workload())), budget({ minAvailable: 2 })],
        },
        { title: "a single pod that may go", resources: [workload(1), budget({ maxUnavailable: 1 })] },
        { title: "pods on every node", resources: [workload(undefined, "DaemonSet"), budget({ maxUnavailable: 1 })] },
        { title: "pods of another stack", resources: [budget({ minAvailable: 1 })] },
        { title: "no pods for now", resources: [workload(0), budget({ minAvailable: 1 })] },
        {
            title: "the pods of two deployments",
            resources: [
                workload(1),
                { ...workload(1), name: "two", urn: "urn:pulumi:dev::app::x::two" },
                budget({ minAvailable: 1 }),
            ],
        },
    ],
    failing: [
        {
            title: "both pods of a rollout",
            resources: [
                { ...workload(2), type: "kubernetes:argoproj.io/v1alpha1:Rollout" },
                budget({ maxUnavailable: 2 }),
            ],
            finds: MAXIMUM,
        },
        { title: "no share kept", resources: [workload(UNKNOWN), budget({ minAvailable: "0%" })], finds: MINIMUM },
        {
            title: "the whole share kept, of pods on every node",
            resources: [workload(undefined, "DaemonSet"), budget({ minAvailable: "100%" })],
            finds: MINIMUM,
        },

        {
            title: "no pod that may go",
            resources: [workload(3), budget({ maxUnavailable: 0 })],
            finds: MAXIMUM,
            says: ["expected an eviction allowed, found 0"],
        },
        { title: "none in percent", resources: [workload(3), budget({ maxUnavailable: "0%" })], finds: MAXIMUM },
        {
            title: "all pods kept",
            resources: [workload(3), budget({ minAvailable: 3 })],
            finds: MINIMUM,
            says: ["the 3 pods"],
        },
        {
            title: "all pods kept in percent",
            resources: [workload(3), budget({ minAvailable: "100%" })],
            finds: MINIMUM,
        },
        {
            title: "a percentage that rounds up to all",
            resources: [workload(3), budget({ minAvailable: "80%" })],
            finds: MINIMUM,
        },
        {
            title: "the only pod kept",
            resources: [workload(), budget({ minAvailable: 1 })],
            finds: MINIMUM,
            says: ["the 1 pods"],
        },
        {
            title: "as many kept as the autoscaler leaves at least",
            resources: [workload(), autoscaler(3, 20), budget({ minAvailable: 3 })],
            finds: MINIMUM,
        },
        {
            title: "one kept, of an autoscaler that states no minimum",
            resources: [workload(), autoscaler(undefined, 20), budget({ minAvailable: 1 })],
            finds: MINIMUM,
        },
        {
            title: "nothing kept",
            resources: [workload(3), budget({ minAvailable: 0 })],
            finds: MINIMUM,
            says: ["at least one pod kept"],
        },
        {
            title: "everything that may go",
            resources: [workload(3), budget({ maxUnavailable: "100%" })],
            finds: MAXIMUM,
        },
        {
            title: "as many that may go as there are at most",
            resources: [workload(3), budget({ maxUnavailable: 3 })],
            finds: MAXIMUM,
            says: ["one of the 3 pods kept"],
        },
    ],
    unknown: [
        {
            title: "pods of which the labels are not known yet",
            resources: [
                resource("kubernetes:apps/v1:Deployment", "shop", {
                    metadata,
                    spec: {
                        replicas: 3,
                        template: { metadata: { labels: UNKNOWN }, spec: { containers: [{ name: "app" }] } },
                    },
                }),
                budget({ minAvailable: 2 }),
            ],
            finds: MINIMUM,
        },
        {
            title: "more that may go than may be there",
            resources: [workload(UNKNOWN), budget({ maxUnavailable: 5 })],
            finds: MAXIMUM,
        },

        {
            title: "a minimum that is not known yet",
            resources: [workload(3), budget({ minAvailable: UNKNOWN })],
            finds: MINIMUM,
        },
        {
            title: "a maximum that is not known yet",
            resources: [workload(3), budget({ maxUnavailable: UNKNOWN })],
            finds: MAXIMUM,
        },
        {
            title: "replicas that are not known yet",
            resources: [workload(UNKNOWN), budget({ minAvailable: 2 })],
            finds: MINIMUM,
        },
        {
            title: "a share of replicas that are not known yet",
            resources: [workload(UNKNOWN), budget({ minAvailable: "50%" })],
            finds: MINIMUM,
        },
        {
            title: "an upper limit that is not known yet",
            resources: [workload(), autoscaler(3, UNKNOWN), budget({ maxUnavailable: 5 })],
            finds: MAXIMUM,
        },
    ],
};

import { from, resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { k8sAutoscaler } from "./k8sAutoscaler.ts";

const namespace = resource("kubernetes:core/v1:Namespace", "ns", { metadata: { name: "shop" } });
const metadata = { name: "shop", namespace: "shop" };
const requests = (amounts: unknown) => ({ name: "app", resources: { requests: amounts } });
const both = requests({ cpu: "250m", memory: "256Mi" });
const workload = (spec: object = {}, containers: unknown[] = [both], extras: object = {}, kind = "Deployment") =>
    resource(`kubernetes:apps/v1:${kind}`, "app", {
        metadata,
        spec: { template: { spec: { containers, ...extras } }, ...spec },
    });
const rollout = (spec: object = {}) => ({ ...workload(spec), type: "kubernetes:argoproj.io/v1alpha1:Rollout" });
const share = (name: unknown) => ({
    type: "Resource",
    resource: { name, target: { type: "Utilization", averageUtilization: 70 } },
});
const autoscaler = (name: unknown = "shop", metrics: unknown = [share("cpu"), share("memory")], kind = "Deployment") =>
    resource("kubernetes:autoscaling/v2:HorizontalPodAutoscaler", "hpa", {
        metadata,
        spec: { scaleTargetRef: { apiVersion: "apps/v1", kind, name }, minReplicas: 3, maxReplicas: 20, metrics },
    });
const NAME = ["hpa: spec.scaleTargetRef.name"];
const REPLICAS = ["app: spec.replicas"];
const CONTAINER = "app: spec.template.spec.containers[0].resources.requests";

export const examples: RuleExamples = {
    rule: k8sAutoscaler,
    passing: [
        {
            title: "replicas that only the first deployment sets, among other things",
            resources: [
                { ...workload({ replicas: 3 }), options: { ignoreChanges: ["metadata.labels", "spec.replicas"] } },
                autoscaler(),
            ],
        },
        {
            title: "a measure that is not known yet",
            resources: [workload({}, [{}]), autoscaler("shop", [share(UNKNOWN)])],
        },

        {
            title: "a target that leaves its replicas to it and states requests",
            resources: [namespace, workload(), autoscaler()],
        },
        { title: "a target by an edge", resources: [namespace, workload(), autoscaler(from(workload()))] },
        {
            title: "a target with limits, which are its requests where it states none",
            resources: [workload({}, [{ resources: { limits: { cpu: "1", memory: "1Gi" } } }]), autoscaler()],
        },
        {
            title: "a namespace that gives requests to containers without",
            resources: [
                workload({}, [{}]),
                autoscaler(),
                resource("kubernetes:core/v1:LimitRange", "range", { metadata }),
            ],
        },
        {
            title: "an amount, which needs no request",
            resources: [
                workload({}, [{}]),
                autoscaler("shop", [
                    { type: "Resource", resource: { name: "cpu", target: { averageValue: "1" } } },
                    { type: "External" },
                ]),
            ],
        },
        {
            title: "a share of one container",
            resources: [
                workload({}, [both, { name: "proxy" }]),
                autoscaler("shop", [
                    {
                        type: "ContainerResource",
                        containerResource: { name: "cpu", container: "app", target: { averageUtilization: 70 } },
                    },
                ]),
            ],
        },
        {
            title: "a container that runs before the others and is gone",
            resources: [workload({}, [both], { initContainers: [{ name: "init" }] }), autoscaler()],
        },
        {
            title: "replicas that only the first deployment sets",
            resources: [{ ...workload({ replicas: 3 }), options: { ignoreChanges: ["spec.replicas"] } }, autoscaler()],
        },
        {
            title: "a rollout that only at first has replicas of its own",
            resources: [
                namespace,
                { ...rollout({ replicas: 3 }), options: { ignoreChanges: ["spec.replicas"] } },
                autoscaler("shop", undefined, "Rollout"),
            ],
        },
        {
            title: "replicas that the cluster answers with",
            resources: [{ ...workload(), outputs: { spec: { replicas: 3 } } }, autoscaler()],
        },
        {
            title: "a target of a custom kind, or of another stack",
            resources: [
                autoscaler("x", [], "Scaled"),
                { ...autoscaler("x"), name: "two", urn: "urn:pulumi:dev::app::x::two" },
            ],
        },
    ],
    failing: [
        {
            title: "replicas of a deployment in a list",
            resources: [
                resource("kubernetes:apps/v1:DeploymentList", "app", {
                    items: [
                        { metadata: { name: "other", namespace: "shop" } },
                        { metadata, spec: { replicas: 3, template: { spec: { containers: [both] } } } },
                    ],
                }),
                autoscaler(),
            ],
            finds: ["app: items[1].spec.replicas"],
        },
        {
            title: "replicas that are ignored elsewhere",
            resources: [
                { ...workload({ replicas: 3 }), options: { ignoreChanges: ["metadata.labels"] } },
                autoscaler(),
            ],
            finds: REPLICAS,
        },

        {
            title: "replicas of a rollout",
            resources: [namespace, rollout({ replicas: 3 }), autoscaler("shop", undefined, "Rollout")],
            finds: REPLICAS,
        },
        {
            title: "a rollout in the place of the deployment that is meant",
            resources: [namespace, rollout(), autoscaler()],
            finds: NAME,
        },
        {
            title: "a target that does not exist",
            resources: [namespace, workload(), autoscaler("store")],
            finds: NAME,
            says: ['found "store"'],
        },
        {
            title: "a target of another kind",
            resources: [namespace, workload(), autoscaler("shop", [], "StatefulSet")],
            finds: NAME,
        },
        {
            title: "a name beside the one that was meant, in somebody else's namespace",
            resources: [workload(), autoscaler("store")],
            finds: NAME,
        },
        {
            title: "replicas set beside it",
            resources: [namespace, workload({ replicas: 3 }), autoscaler()],
            finds: REPLICAS,
            says: ["each deployment sets it back"],
        },
        {
            title: "a container without requests",
            resources: [workload({}, [{ name: "app" }]), autoscaler()],
            finds: [`${CONTAINER}.cpu`, `${CONTAINER}.memory`],
        },
        {
            title: "one without a request of memory",
            resources: [workload({}, [requests({ cpu: "1" })]), autoscaler()],
            finds: [`${CONTAINER}.memory`],
        },
        {
            title: "a sidecar without requests",
            resources: [
                workload({}, [both], { initContainers: [{ name: "proxy", restartPolicy: "Always" }] }),
                autoscaler("shop", [share("cpu")]),
            ],
            finds: ["app: spec.template.spec.initContainers[0].resources.requests.cpu"],
        },
        {
            title: "no metrics, which means a share of the processor",
            resources: [workload({}, [{}]), autoscaler("shop", null)],
            finds: [`${CONTAINER}.cpu`],
        },
        {
            title: "the older way to say it",
            resources: [
                workload({}, [{}]),
                resource("kubernetes:autoscaling/v1:HorizontalPodAutoscaler", "hpa", {
                    metadata,
                    spec: { scaleTargetRef: { kind: "Deployment", name: "shop" }, targetCPUUtilizationPercentage: 70 },
                }),
            ],
            finds: [`${CONTAINER}.cpu`],
        },
        {
            title: "a share of the older form",
            resources: [
                workload({}, [{}]),
                autoscaler("shop", [{ type: "Resource", resource: { name: "cpu", targetAverageUtilization: 70 } }]),
            ],
            finds: [`${CONTAINER}.cpu`],
        },
        {
            title: "one container's share without its request",
            resources: [
                workload({}, [{ name: "app" }, { ...both, name: "proxy" }]),
                autoscaler("shop", [
                    {
                        type: "ContainerResource",
                        containerResource: { name: "cpu", container: "app", target: { averageUtilization: 70 } },
                    },
                ]),
            ],
            finds: [`${CONTAINER}.cpu`],
        },
    ],
    unknown: [
        {
            title: "two deployments that may be meant",
            resources: [
                workload({ replicas: 3 }),
                { ...workload({}, [{}]), name: "two", urn: "urn:pulumi:dev::app::x::two" },
                autoscaler("shop", [share("cpu")]),
            ],
            finds: [...REPLICAS, "two: spec.template.spec.containers[0].resources.requests.cpu"],
        },

        { title: "a name that is not known yet", resources: [namespace, workload(), autoscaler(UNKNOWN)], finds: NAME },
        {
            title: "the name of a target that is not known yet",
            resources: [
                namespace,
                { ...workload(), inputs: { metadata: { name: UNKNOWN, namespace: "shop" } } },
                autoscaler(),
            ],
            finds: NAME,
        },
        {
            title: "requests that are not known yet",
            resources: [workload({}, [requests({ cpu: UNKNOWN, memory: "1Gi" })]), autoscaler()],
            finds: [`${CONTAINER}.cpu`],
        },
    ],
};

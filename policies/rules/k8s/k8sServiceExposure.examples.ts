import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { k8sServiceExposure } from "./k8sServiceExposure.ts";

const AWS = "service.beta.kubernetes.io/aws-load-balancer";
const RANGES = "service.beta.kubernetes.io/load-balancer-source-ranges";
const service = (spec: unknown, annotations?: unknown) =>
    resource("kubernetes:core/v1:Service", "service", { metadata: { annotations }, spec });
const balancer = (annotations?: unknown, more: object = {}) => service({ type: "LoadBalancer", ...more }, annotations);
const OPEN = "service: spec.loadBalancerSourceRanges";

export const examples: RuleExamples = {
    rule: k8sServiceExposure,
    passing: [
        {
            title: "a service within the cluster",
            resources: [service({ ports: [{ port: 80 }] }), service({ type: "ClusterIP" })],
        },
        {
            title: "internal load balancers, by annotations of several clouds",
            resources: [
                balancer({ [`${AWS}-scheme`]: "internal" }),
                balancer({ [`${AWS}-internal`]: "true" }),
                balancer({ [`${AWS}-internal`]: "0.0.0.0/0" }),
                balancer({ "service.beta.kubernetes.io/azure-load-balancer-internal": true }),
                balancer({ "networking.gke.io/load-balancer-type": "Internal" }),
            ],
        },
        {
            title: "load balancers that are internal unless told otherwise",
            resources: [
                balancer({ [`${AWS}-type`]: "external" }),
                balancer(undefined, { loadBalancerClass: "service.k8s.aws/nlb" }),
            ],
        },
        {
            title: "load balancers for named networks",
            resources: [
                balancer(undefined, { loadBalancerSourceRanges: ["203.0.113.0/24"] }),
                balancer({ [RANGES]: "203.0.113.0/24, 198.51.100.0/24" }),
            ],
        },
    ],
    failing: [
        { title: "a public load balancer", resources: [balancer()], finds: [OPEN] },
        {
            title: "a public load balancer of the AWS controller",
            resources: [
                balancer(
                    { [`${AWS}-type`]: "external", [`${AWS}-scheme`]: "internet-facing" },
                    { loadBalancerSourceRanges: [] },
                ),
            ],
            finds: [OPEN],
        },
        {
            title: "one that is said not to be internal",
            resources: [balancer({ [`${AWS}-internal`]: "false" })],
            finds: [OPEN],
        },
        {
            title: "another controller's class",
            resources: [balancer(undefined, { loadBalancerClass: "x" })],
            finds: [OPEN],
        },
        {
            title: "one for the world, beside a network that is not known yet",
            resources: [balancer(undefined, { loadBalancerSourceRanges: ["10.0.0.0/8", "0.0.0.0/0", UNKNOWN] })],
            finds: [`${OPEN}[1]`, `${OPEN}[2] unverified`],
        },
        {
            title: "one for the world by annotation",
            resources: [balancer({ [RANGES]: "10.0.0.0/8, ::/0" })],
            finds: [`service: metadata.annotations["${RANGES}"]`],
        },
        { title: "a port of the nodes", resources: [service({ type: "NodePort" })], finds: ["service: spec.type"] },
        {
            title: "an address from outside, in a list",
            resources: [
                resource("kubernetes:core/v1:ServiceList", "list", {
                    items: [{ spec: { externalIPs: ["203.0.113.7"] } }],
                }),
            ],
            finds: ["list: items[0].spec.externalIPs[0]"],
        },
    ],
    unknown: [
        {
            title: "a type that is not known yet",
            resources: [service({ type: UNKNOWN })],
            finds: ["service: spec.type"],
        },
        {
            title: "a scheme that is not known yet",
            resources: [balancer({ [`${AWS}-scheme`]: UNKNOWN })],
            finds: [OPEN],
        },
        {
            title: "a controller that is not known yet",
            resources: [balancer(undefined, { loadBalancerClass: UNKNOWN })],
            finds: [OPEN],
        },
        {
            title: "networks that are not known yet",
            resources: [balancer(undefined, { loadBalancerSourceRanges: UNKNOWN })],
            finds: [`${OPEN}[]`],
        },
        {
            title: "networks in an annotation that is not known yet",
            resources: [balancer({ [RANGES]: UNKNOWN })],
            finds: [`service: metadata.annotations["${RANGES}"]`],
        },
    ],
};

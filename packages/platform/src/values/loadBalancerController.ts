import type * as pulumi from "@pulumi/pulumi";
import { PLATFORM, SERVICE_ACCOUNTS } from "../plan/names.ts";
import type { Size } from "../plan/shape.ts";
import {
    hasBudget,
    replicasOf,
    type Resources,
    resources,
    RESTRICTED_CONTAINER,
    restrictedPod,
    spread,
    type SpreadConstraint,
} from "./placement.ts";

/**
 * Values of chart aws-load-balancer-controller 3.5 (kubernetes-sigs/aws-load-balancer-controller,
 * helm/aws-load-balancer-controller/values.yaml).
 */
export interface LoadBalancerControllerValues {
    readonly fullnameOverride: string;
    readonly clusterName: pulumi.Input<string>;
    readonly region: string;
    readonly vpcId: pulumi.Input<string>;
    readonly replicaCount: number;
    readonly serviceAccount: { readonly create: true; readonly name: string };
    readonly ingressClass: string;
    readonly createIngressClassResource: boolean;
    readonly ingressClassParams: { readonly create: boolean };
    readonly defaultTargetType: "ip";
    readonly defaultLoadBalancerScheme: "internal";
    readonly defaultSSLPolicy: string;
    readonly defaultTags: Readonly<Record<string, string>>;
    readonly enableServiceMutatorWebhook: boolean;
    readonly keepTLSSecret: boolean;
    readonly enableShield: boolean;
    readonly enableWaf: boolean;
    readonly enableWafv2: boolean;
    readonly podSecurityContext: ReturnType<typeof restrictedPod>;
    readonly securityContext: typeof RESTRICTED_CONTAINER;
    readonly resources: Resources;
    readonly topologySpreadConstraints: readonly SpreadConstraint[];
    readonly podDisruptionBudget: { readonly maxUnavailable?: number };
    readonly serviceMonitor: { readonly enabled: boolean };
}

export interface LoadBalancerControllerFacts {
    readonly size: Size;
    readonly monitored: boolean;
    readonly clusterName: pulumi.Input<string>;
    readonly region: string;
    readonly vpcId: pulumi.Input<string>;
    /** On every load balancer: the provider's default tags do not reach what the controller makes. */
    readonly tags: Readonly<Record<string, string>>;
}

/**
 * The controller that makes load balancers for ingresses of class `alb`.
 *
 * Region and VPC are told, since pods do not reach the instance metadata of their node. Its webhook for Services is off: with
 * it, no Service at all can be made while the controller is away, and load balancers for Services are asked for by their class.
 * The certificate of its other webhooks is kept, or every upgrade would make the API server refuse ingresses for a moment.
 */
export function loadBalancerControllerValues(facts: LoadBalancerControllerFacts): LoadBalancerControllerValues {
    const { size, monitored, clusterName, region, vpcId, tags } = facts;
    return {
        fullnameOverride: "aws-load-balancer-controller",
        clusterName,
        region,
        vpcId,
        replicaCount: replicasOf(size),
        serviceAccount: { create: true, name: SERVICE_ACCOUNTS.loadBalancerController.name },
        ingressClass: PLATFORM.ingressClass,
        createIngressClassResource: true,
        ingressClassParams: { create: true },
        defaultTargetType: "ip",
        defaultLoadBalancerScheme: "internal",
        defaultSSLPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
        defaultTags: tags,
        enableServiceMutatorWebhook: false,
        keepTLSSecret: true,
        // Shield Advanced is a contract, and WAF Classic has ended; web ACLs of WAFv2 are attached by annotation.
        enableShield: false,
        enableWaf: false,
        enableWafv2: true,
        podSecurityContext: restrictedPod(65532),
        securityContext: RESTRICTED_CONTAINER,
        resources: size === "small" ? resources("25m", "96Mi", "192Mi") : resources("100m", "256Mi"),
        topologySpreadConstraints: spread({ "app.kubernetes.io/name": "aws-load-balancer-controller" }),
        podDisruptionBudget: hasBudget(size) ? { maxUnavailable: 1 } : {},
        serviceMonitor: { enabled: monitored },
    };
}

import type { Reading } from "../reading/reading.ts";
import type { Relation } from "../relations/relation.ts";
import type { ResourceView } from "../resource/resourceView.ts";
import type { Answer } from "./answer.ts";
import { LISTENER } from "./types.ts";

/** Application, network and gateway load balancers; the API calls them v2. */
export const LOAD_BALANCER_V2 = [
    "aws:lb/loadBalancer:LoadBalancer",
    "aws:alb/loadBalancer:LoadBalancer",
    "aws:applicationloadbalancing/loadBalancer:LoadBalancer",
    "aws:elasticloadbalancingv2/loadBalancer:LoadBalancer",
] as const;
export const CLASSIC_LOAD_BALANCER = [
    "aws:elb/loadBalancer:LoadBalancer",
    "aws:elasticloadbalancing/loadBalancer:LoadBalancer",
] as const;
/** The second pair says what TLS a listener speaks and nothing else. */
export const CLASSIC_POLICY = [
    "aws:elb/loadBalancerPolicy:LoadBalancerPolicy",
    "aws:elasticloadbalancing/loadBalancerPolicy:LoadBalancerPolicy",
    "aws:elb/sslNegotiationPolicy:SslNegotiationPolicy",
    "aws:elasticloadbalancing/sslNegotiationPolicy:SslNegotiationPolicy",
] as const;
export const TARGET_GROUP = [
    "aws:lb/targetGroup:TargetGroup",
    "aws:alb/targetGroup:TargetGroup",
    "aws:applicationloadbalancing/targetGroup:TargetGroup",
    "aws:elasticloadbalancingv2/targetGroup:TargetGroup",
] as const;

export const BALANCER_OF_LISTENER: Relation = {
    types: LISTENER,
    property: "loadBalancerArn",
    parents: LOAD_BALANCER_V2,
    keys: [],
};

export function isClassic(balancer: ResourceView): boolean {
    return (CLASSIC_LOAD_BALANCER as readonly string[]).includes(balancer.type);
}

/** Whether a v2 load balancer is of the kind; one that does not say is an application load balancer. */
export function isKind(balancer: ResourceView, kind: "application" | "network" | "gateway"): Answer {
    const type: Reading = balancer.get("loadBalancerType");
    if (type.isUnknown) {
        return "unknown";
    }
    return (type.isSet ? type.string() : "application") === kind ? "yes" : "no";
}

import type { TypeModel } from "../model/model.ts";
import { joined, part } from "../model/shapes.ts";

// Names of computed properties: type declarations of @pulumi/aws 7.48. Forms of ids, ARNs and host names are written
// from knowledge of AWS and compared with no account; nothing but their looks depends on them.

const KINDS: Readonly<Record<string, string>> = { network: "net", gateway: "gwy" };

const models: Readonly<Record<string, TypeModel>> = {
    "loadBalancer:LoadBalancer": {
        taggable: true,
        autoname: { property: "name", maxLength: 32 },
        defaults: { loadBalancerType: "application" },
        compute: (context) => {
            const name = context.text("name");
            const kind = KINDS[context.text("loadBalancerType")] ?? "app";
            const arnSuffix = `${kind}/${name}/${context.hex("balancer", 16)}`;
            return {
                id: context.arn("elasticloadbalancing", `loadbalancer/${arnSuffix}`),
                outputs: {
                    arn: context.arn("elasticloadbalancing", `loadbalancer/${arnSuffix}`),
                    arnSuffix,
                    dnsName: `${name}-${Number.parseInt(context.hex("dns", 8), 16)}.${context.target.region}.elb.amazonaws.com`,
                    vpcId: context.ec2Id("vpc"),
                    zoneId: `Z${context.alphanumeric("zone", 13)}`,
                },
            };
        },
    },
    "targetGroup:TargetGroup": {
        taggable: true,
        autoname: { property: "name", maxLength: 32 },
        compute: (context) => {
            const arnSuffix = `targetgroup/${context.text("name")}/${context.hex("targets", 16)}`;
            const arn = context.arn("elasticloadbalancing", arnSuffix);
            return { id: arn, outputs: { arn, arnSuffix, loadBalancerArns: [] } };
        },
    },
    "listener:Listener": {
        taggable: true,
        compute: (context) => {
            const balancer = context.text(
                "loadBalancerArn",
                context.arn("elasticloadbalancing", "loadbalancer/app/unknown/0"),
            );
            const arn = `${balancer.replace(":loadbalancer/", ":listener/")}/${context.hex("listener", 16)}`;
            return { id: arn, outputs: { arn } };
        },
    },
    "listenerRule:ListenerRule": {
        taggable: true,
        compute: (context) => {
            const listener = context.text(
                "listenerArn",
                context.arn("elasticloadbalancing", "listener/app/unknown/0/0"),
            );
            const arn = `${listener.replace(":listener/", ":listener-rule/")}/${context.hex("rule", 16)}`;
            return { id: arn, outputs: { arn } };
        },
    },
    "targetGroupAttachment:TargetGroupAttachment": part(
        (context) => `${context.text("targetGroupArn")}-${context.hex("attachment", 26)}`,
    ),
    "listenerCertificate:ListenerCertificate": part(joined("_", "listenerArn", "certificateArn")),
};

/** Modules by which the SDK offers the same types: the one in use, and one that is kept for older programs. */
const MODULES = ["lb", "alb"];

/** Load balancers. */
export const loadBalancingTypes: Readonly<Record<string, TypeModel>> = {
    ...Object.fromEntries(
        MODULES.flatMap((module) => Object.entries(models).map(([type, model]) => [`aws:${module}/${type}`, model])),
    ),
    "aws:elb/loadBalancer:LoadBalancer": {
        taggable: true,
        autoname: { property: "name", maxLength: 32 },
        compute: (context) => {
            const name = context.text("name");
            return {
                id: name,
                outputs: {
                    arn: context.arn("elasticloadbalancing", `loadbalancer/${name}`),
                    dnsName: `${name}-${Number.parseInt(context.hex("dns", 8), 16)}.${context.target.region}.elb.amazonaws.com`,
                    sourceSecurityGroupId: context.ec2Id("sg"),
                    zoneId: `Z${context.alphanumeric("zone", 13)}`,
                },
            };
        },
    },
};

import type { TypeModel } from "../model/model.ts";

// Names of computed properties: type declarations of @pulumi/aws 7.48. Forms of ids, ARNs and host names are written
// from knowledge of AWS and compared with no account; nothing but their looks depends on them.

const KINDS: Readonly<Record<string, string>> = { network: "net", gateway: "gwy" };

/** Load balancers. */
export const loadBalancingTypes: Readonly<Record<string, TypeModel>> = {
    "aws:lb/loadBalancer:LoadBalancer": {
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
    "aws:lb/targetGroup:TargetGroup": {
        taggable: true,
        autoname: { property: "name", maxLength: 32 },
        compute: (context) => {
            const arnSuffix = `targetgroup/${context.text("name")}/${context.hex("targets", 16)}`;
            const arn = context.arn("elasticloadbalancing", arnSuffix);
            return { id: arn, outputs: { arn, arnSuffix, loadBalancerArns: [] } };
        },
    },
    "aws:lb/listener:Listener": {
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
};

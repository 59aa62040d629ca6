import { defineLayer } from "@plinth/core";
import { Network } from "@plinth/network";
import { settings } from "./settings.ts";

export const network = defineLayer({
    name: "network",
    owner: "platform",
    description: "The VPC with its subnets, routes, NAT, endpoints and flow logs",
    settings,
    evidence: ["subnetTiers"],
    build(settings, _upstream, context) {
        const { account, region, partition } = context.target;
        const made = new Network(
            "network",
            {
                ...settings,
                // One VPC serves all clusters of an environment, so the environment's name finds the subnets for each of them.
                karpenterDiscovery: settings.karpenterDiscovery ?? context.environment,
                account,
                region,
                partition,
                tags: context.tags,
            },
            context.options,
        );
        return {
            vpcId: made.vpcId,
            vpcCidr: made.vpcCidr,
            zones: [...made.zones],
            publicSubnetIds: made.publicSubnetIds,
            privateSubnetIds: made.privateSubnetIds,
            isolatedSubnetIds: made.isolatedSubnetIds,
            subnetTiers: made.subnetTiers,
        };
    },
});

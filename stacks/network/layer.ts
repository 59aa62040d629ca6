import { makeLayerDashboard } from "@plinth/alarms";
import { defineLayer } from "@plinth/core";
import { ExistingNetwork, Network } from "@plinth/network";
import { shapeOf } from "./choices.ts";
import { settings } from "./settings.ts";

export const network = defineLayer({
    name: "network",
    owner: "platform",
    description: "The VPC with its subnets, routes, NAT, endpoints and flow logs",
    settings,
    evidence: ["subnetTiers"],
    build(settings, _upstream, context) {
        const { account, region, partition } = context.target;
        const { existing, ...rest } = settings;
        const { cidr = "", zones, zoneSlots, tiers } = rest;
        if (existing !== undefined) {
            const args = { existing, cidr, zones, zoneSlots, tiers, region };
            return outputsOf(new ExistingNetwork("network", args, context.options));
        }
        const made = new Network(
            "network",
            {
                ...shapeOf(rest),
                // One VPC serves all clusters of an environment, so the environment's name finds the subnets for each of them.
                karpenterDiscovery: settings.karpenterDiscovery ?? context.environment,
                account,
                region,
                partition,
                tags: context.tags,
                ...context.alerting,
            },
            context.options,
        );
        makeLayerDashboard("network", context, [made.widgets]);
        return outputsOf(made);
    },
});

/** What other layers read, whoever made the network. */
function outputsOf(made: Network | ExistingNetwork) {
    return {
        vpcId: made.vpcId,
        vpcCidr: made.vpcCidr,
        zones: [...made.zones],
        publicSubnetIds: made.publicSubnetIds,
        privateSubnetIds: made.privateSubnetIds,
        isolatedSubnetIds: made.isolatedSubnetIds,
        customSubnetIds: made.customSubnetIds,
        subnetTiers: made.subnetTiers,
        subnetCidrs: made.subnetCidrs,
    };
}

import { defineLayer } from "@plinth/core";
import { type AddressChoice, ExistingNetwork, type NatChoice, Network } from "@plinth/network";
import { type NetworkSettings, settings } from "./settings.ts";

export const network = defineLayer({
    name: "network",
    owner: "platform",
    description: "The VPC with its subnets, routes, NAT, endpoints and flow logs",
    settings,
    evidence: ["subnetTiers"],
    build(settings, _upstream, context) {
        const { account, region, partition } = context.target;
        const { cidr, ipam, nat, natZone, natAddresses, existing, ...rest } = settings;
        const { zones, zoneSlots, tiers } = rest;
        if (existing !== undefined) {
            const args = { existing, cidr: cidr ?? "", zones, zoneSlots, tiers, region };
            return outputsOf(new ExistingNetwork("network", args, context.options));
        }
        const made = new Network(
            "network",
            {
                ...rest,
                ...addressesOf({ cidr, ipam }),
                ...natOf({ nat, natZone, natAddresses }),
                // One VPC serves all clusters of an environment, so the environment's name finds the subnets for each of them.
                karpenterDiscovery: settings.karpenterDiscovery ?? context.environment,
                account,
                region,
                partition,
                tags: context.tags,
            },
            context.options,
        );
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
    };
}

/** The settings' rules have seen to it that one of the two is there. */
function addressesOf({ cidr, ipam }: Pick<NetworkSettings, "cidr" | "ipam">): AddressChoice {
    return ipam === undefined ? { cidr: cidr ?? "" } : { ipam };
}

/** What belongs to another way than the one chosen was refused with the settings. */
function natOf({ nat, natZone, natAddresses }: Pick<NetworkSettings, "nat" | "natZone" | "natAddresses">): NatChoice {
    if (nat === "single") return { nat, natZone };
    return nat === "regional" ? { nat, natAddresses } : { nat };
}

import type { SubnetsShape } from "./layout.ts";
import { planSubnets } from "./planSubnets.ts";
import type { Tier } from "./shape.ts";

/** Blocks of the subnets of each tier, in the order of the zones; custom tiers are their owner's. */
export type SubnetCidrs = Readonly<Record<Tier, string[]>>;

/** The planned blocks by tier. Either topology makes its subnets with them. */
export function planSubnetCidrs(shape: SubnetsShape): SubnetCidrs {
    return cidrsByTier(planSubnets(shape));
}

export function cidrsByTier(subnets: readonly { readonly tier: string; readonly cidr: string }[]): SubnetCidrs {
    const of = (tier: Tier): string[] => subnets.filter((subnet) => subnet.tier === tier).map(({ cidr }) => cidr);
    return { public: of("public"), private: of("private"), isolated: of("isolated") };
}

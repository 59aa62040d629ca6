import { type Cidr, cidrOf, formatCidr, sizeOf } from "@plinth/core/addresses";
import { DEFAULTS, type NetworkShape, type Tier, TIERS } from "./shape.ts";
import { parseZone, ZONE_SLOTS, zoneKey } from "./zones.ts";

/** The part of a network that decides its addresses. */
export type SubnetsShape = Pick<NetworkShape, "cidr" | "zones" | "zoneSlots" | "tiers" | "subnets" | "reservedCidrs">;

export interface PlannedSubnet {
    readonly tier: Tier;
    /** As in the settings: `euw1-az1` or `eu-west-1a`. */
    readonly zone: string;
    /** Names the subnet, whatever its place in a list: `private-az1`. */
    readonly key: string;
    readonly cidr: string;
}

/**
 * Where each tier lies in the VPC, in sixteenths, and how many bits longer than the VPC's the prefix of one zone is.
 * The last quarter stays free: room for a tier that does not exist yet. Private subnets get half, since pods take their
 * addresses there. In 10.0.0.0/16: private 10.0.0.0/19 and on, public 10.0.128.0/21 and on, isolated 10.0.160.0/21 and on.
 */
const LAYOUT: Readonly<Record<Tier, { readonly start: number; readonly zoneBits: number }>> = {
    private: { start: 0, zoneBits: 3 },
    public: { start: 8, zoneBits: 5 },
    isolated: { start: 10, zoneBits: 5 },
};

/**
 * The smallest subnet of each tier, as a prefix length. AWS takes no subnet smaller than /28 (VPC User Guide, "Subnet CIDR
 * blocks"); public and private subnets hold load balancers, which need /27 (Elastic Load Balancing, Application Load Balancers).
 */
export const SMALLEST_SUBNET: Readonly<Record<Tier, number>> = { public: 27, private: 27, isolated: 28 };

/** The block a tier has in one zone slot of a VPC: decided by these three alone, so nothing else can move it. */
export function plannedBlock(vpc: Cidr, tier: Tier, slot: number): Cidr {
    const { start, zoneBits } = LAYOUT[tier];
    const prefix = vpc.prefix + zoneBits;
    return { first: vpc.first + (start * sizeOf(vpc.prefix)) / 16 + slot * sizeOf(prefix), prefix };
}

/** The prefix length of the smallest VPC that has room for a tier. */
export function smallestVpc(tier: Tier): number {
    return SMALLEST_SUBNET[tier] - LAYOUT[tier].zoneBits;
}

/** The slot a zone takes in the address plan; `undefined` where it has none of the four. */
export function slotOf(zone: string, zoneSlots: NetworkShape["zoneSlots"]): number | undefined {
    const slot = zoneSlots?.[zone] ?? parseZone(zone)?.position;
    return slot !== undefined && slot < ZONE_SLOTS ? slot : undefined;
}

/** Zones in the order of their slots, which reordering the settings does not change. Zones without a slot are left out. */
export function orderedZones(shape: Pick<NetworkShape, "zones" | "zoneSlots">): { zone: string; slot: number }[] {
    return [...new Set(shape.zones)]
        .flatMap((zone) => {
            const slot = slotOf(zone, shape.zoneSlots);
            return slot === undefined ? [] : [{ zone, slot }];
        })
        .sort((a, b) => a.slot - b.slot);
}

/** The tiers a network has, in the order of {@link TIERS}. */
export function tiersOf(shape: Pick<NetworkShape, "tiers">): Tier[] {
    const wanted: readonly Tier[] = shape.tiers ?? DEFAULTS.tiers;
    return TIERS.filter((tier) => wanted.includes(tier));
}

/**
 * Lays the subnets out, by tier and then by zone slot, without judging them; {@link planSubnets} refuses what is wrong.
 * Blocks too small for an address plan are left out.
 */
export function layOut(shape: SubnetsShape): PlannedSubnet[] {
    const vpc = cidrOf(shape.cidr);
    if (vpc === undefined) return [];
    return tiersOf(shape).flatMap((tier) =>
        orderedZones(shape).flatMap(({ zone, slot }) => {
            const given = shape.subnets?.[tier]?.[zone];
            if (given === undefined && vpc.prefix > smallestVpc(tier)) return [];
            return [
                {
                    tier,
                    zone,
                    key: `${tier}-${zoneKey(zone)}`,
                    cidr: given ?? formatCidr(plannedBlock(vpc, tier, slot)),
                },
            ];
        }),
    );
}

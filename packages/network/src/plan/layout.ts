import { type Cidr, cidrOf, formatCidr, sizeOf } from "@plinth/core/addresses";
import { type CustomTier, DEFAULTS, type NetworkShape, type Tier, TIERS } from "./shape.ts";
import { parseZone, ZONE_SLOTS, zoneKey } from "./zones.ts";

/** The part of a network that decides its addresses. */
export type SubnetsShape = Pick<
    NetworkShape,
    "zones" | "zoneSlots" | "tiers" | "customTiers" | "subnets" | "reservedCidrs"
> & { readonly cidr: string };

export interface PlannedSubnet {
    /** One of the three, or the name of a custom one. */
    readonly tier: string;
    /** Which of the three it is routed like: itself, but for custom tiers. */
    readonly routed: Tier;
    /** As in the settings: `euw1-az1` or `eu-west-1a`. */
    readonly zone: string;
    /** Names the subnet, whatever its place in a list: `private-az1`. */
    readonly key: string;
    readonly cidr: string;
}

/** Where a tier lies in the VPC. */
interface Room {
    /** In sixteenths of the VPC. */
    readonly start: number;
    /** How many bits longer than the VPC's the prefix of one zone is. */
    readonly zoneBits: number;
    /** The smallest subnet it takes, as a prefix length. */
    readonly smallest: number;
}

/**
 * The smallest subnet of each tier, as a prefix length. AWS takes no subnet smaller than /28 (VPC User Guide, "Subnet CIDR
 * blocks"); public and private subnets hold load balancers, which need /27 (Elastic Load Balancing, Application Load Balancers).
 */
const SMALLEST_SUBNET: Readonly<Record<Tier, number>> = { public: 27, private: 27, isolated: 28 };

/**
 * The three tiers' rooms. The last quarter is left for custom tiers. Private subnets get half, since pods take their addresses
 * there. In 10.0.0.0/16: private 10.0.0.0/19 and on, public 10.0.128.0/21 and on, isolated 10.0.160.0/21 and on.
 */
const LAYOUT: Readonly<Record<Tier, Omit<Room, "smallest">>> = {
    private: { start: 0, zoneBits: 3 },
    public: { start: 8, zoneBits: 5 },
    isolated: { start: 10, zoneBits: 5 },
};
const LAST_QUARTER = 12;

/** A tier of a network, one of the three or a custom one. */
export interface TierPlan {
    readonly tier: string;
    readonly routed: Tier;
    readonly smallest: number;
    /** `undefined` for a custom tier without a place: all its subnets are given. */
    readonly room: Room | undefined;
}

function planTier(tier: Tier): TierPlan {
    const smallest = SMALLEST_SUBNET[tier];
    return { tier, routed: tier, smallest, room: { ...LAYOUT[tier], smallest } };
}

function planCustom(tier: string, { routed, place, sixteenths = DEFAULTS.sixteenths }: CustomTier): TierPlan {
    const smallest = SMALLEST_SUBNET[routed];
    const room = { start: LAST_QUARTER + (place ?? 0), zoneBits: 6 - Math.log2(sixteenths), smallest };
    return { tier, routed, smallest, room: place === undefined ? undefined : room };
}

/** The tiers a network has: the three in the order of {@link TIERS}, then its own by name. */
export function tierPlans(shape: Pick<NetworkShape, "tiers" | "customTiers">): TierPlan[] {
    const own = Object.entries(shape.customTiers ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
    return [...tiersOf(shape).map(planTier), ...own.map(([name, custom]) => planCustom(name, custom))];
}

/** The block a tier has in one zone slot of a VPC: decided by these three alone, so nothing else can move it. */
function plannedBlock(vpc: Cidr, { start, zoneBits }: Room, slot: number): Cidr {
    const prefix = vpc.prefix + zoneBits;
    return { first: vpc.first + (start * sizeOf(vpc.prefix)) / 16 + slot * sizeOf(prefix), prefix };
}

/**
 * Whether a VPC of this size is too small for its tiers: then the rule and the size needed. Only planned subnets count; with
 * every subnet of a tier given, the plan needs no room.
 */
export function shortOfRoom(
    shape: Omit<SubnetsShape, "cidr">,
    prefix: number,
): { readonly rule: string; readonly needed: number } | undefined {
    const short = tierPlans(shape).flatMap(({ tier, room }) =>
        room !== undefined &&
        prefix > smallestVpc(room) &&
        shape.zones.some((zone) => shape.subnets?.[tier]?.[zone] === undefined)
            ? [{ tier, needs: smallestVpc(room) }]
            : [],
    );
    if (short.length === 0) return undefined;
    const needed = Math.min(...short.map(({ needs }) => needs));
    const names = short.map(({ tier }) => tier).join(", ");
    return {
        rule: `must be /${needed} or larger: tier ${names} would get subnets too small for AWS, with room for four zones`,
        needed,
    };
}

/** The prefix length of the smallest VPC that has room for a tier. */
function smallestVpc({ smallest, zoneBits }: Room): number {
    return smallest - zoneBits;
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

/** Which of the three tiers a network has, in the order of {@link TIERS}. */
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
    return tierPlans(shape).flatMap(({ tier, routed, room }) =>
        orderedZones(shape).flatMap(({ zone, slot }) => {
            const given = shape.subnets?.[tier]?.[zone];
            const key = `${tier}-${zoneKey(zone)}`;
            if (given !== undefined) return [{ tier, routed, zone, key, cidr: given }];
            if (room === undefined || vpc.prefix > smallestVpc(room)) return [];
            return [{ tier, routed, zone, key, cidr: formatCidr(plannedBlock(vpc, room, slot)) }];
        }),
    );
}

import {
    breakEven,
    HOURS_PER_MONTH,
    type Money,
    monthlyCost,
    type Price,
    type PricedItem,
    priceOf,
    sum,
} from "@plinth/prices";
import { checkNat } from "../plan/checkNat.ts";
import { checkTopology } from "../plan/checkTopology.ts";
import { orderedZones } from "../plan/layout.ts";
import { planNat } from "../plan/planNat.ts";
import { DEFAULTS, NAT_MODES, type NatMode, type NetworkShape } from "../plan/shape.ts";

/** What a way out of private subnets costs a month, whether anything passes it or not. */
export interface NatCost {
    readonly nat: NatMode;
    /** Gateways that stand in a zone; of a regional one, the zones it is active in. */
    readonly gateways: number;
    /** Public IPv4 addresses. */
    readonly addresses: number;
    /** Fixed, rounded to cents. */
    readonly monthly: Money;
    /** For what passes it; `undefined` where nothing can. */
    readonly perGigabyte: Money | undefined;
}

/** What an interface endpoint costs a month. */
export interface EndpointCost {
    /** As in the settings. */
    readonly service: string;
    readonly zones: number;
    /** Fixed, rounded to cents. */
    readonly monthly: Money;
    /** Of its first gigabytes; the steps stand among the prices. */
    readonly perGigabyte: Money;
    /**
     * The gigabytes a month, rounded up, from which it costs no more than the same traffic through NAT: its hours against NAT's
     * price by the gigabyte, since the gateway stands for the rest of the traffic anyway. `never` where NAT is not dearer by the
     * gigabyte; `noNat` where nothing else leads there.
     */
    readonly breakEvenGigabytes: number | "never" | "unknown" | "noNat";
}

/** A price that the costs are made of; `unknown` where nobody has read it for this region. */
export type UsedPrice = { readonly item: PricedItem } & (Price | { readonly tiers: "unknown" });

/** What a network costs a month by AWS's list prices, as far as its settings decide it. */
export interface NetworkCosts {
    readonly region: string;
    readonly currency: "USD";
    readonly hoursPerMonth: number;
    readonly nat: NatCost;
    readonly endpoints: readonly EndpointCost[];
    /** NAT and interface endpoints together, fixed. */
    readonly monthly: Money;
    /** What the other ways out that this network can have would cost, and the chosen one. */
    readonly natChoices: readonly NatCost[];
    readonly prices: readonly UsedPrice[];
}

/** The part of a network's shape that its costs follow from. */
export type CostShape = Pick<
    NetworkShape,
    "topology" | "zones" | "zoneSlots" | "tiers" | "customTiers" | "nat" | "natZone" | "natAddresses" | "endpoints"
>;

/**
 * Works out what a network's NAT and interface endpoints cost a month, whatever passes them. Gateway endpoints cost nothing (AWS
 * PrivateLink Guide, "Gateway endpoints"). Not counted, since settings do not decide it: what is processed by the gigabyte, data
 * transfer between zones and out of AWS, flow logs.
 *
 * @param prices finds the list price of an item in a region. @default the table of `@plinth/prices`
 */
export function planCosts(shape: CostShape, region: string, prices = priceOf): NetworkCosts {
    const find = (item: PricedItem): Price | undefined => prices(item, region);
    const nat = natCost(shape, shape.nat ?? DEFAULTS.nat, find);
    const zones = orderedZones(shape).length;
    const endpoints = (shape.endpoints?.interface ?? []).map((service) => endpointCost(service, zones, nat.nat, find));
    return {
        region,
        currency: "USD",
        hoursPerMonth: HOURS_PER_MONTH,
        nat,
        endpoints,
        monthly: cents(sum([nat.monthly, ...endpoints.map(({ monthly }) => monthly)])),
        natChoices: NAT_MODES.filter((mode) => mode === nat.nat || isPossible(shape, mode)).map((mode) =>
            natCost(shape, mode, find),
        ),
        prices: USED.map((item) => ({ item, ...(find(item) ?? { tiers: "unknown" as const }) })),
    };
}

const USED: readonly PricedItem[] = [
    "natGateway.hour",
    "natGateway.gigabyte",
    "regionalNatGateway.zoneHour",
    "regionalNatGateway.gigabyte",
    "publicIpv4.hour",
    "interfaceEndpoint.zoneHour",
    "interfaceEndpoint.gigabyte",
];

type Find = (item: PricedItem) => Price | undefined;

/** A regional gateway is counted as active in every zone of the network, with one address in each: the most it comes to at rest. */
function natCost(shape: CostShape, nat: NatMode, find: Find): NatCost {
    if (nat === "none") return { nat, gateways: 0, addresses: 0, monthly: 0, perGigabyte: undefined };
    const gateways = nat === "regional" ? orderedZones(shape).length : planNat({ ...shape, nat }).gateways.length;
    const hours = monthlyCost(find(nat === "regional" ? "regionalNatGateway.zoneHour" : "natGateway.hour"), gateways);
    const monthly = cents(sum([hours, monthlyCost(find("publicIpv4.hour"), gateways)]));
    return { nat, gateways, addresses: gateways, monthly, perGigabyte: firstStep(find(processing(nat))) };
}

function endpointCost(service: string, zones: number, nat: NatMode, find: Find): EndpointCost {
    const fixed = monthlyCost(find("interfaceEndpoint.zoneHour"), zones);
    const own = find("interfaceEndpoint.gigabyte");
    const even = nat === "none" ? "noNat" : breakEven(fixed, own, find(processing(nat)));
    return {
        service,
        zones,
        monthly: cents(fixed),
        perGigabyte: firstStep(own),
        breakEvenGigabytes: typeof even === "number" ? Math.ceil(even) : even,
    };
}

function processing(nat: NatMode): PricedItem {
    return nat === "regional" ? "regionalNatGateway.gigabyte" : "natGateway.gigabyte";
}

function isPossible(shape: CostShape, nat: NatMode): boolean {
    const natZone = nat === "single" ? shape.natZone : undefined;
    const other = { ...shape, nat, natZone, natAddresses: undefined };
    return checkNat(other).length === 0 && checkTopology(other).length === 0;
}

function firstStep(price: Price | undefined): Money {
    return price?.tiers[0]?.amount ?? "unknown";
}

function cents(amount: Money): Money {
    return amount === "unknown" ? amount : Math.round(amount * 100) / 100;
}

import { orderedZones, tierPlans } from "./layout.ts";
import { planSubnets } from "./planSubnets.ts";
import { DEFAULTS, type NetworkShape, type Tier } from "./shape.ts";

/** One kind of subnet as awsx takes it: a block for each zone. */
export interface AwsxSpec {
    /** One of the three tiers, or the name of a custom one. */
    readonly tier: string;
    readonly routed: Tier;
    readonly type: "Public" | "Private" | "Isolated";
    /** Custom tiers are named; of each type one may go without. */
    readonly name?: string;
    /** In the order of the zones. */
    readonly cidrBlocks: readonly string[];
}

/** A network as awsx.ec2.Vpc takes it. */
export interface AwsxPlan {
    /** In the order of their slots: awsx numbers what it makes by a zone's place in the list. */
    readonly zones: readonly string[];
    readonly natStrategy: "None" | "Single" | "OnePerAz";
    /** Public ones first, then private and isolated ones: the order in which awsx makes a zone's subnets, whatever it is given. */
    readonly specs: readonly AwsxSpec[];
}

const TYPES: Readonly<Record<Tier, AwsxSpec["type"]>> = { public: "Public", private: "Private", isolated: "Isolated" };
const ORDER: readonly Tier[] = ["public", "private", "isolated"];
const STRATEGIES = { none: "None", single: "Single", perZone: "OnePerAz" } as const;

/**
 * Plans a network for awsx: the same subnets in the same blocks as {@link planSubnets}, so that awsx works out no address.
 *
 * @throws ProblemsError with everything that is wrong with the addresses.
 */
export function planAwsx(shape: NetworkShape & { readonly cidr: string }): AwsxPlan {
    const zones = orderedZones(shape).map(({ zone }) => zone);
    const subnets = planSubnets(shape);
    const nat = shape.nat ?? DEFAULTS.nat;
    const specs = tierPlans(shape).map(({ tier, routed }): AwsxSpec => {
        const blocks = zones.map((zone) => subnets.find((one) => one.tier === tier && one.zone === zone)?.cidr ?? "");
        return { tier, routed, type: TYPES[routed], ...(tier === routed ? {} : { name: tier }), cidrBlocks: blocks };
    });
    return {
        zones,
        natStrategy: nat === "regional" ? "None" : STRATEGIES[nat],
        specs: specs.sort((a, b) => ORDER.indexOf(a.routed) - ORDER.indexOf(b.routed)),
    };
}

/** The logical name that awsx gives what belongs to a tier in a zone: `network-private-1`. @param zone its place, from 0 */
export function awsxName(component: string, { type, name = type.toLowerCase() }: AwsxSpec, zone: number): string {
    return `${component}-${name}-${zone + 1}`;
}

import { orderedZones } from "./layout.ts";
import { type AwsxPlan, awsxName, type AwsxSpec } from "./planAwsx.ts";
import { planNat } from "./planNat.ts";
import { DEFAULTS, type NetworkShape } from "./shape.ts";
import { zoneKey } from "./zones.ts";

/** Types that both topologies make. */
export const TYPES = {
    vpc: "aws:ec2/vpc:Vpc",
    internetGateway: "aws:ec2/internetGateway:InternetGateway",
    subnet: "aws:ec2/subnet:Subnet",
    table: "aws:ec2/routeTable:RouteTable",
    association: "aws:ec2/routeTableAssociation:RouteTableAssociation",
    route: "aws:ec2/route:Route",
    address: "aws:ec2/eip:Eip",
    nat: "aws:ec2/natGateway:NatGateway",
} as const;

/** A resource that both topologies make, by the names it has in each. */
export interface SharedChild {
    readonly type: string;
    /** The native one's name without the component's: `private-az1`. */
    readonly role: string;
    readonly awsxName: string;
    /** Types of awsx's parents of it, below awsx's own component. */
    readonly awsxParents: readonly string[];
}

const IN_VPC = [TYPES.vpc];
const IN_SUBNET = [TYPES.vpc, TYPES.subnet];
const IN_TABLE = [TYPES.vpc, TYPES.subnet, TYPES.table];

/**
 * Which resource of the one topology is which of the other, so that changing it takes them over instead of making them anew.
 *
 * Native subnets of a public or isolated tier share a route table; awsx gives each its own. The shared one is that of the first zone
 * there, and the others' are made, or deleted.
 */
export function planMove(component: string, shape: NetworkShape, { specs }: AwsxPlan): SharedChild[] {
    const zones = orderedZones(shape).map(({ zone }) => zone);
    const gateways = planNat(shape).gateways;
    const once: SharedChild[] = [
        { type: TYPES.vpc, role: "vpc", awsxName: component, awsxParents: [] },
        { type: TYPES.internetGateway, role: "internet-gateway", awsxName: component, awsxParents: IN_VPC },
    ];
    const nat = zones.flatMap((zone, place): SharedChild[] => {
        if (!gateways.includes(zone)) return [];
        const child = { role: `nat-${zoneKey(zone)}`, awsxName: `${component}-${place + 1}`, awsxParents: IN_SUBNET };
        return [
            { type: TYPES.address, ...child },
            { type: TYPES.nat, ...child },
        ];
    });
    const subnets = specs.flatMap((spec) =>
        zones.flatMap((zone, place): SharedChild[] => {
            const name = awsxName(component, spec, place);
            const role = `${spec.tier}-${zoneKey(zone)}`;
            return [
                { type: TYPES.subnet, role, awsxName: name, awsxParents: IN_VPC },
                { type: TYPES.association, role, awsxName: name, awsxParents: IN_TABLE },
                ...tableOf(spec, zone, place, name, (shape.nat ?? DEFAULTS.nat) !== "none"),
            ];
        }),
    );
    return [...once, ...nat, ...subnets];
}

function tableOf(spec: AwsxSpec, zone: string, place: number, awsxName: string, hasNat: boolean): SharedChild[] {
    const role = nativeTable(spec, zone, place);
    if (role === undefined) return [];
    const table = { type: TYPES.table, role, awsxName, awsxParents: IN_SUBNET };
    const leaves = spec.routed === "public" || (spec.routed === "private" && hasNat);
    const route = { type: TYPES.route, role: `${role}-internet`, awsxName, awsxParents: IN_TABLE };
    return leaves ? [table, route] : [table];
}

/** The role of the native route table that is a subnet's own in awsx; `undefined` where it has none to take over. */
export function nativeTable(
    { tier, routed }: Pick<AwsxSpec, "tier" | "routed">,
    zone: string,
    place: number,
): string | undefined {
    if (routed === "private") return `${tier}-${zoneKey(zone)}`;
    return place === 0 ? tier : undefined;
}

import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { makeNat, type Nat } from "./nat.ts";
import { orderedZones, type Tier, tierPlans, TYPES, zoneKey } from "./plan/index.ts";
import { childName, childOptions, type MadeVpc, type Scope, tagged } from "./scope.ts";
import type { MadeSubnet } from "./subnets.ts";

const EVERYWHERE = "0.0.0.0/0";

/** A route table, and the role it is called by: `private-az1`. */
export interface MadeTable {
    readonly role: string;
    readonly id: pulumi.Output<string>;
    /** The role it had under the other topology, where that is another. */
    readonly formerRole?: string;
}

/** The ways out of a network. */
export interface Routing {
    /** Tables of tiers routed as private or isolated: those that gateway endpoints are added to. */
    readonly innerTables: readonly MadeTable[];
    /** Ids of NAT gateways, by zone or `regional`. */
    readonly natGateways: Readonly<Record<string, pulumi.Output<string>>>;
    /** Addresses that private subnets leave from, by zone order; empty without NAT. */
    readonly natPublicIps: pulumi.Output<string[]>;
}

/**
 * Routes every tier.
 *
 * Subnets of a public tier share one table: the internet gateway serves all zones, so a table per zone would say the same four
 * times. Those of a private one have one each, even behind a single NAT gateway: going to one per zone then changes routes, not
 * tables. Those of an isolated one share a table, which never has a route out. No two tiers share a table.
 */
export function makeRouting(scope: Scope, vpc: MadeVpc, subnets: readonly MadeSubnet[]): Routing {
    const tiers = tierPlans(scope.shape);
    const routed = (as: Tier) => tiers.filter((plan) => plan.routed === as).map(({ tier }) => tier);
    const internet =
        routed("public").length > 0 || scope.shape.nat === "regional" ? makeInternetGateway(scope, vpc) : undefined;
    for (const tier of routed("public")) {
        const table = makeTable(scope, vpc, tier, of(tier, subnets));
        if (internet === undefined) continue;
        const route = { routeTableId: table.id, destinationCidrBlock: EVERYWHERE, gatewayId: internet.id };
        const role = `${tier}-internet`;
        new aws.ec2.Route(childName(scope, role), route, childOptions(scope, TYPES.route, role));
    }
    const nat = makeNat(scope, vpc, subnets, internet);
    return {
        innerTables: [
            ...routed("private").flatMap((tier) => makePrivateRoutes(scope, vpc, tier, subnets, nat)),
            ...routed("isolated").map((tier) => ({
                ...makeTable(scope, vpc, tier, of(tier, subnets)),
                // awsx gives each subnet a table: the first zone's is the one that is shared here.
                ...(scope.formerUrn === undefined ? {} : { formerRole: of(tier, subnets)[0]?.key ?? tier }),
            })),
        ],
        natGateways: nat.gatewayIds,
        natPublicIps: nat.publicIps,
    };
}

function of(tier: string, subnets: readonly MadeSubnet[]): MadeSubnet[] {
    return subnets.filter((subnet) => subnet.tier === tier);
}

function makeTable(scope: Scope, vpc: MadeVpc, role: string, subnets: readonly MadeSubnet[]): MadeTable {
    const { id } = new aws.ec2.RouteTable(
        childName(scope, role),
        { vpcId: vpc.id, tags: tagged(scope, role) },
        childOptions(scope, TYPES.table, role),
    );
    for (const subnet of subnets) {
        new aws.ec2.RouteTableAssociation(
            childName(scope, subnet.key),
            { routeTableId: id, subnetId: subnet.id },
            childOptions(scope, TYPES.association, subnet.key),
        );
    }
    return { role, id };
}

function makeInternetGateway(scope: Scope, vpc: MadeVpc): aws.ec2.InternetGateway {
    const role = "internet-gateway";
    return new aws.ec2.InternetGateway(
        childName(scope, role),
        { vpcId: vpc.id, tags: tagged(scope, role) },
        childOptions(scope, TYPES.internetGateway, role),
    );
}

function makePrivateRoutes(
    scope: Scope,
    vpc: MadeVpc,
    tier: string,
    subnets: readonly MadeSubnet[],
    nat: Nat,
): MadeTable[] {
    return orderedZones(scope.shape).map(({ zone }) => {
        const own = of(tier, subnets).filter((subnet) => subnet.zone === zone);
        const role = `${tier}-${zoneKey(zone)}`;
        const table = makeTable(scope, vpc, role, own);
        const gateway = nat.gatewayFor(zone);
        if (gateway !== undefined) {
            const route = {
                routeTableId: table.id,
                destinationCidrBlock: EVERYWHERE,
                natGatewayId: gateway.id,
            };
            const name = `${role}-internet`;
            new aws.ec2.Route(childName(scope, name), route, childOptions(scope, TYPES.route, name));
        }
        return table;
    });
}

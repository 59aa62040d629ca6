import * as aws from "@pulumi/aws";
import { orderedZones, planNat, zoneKey } from "./plan/index.ts";
import { childName, type Scope, tagged } from "./scope.ts";
import type { MadeSubnet } from "./subnets.ts";

const EVERYWHERE = "0.0.0.0/0";

/** The ways out of a network. */
export interface Routing {
    /** Tables of the private and the isolated tier: those that gateway endpoints are added to. */
    readonly innerTables: readonly aws.ec2.RouteTable[];
    /** Addresses that private subnets leave from, by zone order; empty without NAT. */
    readonly natAddresses: readonly aws.ec2.Eip[];
}

/**
 * Routes every tier.
 *
 * Public subnets share one table: the internet gateway serves all zones, so a table per zone would say the same four times.
 * Private subnets have one each, even behind a single NAT gateway: going to one per zone then changes routes, not tables.
 * Isolated subnets share one table, which never has a route out.
 */
export function makeRouting(scope: Scope, vpc: aws.ec2.Vpc, subnets: readonly MadeSubnet[]): Routing {
    const publicSubnets = subnets.filter(({ tier }) => tier === "public");
    const isolatedSubnets = subnets.filter(({ tier }) => tier === "isolated");
    const gateway = publicSubnets.length > 0 ? makePublicRoutes(scope, vpc, publicSubnets) : undefined;
    const nat = makeNatGateways(scope, publicSubnets, gateway);
    const privateTables = makePrivateRoutes(scope, vpc, subnets, nat);
    const isolatedTables = isolatedSubnets.length > 0 ? [makeTable(scope, vpc, "isolated", isolatedSubnets)] : [];
    return {
        innerTables: [...privateTables, ...isolatedTables],
        natAddresses: [...nat.values()].map(({ address }) => address),
    };
}

function makeTable(scope: Scope, vpc: aws.ec2.Vpc, role: string, subnets: readonly MadeSubnet[]): aws.ec2.RouteTable {
    const options = { parent: scope.parent };
    const table = new aws.ec2.RouteTable(childName(scope, role), { vpcId: vpc.id, tags: tagged(scope, role) }, options);
    for (const { key, resource } of subnets) {
        new aws.ec2.RouteTableAssociation(
            childName(scope, key),
            { routeTableId: table.id, subnetId: resource.id },
            options,
        );
    }
    return table;
}

function makePublicRoutes(scope: Scope, vpc: aws.ec2.Vpc, subnets: readonly MadeSubnet[]): aws.ec2.InternetGateway {
    const options = { parent: scope.parent };
    const role = "internet-gateway";
    const gateway = new aws.ec2.InternetGateway(
        childName(scope, role),
        { vpcId: vpc.id, tags: tagged(scope, role) },
        options,
    );
    const table = makeTable(scope, vpc, "public", subnets);
    const route = { routeTableId: table.id, destinationCidrBlock: EVERYWHERE, gatewayId: gateway.id };
    new aws.ec2.Route(childName(scope, "public-internet"), route, options);
    return gateway;
}

interface Nat {
    readonly gateway: aws.ec2.NatGateway;
    readonly address: aws.ec2.Eip;
}

/** By the zone they stand in. */
function makeNatGateways(
    scope: Scope,
    publicSubnets: readonly MadeSubnet[],
    internet: aws.ec2.InternetGateway | undefined,
): Map<string, Nat> {
    // A NAT gateway needs the way to the internet it passes traffic to (VPC User Guide, "NAT gateway basics").
    const options = { parent: scope.parent, ...(internet === undefined ? {} : { dependsOn: [internet] }) };
    const { gateways } = planNat(scope.shape);
    return new Map(
        publicSubnets
            .filter(({ zone }) => gateways.includes(zone))
            .map(({ zone, resource }) => {
                const role = `nat-${zoneKey(zone)}`;
                const tags = tagged(scope, role);
                const address = new aws.ec2.Eip(childName(scope, role), { domain: "vpc", tags }, options);
                const gateway = new aws.ec2.NatGateway(
                    childName(scope, role),
                    { subnetId: resource.id, allocationId: address.allocationId, connectivityType: "public", tags },
                    options,
                );
                return [zone, { gateway, address }];
            }),
    );
}

function makePrivateRoutes(
    scope: Scope,
    vpc: aws.ec2.Vpc,
    subnets: readonly MadeSubnet[],
    nat: ReadonlyMap<string, Nat>,
): aws.ec2.RouteTable[] {
    const { through } = planNat(scope.shape);
    return orderedZones(scope.shape).flatMap(({ zone }) => {
        const own = subnets.filter((subnet) => subnet.tier === "private" && subnet.zone === zone);
        if (own.length === 0) return [];
        const role = `private-${zoneKey(zone)}`;
        const table = makeTable(scope, vpc, role, own);
        const exit = nat.get(through.get(zone) ?? "");
        if (exit !== undefined) {
            const route = { routeTableId: table.id, destinationCidrBlock: EVERYWHERE, natGatewayId: exit.gateway.id };
            new aws.ec2.Route(childName(scope, `${role}-internet`), route, { parent: scope.parent });
        }
        return [table];
    });
}

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { DEFAULTS, orderedZones, planNat, TYPES, zoneKey } from "./plan/index.ts";
import { childName, childOptions, type MadeVpc, type Scope, tagged } from "./scope.ts";
import { type MadeSubnet, zoneOf } from "./subnets.ts";

/** The ways out of private subnets. */
export interface Nat {
    /** The gateway that a zone leaves through; `undefined` without NAT. */
    gatewayFor(zone: string): aws.ec2.NatGateway | undefined;
    /** Ids of the gateways, by zone or `regional`: what their alarms are named after. */
    readonly gatewayIds: Readonly<Record<string, pulumi.Output<string>>>;
    /** Public addresses that private subnets are seen from, in the order of the zones. */
    readonly publicIps: pulumi.Output<string[]>;
}

/** Makes the NAT gateways: none, one, one for each zone, or a regional one. */
export function makeNat(
    scope: Scope,
    vpc: MadeVpc,
    subnets: readonly MadeSubnet[],
    internet: aws.ec2.InternetGateway | undefined,
): Nat {
    // A NAT gateway needs the way to the internet it passes traffic to (VPC User Guide, "NAT gateway basics").
    const after = internet === undefined ? {} : { dependsOn: [internet] };
    if (scope.shape.nat === "regional") return makeRegional(scope, vpc, { parent: scope.parent, ...after });
    const { gateways, through } = planNat(scope.shape);
    const made = new Map(
        subnets
            .filter(({ tier, zone }) => tier === "public" && gateways.includes(zone))
            .map(({ zone, id }) => {
                const role = `nat-${zoneKey(zone)}`;
                const tags = tagged(scope, role);
                const address = new aws.ec2.Eip(
                    childName(scope, role),
                    { domain: "vpc", tags },
                    { ...childOptions(scope, TYPES.address, role), ...after },
                );
                const gateway = new aws.ec2.NatGateway(
                    childName(scope, role),
                    { subnetId: id, allocationId: address.allocationId, connectivityType: "public", tags },
                    { ...childOptions(scope, TYPES.nat, role), ...after },
                );
                return [zone, { gateway, address }];
            }),
    );
    return {
        gatewayFor: (zone) => made.get(through.get(zone) ?? "")?.gateway,
        gatewayIds: Object.fromEntries([...made].map(([zone, { gateway }]) => [zoneKey(zone), gateway.id])),
        publicIps: pulumi.all([...made.values()].map(({ address }) => address.publicIp)),
    };
}

/**
 * One gateway for all zones (VPC User Guide, "Regional NAT gateways"). By itself it takes addresses for the zones it finds network
 * interfaces in; with addresses of our own it serves exactly the zones of the network. The addresses are not those of zonal
 * gateways, which hold theirs until routes have moved.
 */
function makeRegional(scope: Scope, vpc: MadeVpc, options: pulumi.CustomResourceOptions): Nat {
    const own = (scope.shape.natAddresses ?? DEFAULTS.natAddresses) === "own";
    const addresses = (own ? orderedZones(scope.shape) : []).map(({ zone }) => {
        const role = `regional-nat-${zoneKey(zone)}`;
        const tags = tagged(scope, role);
        return { zone, address: new aws.ec2.Eip(childName(scope, role), { domain: "vpc", tags }, options) };
    });
    const role = "regional-nat";
    const gateway = new aws.ec2.NatGateway(
        childName(scope, role),
        {
            vpcId: vpc.id,
            availabilityMode: "regional",
            connectivityType: "public",
            ...(own
                ? {
                      availabilityZoneAddresses: addresses.map(({ zone, address }) => ({
                          ...zoneOf(zone),
                          allocationIds: [address.allocationId],
                      })),
                  }
                : {}),
            tags: tagged(scope, role),
        },
        options,
    );
    return {
        gatewayFor: () => gateway,
        gatewayIds: { regional: gateway.id },
        publicIps: own
            ? pulumi.all(addresses.map(({ address }) => address.publicIp))
            : gateway.regionalNatGatewayAddresses.apply((held) => held.map(({ publicIp }) => publicIp)),
    };
}

import { ProblemsError } from "@plinth/core/errors";
import { addressChecks } from "./checkAddresses.ts";
import { runChecks, toProblems } from "@plinth/core/settings";
import { layOut, type PlannedSubnet, type SubnetsShape } from "./layout.ts";
import type { NetworkShape } from "./shape.ts";

/**
 * Plans the subnets of a VPC, by tier and then by zone slot.
 *
 * A subnet's addresses depend on the VPC's block, its own tier and its own zone's slot: adding, removing or reordering
 * zones and tiers moves no other subnet.
 *
 * @throws ProblemsError with everything that is wrong with the shape.
 */
export function planSubnets(shape: SubnetsShape): PlannedSubnet[] {
    const violations = runChecks(addressChecks, shape);
    if (violations.length > 0) throw new ProblemsError("subnets", toProblems(violations));
    return layOut(shape);
}

/** What is known of a subnet before the VPC's block is. */
export type SubnetPlace = Omit<PlannedSubnet, "cidr">;

/** The subnets of a network, whether its block is known or IPAM will hand it out: their tiers, zones and names. */
export function planPlaces(shape: NetworkShape): SubnetPlace[] {
    const { ipam, reservedCidrs, ...rest } = shape;
    // Any block of the right size will do: names and zones do not depend on where it lies.
    const cidr = shape.cidr ?? `10.0.0.0/${ipam?.netmaskLength ?? 16}`;
    return planSubnets({ ...rest, cidr, reservedCidrs: shape.cidr === undefined ? {} : (reservedCidrs ?? {}) }).map(
        ({ tier, routed, zone, key }) => ({ tier, routed, zone, key }),
    );
}

import { ProblemsError } from "@plinth/core/errors";
import { addressChecks } from "./checkAddresses.ts";
import { runChecks, toProblems } from "@plinth/core/settings";
import { layOut, type PlannedSubnet, type SubnetsShape } from "./layout.ts";

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

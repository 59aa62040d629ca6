import { isUnknown } from "../wireValues.ts";
import type { ExpansionRequest } from "../expansion.ts";
import { text, type VpcArguments } from "./vpcArguments.ts";

const ZONES = "aws:index/getAvailabilityZones:getAvailabilityZones";
const DEFAULT_COUNT = 3;

/** Names of the zones of a network: given, or the first of its region. One may be unknown. @throws Error in awsx's words. */
export async function zonesOf({ given }: VpcArguments, invoke: ExpansionRequest["invoke"]): Promise<unknown[]> {
    const { availabilityZoneNames: names, numberOfAvailabilityZones: count, region } = given;
    // As the plugin does, zero counts as not said.
    if (names !== undefined && count !== undefined && count !== 0) {
        throw new Error("Only one of [availabilityZoneNames] and [numberOfAvailabilityZones] can be specified");
    }
    if (Array.isArray(names)) return names;
    if (region !== undefined && text(region) === undefined) {
        throw new Error(
            "Vpc.region must be a plain string when availabilityZoneNames is not set. If region is dynamic, specify " +
                "availabilityZoneNames explicitly.",
        );
    }
    const wanted = typeof count === "number" ? count : DEFAULT_COUNT;
    const found = (await invoke(ZONES, region === undefined || region === "" ? {} : { region })).names;
    // Without a region nobody knows the names; how many there are does not depend on it.
    if (isUnknown(found)) return Array.from({ length: wanted }, () => found);
    if (!Array.isArray(found)) {
        throw new Error(
            "Could not fetch default Availability Zones. If this is an opt-in region, please enable the region first. " +
                "Alternatively, you may specify an explicit list of zones in `availabilityZoneNames`.",
        );
    }
    if (found.length < wanted) {
        throw new Error(
            `The configured region for this provider does not have at least ${wanted} Availability Zones. Either specify ` +
                `an explicit list of zones in availabilityZoneNames or choose a region with at least ${wanted} AZs.`,
        );
    }
    return found.slice(0, wanted);
}

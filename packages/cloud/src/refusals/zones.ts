import type { Siblings } from "./siblings.ts";

/**
 * The zones that subnets lie in; nothing where one is not of this program, or does not say its zone: then nobody knows.
 */
export function zonesOf(subnetIds: readonly string[], siblings: Siblings): string[] | undefined {
    const zones = new Set<string>();
    for (const id of subnetIds) {
        const subnet = siblings.withId("aws:ec2/subnet:Subnet", id);
        const zone = subnet?.text("availabilityZone") ?? subnet?.text("availabilityZoneId");
        if (zone === undefined) return undefined;
        zones.add(zone);
    }
    return [...zones];
}

import type { AddressChoice, NatChoice } from "@plinth/network";
import type { NetworkSettings } from "./settings.ts";

/** The settings' rules have seen to it that one of the two is there. */
export function addressesOf({ cidr, ipam }: Pick<NetworkSettings, "cidr" | "ipam">): AddressChoice {
    return ipam === undefined ? { cidr: cidr ?? "" } : { ipam };
}

/** What belongs to another way than the one chosen was refused with the settings. */
export function natOf({
    nat,
    natZone,
    natAddresses,
}: Pick<NetworkSettings, "nat" | "natZone" | "natAddresses">): NatChoice {
    if (nat === "single") return { nat, natZone };
    return nat === "regional" ? { nat, natAddresses } : { nat };
}

import type { AddressChoice, AwsxChoice, NatChoice, NativeChoice } from "@plinth/network";
import type { NetworkSettings } from "./settings.ts";

/** The settings' rules have seen to it that one of the two is there. */
function addressesOf({ cidr, ipam }: Pick<NetworkSettings, "cidr" | "ipam">): AddressChoice {
    return ipam === undefined ? { cidr: cidr ?? "" } : { ipam };
}

/** What belongs to another way than the one chosen was refused with the settings. */
function natOf({ nat, natZone, natAddresses }: Pick<NetworkSettings, "nat" | "natZone" | "natAddresses">): NatChoice {
    if (nat === "single") return { nat, natZone };
    return nat === "regional" ? { nat, natAddresses } : { nat };
}

type MadeSettings = Omit<NetworkSettings, "existing">;

/** The settings of a network that is made, as the component takes them: what one choice has no word for was refused with the settings. */
export function shapeOf({ topology, movedFrom, cidr, ipam, nat, natZone, natAddresses, ...rest }: MadeSettings) {
    const choice: NativeChoice | AwsxChoice =
        topology === "awsx" && nat !== "regional"
            ? { topology, ...(movedFrom === "native" ? { movedFrom } : {}), cidr: cidr ?? "", nat }
            : {
                  ...(movedFrom === "awsx" ? { movedFrom } : {}),
                  ...addressesOf({ cidr, ipam }),
                  ...natOf({ nat, natZone, natAddresses }),
              };
    return { ...rest, ...choice };
}

import type { Path, Violation } from "@plinth/core/settings";
import type { NetworkSettings } from "./settings.ts";

/** The settings of a network that decide what can stand in it. */
type Place = Pick<NetworkSettings, "zones" | "tiers">;

/** Refuses a network with one zone. @param why stands after "at least two zones". */
export function needsTwoZones({ zones }: Place, path: Path, why: string, instead = ""): Violation[] {
    if (zones.length >= 2) return [];
    const rule = `needs a network with at least two zones${why}`;
    return [{ path, rule, value: zones, fix: `add a zone to zones in network.yaml${instead}` }];
}

/** Refuses a network without the subnets that `who` (in the plural) stand in. */
export function needsTier({ tiers }: Place, path: Path, tier: Place["tiers"][number], who: string): Violation[] {
    if (tiers.includes(tier)) return [];
    const rule = `needs the network's ${tier} subnets, where ${who} stand`;
    return [{ path, rule, value: tiers, fix: `add ${tier} to tiers in network.yaml` }];
}

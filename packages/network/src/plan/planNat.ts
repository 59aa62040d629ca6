import { orderedZones } from "./layout.ts";
import { DEFAULTS, type NetworkShape } from "./shape.ts";

type NatShape = Pick<NetworkShape, "nat" | "natZone" | "zones" | "zoneSlots">;

/** Which zones hold a NAT gateway, and through which of them each zone leaves. */
export interface NatPlan {
    readonly gateways: readonly string[];
    /** By zone, the zone of its gateway; empty without NAT. */
    readonly through: ReadonlyMap<string, string>;
}

/** Plans the NAT gateways that stand in a zone; a regional one stands in none. A single one stays in its zone while zones come and go, since only a setting can move it. */
export function planNat(shape: NatShape): NatPlan {
    const zones = orderedZones(shape).map(({ zone }) => zone);
    const mode = shape.nat ?? DEFAULTS.nat;
    if (mode === "none" || mode === "regional") return { gateways: [], through: new Map() };
    if (mode === "perZone") return { gateways: zones, through: new Map(zones.map((zone) => [zone, zone])) };
    const holder = singleNatZone(shape);
    if (holder === undefined) return { gateways: [], through: new Map() };
    return { gateways: [holder], through: new Map(zones.map((zone) => [zone, holder])) };
}

/** The zone of a single NAT gateway: the one set, else the one in slot 0; `undefined` where there is neither. */
export function singleNatZone(shape: NatShape): string | undefined {
    return shape.natZone ?? orderedZones(shape).find(({ slot }) => slot === 0)?.zone;
}

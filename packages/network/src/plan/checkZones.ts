import { suggestion, type Violation } from "@plinth/core/settings";
import { slotOf } from "./layout.ts";
import type { NetworkShape } from "./shape.ts";
import { isZoneOf, parseZone, ZONE_SLOTS, zoneIdPrefix } from "./zones.ts";

type ZonesShape = Pick<NetworkShape, "zones" | "zoneSlots">;

/** What is wrong with a network's zones by themselves; {@link checkRegion} knows the region. */
export function checkZones(shape: ZonesShape): Violation[] {
    const { zones, zoneSlots = {} } = shape;
    if (zones.length === 0) {
        return [
            {
                path: ["zones"],
                rule: "must name at least one zone",
                value: zones,
                fix: "add zones, such as euw1-az1 in eu-west-1",
            },
        ];
    }
    const strays = Object.entries(zoneSlots)
        .filter(([zone]) => !zones.includes(zone))
        .map(([zone, slot]) => ({
            path: ["zoneSlots", zone],
            rule: "must be for a zone this network has",
            value: slot,
            fix: suggestion(zone, zones),
        }));
    return [...zones.flatMap((zone, index) => checkZone(zone, index, shape)), ...checkForms(zones), ...strays];
}

function checkZone(zone: string, index: number, { zones, zoneSlots = {} }: ZonesShape): Violation[] {
    const path = ["zones", index];
    if (parseZone(zone) === undefined) {
        return [
            {
                path,
                rule: "must be the id or the name of an availability zone",
                value: zone,
                fix: "write an id such as euw1-az1 or a name such as eu-west-1a; aws ec2 describe-availability-zones lists both",
            },
        ];
    }
    if (zones.indexOf(zone) !== index)
        return [{ path, rule: "must stand in the list once", value: zone, fix: `remove one ${zone}` }];
    const slot = slotOf(zone, zoneSlots);
    const taken = new Map(zones.map((other) => [slotOf(other, zoneSlots), other]));
    const free = Array.from({ length: ZONE_SLOTS }, (_, number) => number).find((number) => !taken.has(number));
    const advice =
        free === undefined
            ? `remove a zone: there are ${ZONE_SLOTS} slots`
            : `give it a free slot: zoneSlots: { ${zone}: ${free} }`;
    if (slot === undefined) {
        return [
            {
                path,
                rule: `must have one of the slots 0 to ${ZONE_SLOTS - 1} of the address plan`,
                value: zone,
                fix: advice,
            },
        ];
    }
    const first = zones.findIndex((other) => slotOf(other, zoneSlots) === slot);
    if (first === index) return [];
    return [
        {
            path,
            rule: `must not share slot ${slot} of the address plan with ${zones[first]}`,
            value: zone,
            fix: advice,
        },
    ];
}

/** A name and an id may mean the same zone, and only AWS knows which. */
function checkForms(zones: readonly string[]): Violation[] {
    const forms = new Set(zones.flatMap((zone) => parseZone(zone)?.form ?? []));
    if (forms.size < 2) return [];
    return [
        {
            path: ["zones"],
            rule: "must be all ids or all names",
            value: zones,
            fix: "write ids, which mean the same place in every account",
        },
    ];
}

/** Whether the zones belong to the region the network is made in. */
export function checkRegion({ zones }: ZonesShape, region: string): Violation[] {
    return zones.flatMap((zone, index) =>
        parseZone(zone) === undefined || isZoneOf(zone, region)
            ? []
            : [
                  {
                      path: ["zones", index],
                      rule: `must be a zone of region ${region}`,
                      value: zone,
                      fix: `write an id such as ${zoneIdPrefix(region)}-az1 or a name such as ${region}a`,
                  },
              ],
    );
}

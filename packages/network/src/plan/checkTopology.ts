import type { Violation } from "@plinth/core/settings";
import { orderedZones, tiersOf } from "./layout.ts";
import { DEFAULTS, type NetworkShape } from "./shape.ts";

/** What is wrong with the choice of what makes a network, and with a network that awsx is to make, or made. */
export function checkTopology(shape: NetworkShape): Violation[] {
    const { topology = DEFAULTS.topology, movedFrom } = shape;
    if (movedFrom === topology) {
        return [
            {
                path: ["movedFrom"],
                rule: "must be the other topology, the one that is deployed",
                value: movedFrom,
                fix: "remove it",
            },
        ];
    }
    if (topology !== "awsx" && movedFrom !== "awsx") return [];
    const by = topology === "awsx" ? "topology: awsx" : "movedFrom: awsx";
    return [...checkBlock(shape, by), ...checkTiers(shape, by), ...checkNat(shape, by), ...checkSlots(shape, by)];
}

function checkBlock({ ipam }: NetworkShape, by: string): Violation[] {
    if (ipam === undefined) return [];
    return [
        {
            path: ["ipam"],
            rule: `must not be set with ${by}, which takes the subnets' blocks before the VPC has one`,
            value: ipam,
            fix: "write cidr, or topology: native",
        },
    ];
}

/** Without public subnets a network needs no internet gateway. */
function checkTiers(shape: NetworkShape, by: string): Violation[] {
    if (tiersOf(shape).includes("public")) return [];
    return [
        {
            path: ["tiers"],
            rule: `must include public with ${by}, which always makes an internet gateway`,
            value: shape.tiers,
            fix: "add public, or write topology: native",
        },
    ];
}

function checkNat(shape: NetworkShape, by: string): Violation[] {
    const { nat, natZone } = shape;
    if (nat === "regional") {
        return [
            {
                path: ["nat"],
                rule: `must be none, single or perZone with ${by}: awsx 3.9 makes no regional NAT gateway`,
                value: nat,
                fix: "choose one of them, or write topology: native",
            },
        ];
    }
    const first = orderedZones(shape)[0]?.zone;
    if (nat !== "single" || natZone === undefined || natZone === first || !shape.zones.includes(natZone)) return [];
    return [
        {
            path: ["natZone"],
            rule: `must be the first zone, ${first}, with ${by}: awsx puts a single gateway there`,
            value: natZone,
            fix: "remove it, or write topology: native",
        },
    ];
}

/** awsx names what it makes by a zone's place in its list: a zone in a gap would later renumber those behind it. */
function checkSlots(shape: NetworkShape, by: string): Violation[] {
    const zones = orderedZones(shape);
    const gap = zones.findIndex(({ slot }, place) => slot !== place);
    if (gap < 0) return [];
    return [
        {
            path: ["zones"],
            rule: `must fill the slots of the address plan from 0 without a gap with ${by}, which numbers zones: slot ${gap} is free`,
            value: shape.zones,
            fix: `add the zone of slot ${gap}, give it to another with zoneSlots, or write topology: native`,
        },
    ];
}

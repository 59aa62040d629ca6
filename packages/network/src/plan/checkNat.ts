import { suggestion, type Violation } from "@plinth/core/settings";
import { tierPlans, tiersOf } from "./layout.ts";
import { singleNatZone } from "./planNat.ts";
import { DEFAULTS, type NetworkShape } from "./shape.ts";

/** What is wrong with the way out of a network's private subnets. */
export function checkNat(shape: NetworkShape): Violation[] {
    const mode = shape.nat ?? DEFAULTS.nat;
    const missing = [
        ...(mode === "regional" || tiersOf(shape).includes("public") ? [] : ["public"]),
        ...(tierPlans(shape).some(({ routed }) => routed === "private") ? [] : ["private"]),
    ];
    if (mode !== "none" && missing.length > 0) {
        const why =
            mode === "regional" ? "NAT serves private subnets" : "NAT stands in public subnets and serves private ones";
        return [
            {
                path: ["nat"],
                rule: `must be "none" without tier ${missing.join(" and ")}: ${why}`,
                value: mode,
                fix: `add ${missing.join(" and ")} to tiers, or write nat: none`,
            },
        ];
    }
    return [
        ...(mode === "single" ? checkSingleNat(shape) : checkNoNatZone(shape, mode)),
        ...checkAddresses(shape, mode),
    ];
}

function checkSingleNat(shape: NetworkShape): Violation[] {
    const { natZone, zones } = shape;
    if (natZone !== undefined && !zones.includes(natZone)) {
        return [
            {
                path: ["natZone"],
                rule: "must be a zone this network has",
                value: natZone,
                fix: suggestion(natZone, zones),
            },
        ];
    }
    if (singleNatZone(shape) !== undefined || zones.length === 0) return [];
    return [
        {
            path: ["natZone"],
            rule: "is required for a single NAT gateway when no zone has slot 0, so that a zone added later does not move it",
            fix: `add natZone: ${zones[0]}`,
        },
    ];
}

function checkNoNatZone({ natZone }: NetworkShape, mode: string): Violation[] {
    if (natZone === undefined) return [];
    return [
        {
            path: ["natZone"],
            rule: `has no effect with nat: ${mode}`,
            value: natZone,
            fix: "remove it, or write nat: single",
        },
    ];
}

/** Zonal gateways always leave from addresses of the network's own. */
function checkAddresses({ natAddresses }: NetworkShape, mode: string): Violation[] {
    if (natAddresses === undefined || mode === "regional") return [];
    return [
        {
            path: ["natAddresses"],
            rule: `has no effect with nat: ${mode}`,
            value: natAddresses,
            fix: "remove it, or write nat: regional",
        },
    ];
}

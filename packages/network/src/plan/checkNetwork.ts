import { suggestion, type Violation } from "@plinth/core/settings";
import { addressChecks } from "./checkAddresses.ts";
import { endpointChecks } from "./checkEndpoints.ts";
import { flowLogsChecks } from "./checkFlowLogs.ts";
import { type Check, runChecks } from "@plinth/core/settings";
import { checkRegion } from "./checkZones.ts";
import { endpointService } from "./endpointServices.ts";
import { tiersOf } from "./layout.ts";
import { singleNatZone } from "./planNat.ts";
import { DEFAULTS, type NetworkShape } from "./shape.ts";

function checkNat(shape: NetworkShape): Violation[] {
    const mode = shape.nat ?? DEFAULTS.nat;
    const missing = (["public", "private"] as const).filter((tier) => !tiersOf(shape).includes(tier));
    if (mode !== "none" && missing.length > 0) {
        return [
            {
                path: ["nat"],
                rule: `must be "none" without tier ${missing.join(" and ")}: NAT stands in public subnets and serves private ones`,
                value: mode,
                fix: `add ${missing.join(" and ")} to tiers, or write nat: none`,
            },
        ];
    }
    return mode === "single" ? checkSingleNat(shape) : checkNoNatZone(shape, mode);
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

function checkPlacement(shape: NetworkShape): Violation[] {
    const entries = shape.endpoints?.interface ?? [];
    if (entries.length === 0 || tiersOf(shape).some((tier) => tier !== "public")) return [];
    return [
        {
            path: ["endpoints", "interface"],
            rule: "needs private or isolated subnets to stand in",
            value: entries,
            fix: "add private or isolated to tiers, or remove the endpoints",
        },
    ];
}

/** What can be wrong between the fields of a network's shape. Its endpoints and flow logs have checks of their own. */
export const networkChecks: readonly Check<NetworkShape>[] = [
    ...addressChecks,
    { reads: ["nat", "natZone", "tiers", "zones", "zoneSlots"], check: checkNat },
    { reads: ["endpoints", "tiers"], check: checkPlacement },
];

/** Everything that can be wrong with a network in a region. */
export function checkNetwork(shape: NetworkShape, region: string): Violation[] {
    return [
        ...runChecks(networkChecks, shape),
        ...under("endpoints", runChecks(endpointChecks, shape.endpoints ?? {})),
        ...under("flowLogs", runChecks(flowLogsChecks, shape.flowLogs ?? {})),
        ...checkForRegion(shape, region),
    ];
}

function under(field: keyof NetworkShape, violations: readonly Violation[]): Violation[] {
    return violations.map(({ path, ...said }) => ({ path: [field, ...path], ...said }));
}

/** What is wrong with a shape in a certain region: zones or endpoints of another one. */
export function checkForRegion(shape: NetworkShape, region: string): Violation[] {
    const endpoints = (shape.endpoints?.interface ?? []).flatMap((entry, index): Violation[] => {
        const elsewhere = endpointService(entry)?.region;
        if (elsewhere === undefined || elsewhere === region || elsewhere === "vpce") return [];
        return [
            {
                path: ["endpoints", "interface", index],
                rule: `must be a service of region ${region}`,
                value: entry,
                fix: `write ${entry.replace(elsewhere, region)}`,
            },
        ];
    });
    return [...checkRegion(shape, region), ...endpoints];
}

import type { Check, Violation } from "@plinth/core/settings";
import { runChecks } from "@plinth/core/settings";
import { checkAcls } from "./checkAcls.ts";
import { blockChecks, structureChecks } from "./checkAddresses.ts";
import { endpointChecks } from "./checkEndpoints.ts";
import { flowLogsChecks } from "./checkFlowLogs.ts";
import { checkIpam } from "./checkIpam.ts";
import { checkNat } from "./checkNat.ts";
import { checkSubnetTags } from "./checkTags.ts";
import { checkTiers } from "./checkTiers.ts";
import { checkTopology } from "./checkTopology.ts";
import { checkRegion, checkZones } from "./checkZones.ts";
import { type AnyNetworkShape, checkExisting, type ExistingShape, onlyIfMade } from "./existing.ts";
import { endpointService } from "./endpointServices.ts";
import { tiersOf } from "./layout.ts";
import type { NetworkShape } from "./shape.ts";

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

/** Where IPAM hands the block out, what is in it is checked once it is known. */
const knownBlocks = blockChecks.map(({ reads, check }): Check<NetworkShape> => ({
    reads,
    check: (shape) => (shape.cidr === undefined ? [] : check({ ...shape, cidr: shape.cidr })),
}));

/** What can be wrong between the fields of a network's shape. Its endpoints and flow logs have checks of their own. */
export const networkChecks: readonly Check<NetworkShape>[] = [
    { reads: ["cidr", "ipam", "tiers", "customTiers", "zones", "subnets"], check: checkIpam },
    ...structureChecks,
    ...knownBlocks,
    { reads: ["nat", "natZone", "natAddresses", "tiers", "customTiers", "zones", "zoneSlots"], check: checkNat },
    {
        reads: ["topology", "movedFrom", "ipam", "tiers", "nat", "natZone", "zones", "zoneSlots"],
        check: checkTopology,
    },
    { reads: ["endpoints", "tiers"], check: checkPlacement },
    { reads: ["networkAcls"], check: checkAcls },
    { reads: ["subnetTags", "tiers"], check: checkSubnetTags },
];

const ALL: readonly (keyof AnyNetworkShape & string)[] = [
    "existing",
    "topology",
    "movedFrom",
    "cidr",
    "ipam",
    "zones",
    "zoneSlots",
    "tiers",
    "customTiers",
    "subnets",
    "subnetTags",
    "natZone",
    "natAddresses",
    "networkAcls",
    "endpoints",
    "encryptionControl",
];

/** The same for a network that is made or exists already, as settings have it. */
export const anyNetworkChecks: readonly Check<AnyNetworkShape>[] = [
    ...onlyIfMade(networkChecks),
    { reads: ["existing", "zones", "zoneSlots"], check: (shape) => (shape.existing ? checkZones(shape) : []) },
    { reads: ["existing", "tiers"], check: (shape) => (shape.existing ? checkTiers(shape) : []) },
    { reads: ALL, check: checkExisting },
];

/** Everything that can be wrong with an existing network in a region, as far as AWS need not be asked. */
export function checkExistingNetwork(shape: ExistingShape, region: string): Violation[] {
    return [...runChecks(anyNetworkChecks, shape), ...checkRegion(shape, region)];
}

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

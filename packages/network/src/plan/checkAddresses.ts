import type { Violation } from "@plinth/core/settings";
import { type Check } from "@plinth/core/settings";
import { blockAt, type Cidr, cidrOf, contains, formatCidr, overlaps, parseCidr } from "@plinth/core/addresses";
import { checkCustomTiers, checkTiers } from "./checkTiers.ts";
import { layOut, shortOfRoom, type SubnetsShape, tierPlans } from "./layout.ts";
import { TIERS } from "./shape.ts";
import { checkZones } from "./checkZones.ts";

/** Ranges nobody else on the internet owns (RFC 1918, RFC 6598). */
const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"];
/** AWS advises against it: Cloud9, SageMaker and other services use it inside their hosts (VPC User Guide, "VPC CIDR blocks"). */
const USED_BY_AWS = "172.17.0.0/16";
/** The blocks AWS takes for a VPC and for a subnet (VPC User Guide, "VPC CIDR blocks" and "Subnet CIDR blocks"). */
const LARGEST = 16;
const SMALLEST = 28;
/** The smallest VPC with room for all three tiers. */
const ROOMY = 22;

function block(text: string): Cidr {
    const parsed = cidrOf(text);
    if (parsed === undefined) throw new Error(`not a CIDR block: ${text}`);
    return parsed;
}

function checkVpc({ cidr }: SubnetsShape): Violation[] {
    const path = ["cidr"];
    const parsed = parseCidr(cidr);
    if (!("cidr" in parsed)) return [{ path, rule: parsed.rule, value: cidr, fix: parsed.fix }];
    const vpc = parsed.cidr;
    if (vpc.prefix < LARGEST || vpc.prefix > SMALLEST) {
        const nearest = formatCidr(blockAt(vpc.first, vpc.prefix < LARGEST ? LARGEST : ROOMY));
        return [
            {
                path,
                rule: `must be a block from /${LARGEST} to /${SMALLEST}, as AWS takes for a VPC`,
                value: cidr,
                fix: `write ${nearest}`,
            },
        ];
    }
    if (!PRIVATE.some((range) => contains(block(range), vpc))) {
        return [
            {
                path,
                rule: "must be private, or the VPC would hide the addresses' owners on the internet",
                value: cidr,
                fix: `choose a block in ${PRIVATE.join(", ")}`,
            },
        ];
    }
    if (overlaps(vpc, block(USED_BY_AWS))) {
        return [
            {
                path,
                rule: `must not overlap ${USED_BY_AWS}, which AWS services use inside their hosts`,
                value: cidr,
                fix: "choose another block",
            },
        ];
    }
    return [];
}

function checkRoom(shape: SubnetsShape): Violation[] {
    const vpc = cidrOf(shape.cidr);
    const short = vpc === undefined || vpc.prefix > SMALLEST ? undefined : shortOfRoom(shape, vpc.prefix);
    if (vpc === undefined || short === undefined) return [];
    return [
        {
            path: ["cidr"],
            rule: short.rule,
            value: shape.cidr,
            fix: `write ${formatCidr(blockAt(vpc.first, short.needed))}, or leave tiers out`,
        },
    ];
}

function checkGiven(shape: SubnetsShape): Violation[] {
    const vpc = cidrOf(shape.cidr);
    const plans = new Map(tierPlans(shape).map((plan) => [plan.tier, plan]));
    return givenSubnets(shape).flatMap(({ tier, zone, cidr }): Violation[] => {
        const path = ["subnets", tier, zone];
        const smallest = plans.get(tier)?.smallest;
        if (smallest === undefined) {
            return [
                {
                    path,
                    rule: "must be of a tier this network has",
                    value: cidr,
                    fix: `add ${tier} to ${(TIERS as readonly string[]).includes(tier) ? "tiers" : "customTiers"}, or remove it`,
                },
            ];
        }
        if (!shape.zones.includes(zone)) {
            return [
                {
                    path,
                    rule: `must be of a zone this network has (${shape.zones.join(", ")})`,
                    value: cidr,
                    fix: `add ${zone} to zones, or remove it`,
                },
            ];
        }
        const parsed = parseCidr(cidr);
        if (!("cidr" in parsed)) return [{ path, rule: parsed.rule, value: cidr, fix: parsed.fix }];
        if (parsed.cidr.prefix < LARGEST || parsed.cidr.prefix > smallest) {
            return [
                {
                    path,
                    rule: `must be a block from /${LARGEST} to /${smallest} in tier ${tier}`,
                    value: cidr,
                    fix: "choose another size",
                },
            ];
        }
        if (vpc !== undefined && !contains(vpc, parsed.cidr)) {
            return [
                { path, rule: `must lie inside the VPC (${shape.cidr})`, value: cidr, fix: "choose a block inside it" },
            ];
        }
        return [];
    });
}

/** A given block against every other subnet, planned or given; planned ones cannot overlap each other. */
function checkOverlaps(shape: SubnetsShape): Violation[] {
    const subnets = layOut(shape);
    const isGiven = ({ tier, zone }: { tier: string; zone: string }) => shape.subnets?.[tier]?.[zone] !== undefined;
    return subnets.flatMap((subnet, index) =>
        subnets.slice(index + 1).flatMap((other): Violation[] => {
            const [a, b] = [cidrOf(subnet.cidr), cidrOf(other.cidr)];
            if (a === undefined || b === undefined || !overlaps(a, b)) return [];
            const [given, against] = isGiven(subnet) ? [subnet, other] : [other, subnet];
            if (!isGiven(given)) return [];
            return [
                {
                    path: ["subnets", given.tier, given.zone],
                    rule: `must not overlap ${against.tier} ${against.zone}, which has ${against.cidr}`,
                    value: given.cidr,
                    fix: `choose a free block, or give ${against.tier} ${against.zone} another one under subnets`,
                },
            ];
        }),
    );
}

function checkReserved({ cidr, reservedCidrs = {} }: SubnetsShape): Violation[] {
    const vpc = cidrOf(cidr);
    return Object.entries(reservedCidrs).flatMap(([name, reserved]): Violation[] => {
        const parsed = parseCidr(reserved);
        if (!("cidr" in parsed))
            return [{ path: ["reservedCidrs", name], rule: parsed.rule, value: reserved, fix: parsed.fix }];
        if (vpc === undefined || !overlaps(vpc, parsed.cidr)) return [];
        return [
            {
                path: ["cidr"],
                rule: `must not overlap ${name} (${reserved}), or neither could reach the other`,
                value: cidr,
                fix: "choose another block, or correct reservedCidrs",
            },
        ];
    });
}

function givenSubnets({ subnets = {} }: SubnetsShape): { tier: string; zone: string; cidr: string }[] {
    return Object.entries(subnets).flatMap(([tier, byZone = {}]) =>
        Object.entries(byZone).map(([zone, cidr]) => ({ tier, zone, cidr })),
    );
}

/** What can be wrong with the zones and tiers of a network, whatever its block. */
export const structureChecks: readonly Check<Omit<SubnetsShape, "cidr">>[] = [
    { reads: ["zones", "zoneSlots"], check: checkZones },
    { reads: ["tiers"], check: checkTiers },
    { reads: ["customTiers", "subnets", "zones"], check: checkCustomTiers },
];

/** What can be wrong with a network's block and what lies in it. */
export const blockChecks: readonly Check<SubnetsShape>[] = [
    { reads: ["cidr"], check: checkVpc },
    { reads: ["cidr", "tiers", "customTiers", "zones", "subnets"], check: checkRoom },
    { reads: ["cidr", "tiers", "customTiers", "zones", "subnets"], check: checkGiven },
    { reads: ["cidr", "tiers", "customTiers", "zones", "zoneSlots", "subnets"], check: checkOverlaps },
    { reads: ["cidr", "reservedCidrs"], check: checkReserved },
];

/** Everything that can be wrong with the addresses of a network. */
export const addressChecks: readonly Check<SubnetsShape>[] = [...structureChecks, ...blockChecks];

import type { Violation } from "@plinth/core/settings";
import { type Check } from "@plinth/core/settings";
import { blockAt, type Cidr, cidrOf, contains, formatCidr, overlaps, parseCidr } from "@plinth/core/addresses";
import { layOut, SMALLEST_SUBNET, smallestVpc, type SubnetsShape, tiersOf } from "./layout.ts";
import { type Tier, TIERS } from "./shape.ts";
import { checkZones } from "./checkZones.ts";

/** Ranges nobody else on the internet owns (RFC 1918, RFC 6598). */
const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"];
/** AWS advises against it: Cloud9, SageMaker and other services use it inside their hosts (VPC User Guide, "VPC CIDR blocks"). */
const USED_BY_AWS = "172.17.0.0/16";
/** The blocks AWS takes for a VPC and for a subnet (VPC User Guide, "VPC CIDR blocks" and "Subnet CIDR blocks"). */
const LARGEST = 16;
const SMALLEST = 28;

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
        const nearest = formatCidr(blockAt(vpc.first, vpc.prefix < LARGEST ? LARGEST : smallestVpc("public")));
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

function checkTiers({ tiers = TIERS }: SubnetsShape): Violation[] {
    const path = ["tiers"];
    if (tiers.length === 0)
        return [{ path, rule: "must name at least one tier", value: tiers, fix: `choose from ${TIERS.join(", ")}` }];
    const twice = tiers.filter((tier, index) => tiers.indexOf(tier) !== index);
    return [...new Set(twice)].map((tier) => ({
        path,
        rule: "must name each tier once",
        value: tier,
        fix: `remove one ${tier}`,
    }));
}

/** Only planned subnets count: with every subnet of a tier given, the plan needs no room. */
function checkRoom(shape: SubnetsShape): Violation[] {
    const vpc = cidrOf(shape.cidr);
    if (vpc === undefined || vpc.prefix > SMALLEST) return [];
    const short = tiersOf(shape).filter(
        (tier) =>
            vpc.prefix > smallestVpc(tier) && shape.zones.some((zone) => shape.subnets?.[tier]?.[zone] === undefined),
    );
    if (short.length === 0) return [];
    const needed = Math.min(...short.map(smallestVpc));
    return [
        {
            path: ["cidr"],
            rule: `must be /${needed} or larger: tier ${short.join(", ")} would get subnets too small for AWS, with room for four zones`,
            value: shape.cidr,
            fix: `write ${formatCidr(blockAt(vpc.first, needed))}, or leave tiers out`,
        },
    ];
}

function checkGiven(shape: SubnetsShape): Violation[] {
    const vpc = cidrOf(shape.cidr);
    return givenSubnets(shape).flatMap(({ tier, zone, cidr }): Violation[] => {
        const path = ["subnets", tier, zone];
        if (!tiersOf(shape).includes(tier)) {
            return [
                {
                    path,
                    rule: "must be of a tier this network has",
                    value: cidr,
                    fix: `add ${tier} to tiers, or remove it`,
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
        const smallest = SMALLEST_SUBNET[tier];
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
    const isGiven = ({ tier, zone }: { tier: Tier; zone: string }) => shape.subnets?.[tier]?.[zone] !== undefined;
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

function givenSubnets({ subnets = {} }: SubnetsShape): { tier: Tier; zone: string; cidr: string }[] {
    return TIERS.flatMap((tier) => Object.entries(subnets[tier] ?? {}).map(([zone, cidr]) => ({ tier, zone, cidr })));
}

/** Everything that can be wrong with the addresses of a network. */
export const addressChecks: readonly Check<SubnetsShape>[] = [
    { reads: ["cidr"], check: checkVpc },
    { reads: ["zones", "zoneSlots"], check: checkZones },
    { reads: ["tiers"], check: checkTiers },
    { reads: ["cidr", "tiers", "zones", "subnets"], check: checkRoom },
    { reads: ["cidr", "tiers", "zones", "subnets"], check: checkGiven },
    { reads: ["cidr", "tiers", "zones", "zoneSlots", "subnets"], check: checkOverlaps },
    { reads: ["cidr", "reservedCidrs"], check: checkReserved },
];

import type { Violation } from "@plinth/core/settings";
import { shortOfRoom } from "./layout.ts";
import type { NetworkShape } from "./shape.ts";

type Choice = Pick<NetworkShape, "cidr" | "ipam" | "tiers" | "customTiers" | "zones" | "subnets">;

/** The sizes AWS takes for a VPC (VPC User Guide, "VPC CIDR blocks"), also where IPAM hands the block out. */
const LARGEST = 16;
const SMALLEST = 28;

/** What is wrong with the choice of where the VPC's block comes from, and with a block that IPAM is to hand out. */
export function checkIpam(shape: Choice): Violation[] {
    const { cidr, ipam, subnets = {} } = shape;
    if (ipam === undefined) {
        if (cidr !== undefined) return [];
        return [
            {
                path: ["cidr"],
                rule: "is required",
                fix: "add the VPC's block such as 10.0.0.0/16, or ipam with the pool it comes from",
            },
        ];
    }
    const both: Violation[] =
        cidr === undefined
            ? []
            : [
                  {
                      path: ["cidr"],
                      rule: "must not be set beside ipam, which chooses the block",
                      value: cidr,
                      fix: "remove one of them",
                  },
              ];
    const given = Object.entries(subnets).filter(([, byZone]) => byZone !== undefined);
    const fixed: Violation[] =
        given.length === 0
            ? []
            : [
                  {
                      path: ["subnets"],
                      rule: "must not be given beside ipam: which addresses the VPC has is not known yet",
                      value: subnets,
                      fix: "remove them, or write cidr",
                  },
              ];
    return [...both, ...fixed, ...checkPool(ipam.poolId), ...checkLength(shape, ipam.netmaskLength)];
}

function checkPool(poolId: string): Violation[] {
    if (/^ipam-pool-[0-9a-f]{8,17}$/.test(poolId)) return [];
    return [
        {
            path: ["ipam", "poolId"],
            rule: "must be the id of a pool such as ipam-pool-0123456789abcdef0",
            value: poolId,
            fix: "copy it from aws ec2 describe-ipam-pools",
        },
    ];
}

function checkLength(shape: Choice, netmaskLength: number): Violation[] {
    const path = ["ipam", "netmaskLength"];
    if (!Number.isInteger(netmaskLength) || netmaskLength < LARGEST || netmaskLength > SMALLEST) {
        return [
            {
                path,
                rule: `must be from ${LARGEST} to ${SMALLEST}, as AWS takes for a VPC`,
                value: netmaskLength,
                fix: "write 16 for room everywhere, 22 for the smallest VPC with all three tiers",
            },
        ];
    }
    const short = shortOfRoom(shape, netmaskLength);
    if (short === undefined) return [];
    return [{ path, rule: short.rule, value: netmaskLength, fix: `write ${short.needed}, or leave tiers out` }];
}

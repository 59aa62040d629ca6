import { BlockList, isIPv4 } from "node:net";
import type { Violation } from "@plinth/core/settings";
import { DEFAULTS, type PublicAccess } from "./shape.ts";

/** Blocks Kubernetes services may live in, and their prefix lengths (Amazon EKS API Reference, KubernetesNetworkConfigRequest). */
const PRIVATE_BLOCKS = [
    ["10.0.0.0", 8],
    ["172.16.0.0", 12],
    ["192.168.0.0", 16],
] as const;
const LARGEST_SERVICES = 12;
const SMALLEST_SERVICES = 24;

interface Block {
    readonly first: string;
    readonly prefix: number;
}

/** Reads `10.0.0.0/16`; `undefined` for anything else, addresses inside a block included. */
function readBlock(text: string): Block | undefined {
    const [, first = "", prefixText = ""] = /^([\d.]+)\/(\d{1,2})$/.exec(text) ?? [];
    const prefix = Number(prefixText);
    if (!isIPv4(first) || prefix > 32) return undefined;
    const address = first.split(".").reduce((sum, octet) => sum * 256 + Number(octet), 0);
    return address % 2 ** (32 - prefix) === 0 ? { first, prefix } : undefined;
}

function within(address: string, first: string, prefix: number): boolean {
    const block = new BlockList();
    block.addSubnet(first, prefix);
    return block.check(address);
}

function malformed(path: Violation["path"], value: string): Violation {
    return {
        path,
        rule: "must be an IPv4 CIDR block such as 10.0.0.0/16, its first address first",
        value,
        fix: "write four numbers from 0 to 255 joined by dots, a slash and a prefix length, no host bits set",
    };
}

/** What is wrong with the block of services by itself; paths start at the cluster. */
export function checkServiceCidr(serviceCidr: string = DEFAULTS.serviceCidr): Violation[] {
    const path = ["serviceCidr"];
    const block = readBlock(serviceCidr);
    if (block === undefined) return [malformed(path, serviceCidr)];
    const { first, prefix } = block;
    const inside = PRIVATE_BLOCKS.some(([start, length]) => length <= prefix && within(first, start, length));
    if (inside && prefix >= LARGEST_SERVICES && prefix <= SMALLEST_SERVICES) return [];
    const blocks = PRIVATE_BLOCKS.map(([start, length]) => `${start}/${length}`).join(", ");
    return [
        {
            path,
            rule: `must be a block from /${SMALLEST_SERVICES} to /${LARGEST_SERVICES} inside ${blocks}`,
            value: serviceCidr,
            fix: `choose one that nothing else uses, such as ${DEFAULTS.serviceCidr}`,
        },
    ];
}

/** Wider blocks are the internet in pieces. */
const WIDEST_ACCESS = 9;

/** What is wrong with the public endpoint's blocks; paths start at the cluster. */
export function checkPublicAccess(access: PublicAccess | undefined): Violation[] {
    if (access === undefined) return [];
    const path = ["publicAccess", "cidrs"];
    if (access.cidrs.length === 0) {
        return [
            {
                path,
                rule: "must name at least one block",
                value: [],
                fix: "add the blocks that need access, or remove publicAccess",
            },
        ];
    }
    return access.cidrs.flatMap((text, index) => {
        const block = readBlock(text);
        const here = [...path, index];
        if (block === undefined) return [malformed(here, text)];
        if (block.prefix >= WIDEST_ACCESS) return [];
        return [
            {
                path: here,
                rule: `must be /${WIDEST_ACCESS} or narrower: the Kubernetes API must not be open to the internet`,
                value: text,
                fix: "list the addresses of your offices and runners, or remove publicAccess and work from inside the VPC",
            },
        ];
    });
}

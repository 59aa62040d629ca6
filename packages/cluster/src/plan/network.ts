import { type Cidr, cidrOf, contains, parseCidr } from "@plinth/core/addresses";
import type { Violation } from "@plinth/core/settings";
import { DEFAULTS, type PublicAccess } from "./shape.ts";

/** Blocks Kubernetes services may live in, and their prefix lengths (Amazon EKS API Reference, KubernetesNetworkConfigRequest). */
const PRIVATE_BLOCKS = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];
const LARGEST_SERVICES = 12;
const SMALLEST_SERVICES = 24;

/** The block a text stands for, or what is wrong with it. */
function readBlock(path: Violation["path"], text: string): { cidr: Cidr } | { violation: Violation } {
    const parsed = parseCidr(text);
    return "cidr" in parsed ? parsed : { violation: { path, value: text, ...parsed } };
}

/** What is wrong with the block of services by itself; paths start at the cluster. */
export function checkServiceCidr(serviceCidr: string = DEFAULTS.serviceCidr): Violation[] {
    const path = ["serviceCidr"];
    const block = readBlock(path, serviceCidr);
    if ("violation" in block) return [block.violation];
    const { cidr } = block;
    const inside = PRIVATE_BLOCKS.some((text) => {
        const range = cidrOf(text);
        return range !== undefined && contains(range, cidr);
    });
    if (inside && cidr.prefix >= LARGEST_SERVICES && cidr.prefix <= SMALLEST_SERVICES) return [];
    return [
        {
            path,
            rule: `must be a block from /${SMALLEST_SERVICES} to /${LARGEST_SERVICES} inside ${PRIVATE_BLOCKS.join(", ")}`,
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
    const fix = "list the addresses of your offices and runners, or remove publicAccess and work from inside the VPC";
    return access.cidrs.flatMap((text, index) => checkNarrow([...path, index], text, fix));
}

/** What is wrong with the networks that reach the private endpoint; paths start at the cluster. */
export function checkPrivateAccess(access: Readonly<Record<string, string>> = {}): Violation[] {
    const fix = "name the block of the subnets that the clients are in";
    return Object.entries(access).flatMap(([name, text]) => checkNarrow(["privateAccess", name], text, fix));
}

function checkNarrow(path: Violation["path"], text: string, fix: string): Violation[] {
    const block = readBlock(path, text);
    if ("violation" in block) return [block.violation];
    if (block.cidr.prefix >= WIDEST_ACCESS) return [];
    return [
        {
            path,
            rule: `must be /${WIDEST_ACCESS} or narrower: the Kubernetes API must not be open to the internet`,
            value: text,
            fix,
        },
    ];
}

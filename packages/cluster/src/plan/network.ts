import { type Cidr, cidrOf, contains, formatCidr, parseCidr } from "@plinth/core/addresses";
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

/** Of the addresses of services, counted from the first. */
const DNS_PLACE = 10;

/**
 * Where pods ask for names: EKS gives its DNS the tenth address of the services' block. In Auto Mode no pod stands behind it, so
 * network policies can name it by this address alone (aws/containers-roadmap #2552).
 */
export function dnsCidrOf(serviceCidr: string = DEFAULTS.serviceCidr): string {
    const block = cidrOf(serviceCidr);
    if (block === undefined) throw new Error(`${serviceCidr} is no block`); // refused before anything registered
    return formatCidr({ first: block.first + DNS_PLACE, prefix: 32 });
}

/** Shorter ones say nothing. */
const SHORTEST_REASON = 10;

/** Wider blocks are the internet in pieces. */
const WIDEST_ACCESS = 9;

/** What is wrong with the public endpoint's blocks; paths start at the cluster. */
export function checkPublicAccess(access: PublicAccess | undefined): Violation[] {
    if (access === undefined) return [];
    return [...checkReason(access), ...checkBlocks(access)];
}

function checkReason({ reason }: PublicAccess): Violation[] {
    if (typeof reason === "string" && reason.trim().length >= SHORTEST_REASON) return [];
    return [
        {
            path: ["publicAccess", "reason"],
            rule: `must say in at least ${SHORTEST_REASON} characters why the Kubernetes API is reached from the internet`,
            value: reason,
            fix: "write the reason, or remove publicAccess and work from inside the VPC",
        },
    ];
}

function checkBlocks(access: PublicAccess): Violation[] {
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
    return access.cidrs.flatMap((text, index) => [
        ...checkNarrow([...path, index], text, fix),
        ...checkPublic([...path, index], text),
    ]);
}

/** Private blocks (RFC 1918) and those of documentation (RFC 5737): EKS refuses both, since nobody comes from there. */
const NOT_PUBLIC = [...PRIVATE_BLOCKS, "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24"];

function checkPublic(path: Violation["path"], text: string): Violation[] {
    const block = cidrOf(text);
    const range = NOT_PUBLIC.find((other) => {
        const cidr = cidrOf(other);
        return block !== undefined && cidr !== undefined && contains(cidr, block);
    });
    if (range === undefined) return [];
    return [
        {
            path,
            rule: `must not lie in ${range}: nobody on the internet comes from there, and EKS refuses it`,
            value: text,
            fix: "write the public address your network leaves from; clients inside the VPC go under privateAccess",
        },
    ];
}

/** What is wrong with the networks that reach the private endpoint; paths start at the cluster. */
export function checkPrivateAccess(access: Readonly<Record<string, string>> = {}): Violation[] {
    const fix = "name the block of the subnets that the clients are in";
    const entries = Object.entries(access);
    return entries.flatMap(([name, text], index) => {
        const path = ["privateAccess", name];
        const [first] = entries.slice(0, index).find(([, other]) => other === text) ?? [];
        if (first === undefined) return checkNarrow(path, text, fix);
        // A security group takes a rule once.
        return [
            { path, rule: `must not be the block of ${first}, too`, value: text, fix: `remove ${name} or ${first}` },
        ];
    });
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

import { contains, overlaps, parseCidr } from "@plinth/network/plan";
import type { Violation } from "@plinth/core/settings";
import { DEFAULTS, type PublicAccess } from "./shape.ts";

/** Blocks Kubernetes services may live in, and their prefix lengths (Amazon EKS API Reference, KubernetesNetworkConfigRequest). */
const PRIVATE_BLOCKS = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];
const LARGEST_SERVICES = 12;
const SMALLEST_SERVICES = 24;

/** What is wrong with the service block by itself; paths start at the cluster. */
export function checkServiceCidr(serviceCidr: string = DEFAULTS.serviceCidr): Violation[] {
    const path = ["serviceCidr"];
    const parsed = parseCidr(serviceCidr);
    if ("rule" in parsed) return [{ path, rule: parsed.rule, value: serviceCidr, fix: parsed.fix }];
    const { cidr } = parsed;
    const isPrivate = PRIVATE_BLOCKS.some((block) => {
        const outer = parseCidr(block);
        return "cidr" in outer && contains(outer.cidr, cidr);
    });
    if (isPrivate && cidr.prefix >= LARGEST_SERVICES && cidr.prefix <= SMALLEST_SERVICES) return [];
    return [
        {
            path,
            rule: `must be a block from /${SMALLEST_SERVICES} to /${LARGEST_SERVICES} inside ${PRIVATE_BLOCKS.join(", ")}`,
            value: serviceCidr,
            fix: `choose one that nothing else uses, such as ${DEFAULTS.serviceCidr}`,
        },
    ];
}

/** Pods could not reach addresses of the VPC that Kubernetes takes for its services. Path starts at the cluster. */
export function checkServiceOverlap(serviceCidr: string = DEFAULTS.serviceCidr, vpcCidr: string): Violation[] {
    const services = parseCidr(serviceCidr);
    const vpc = parseCidr(vpcCidr);
    // Blocks that cannot be read are reported where they stand.
    if (!("cidr" in services) || !("cidr" in vpc) || !overlaps(services.cidr, vpc.cidr)) return [];
    return [
        {
            path: ["serviceCidr"],
            rule: `must not overlap the VPC's block ${vpcCidr}`,
            value: serviceCidr,
            fix: "choose another private block for the services; the VPC's is harder to change",
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
        return [{ path, rule: "must name at least one block", value: [], fix: "add the blocks that need access, or remove publicAccess" }];
    }
    return access.cidrs.flatMap((text, index) => {
        const parsed = parseCidr(text);
        const here = [...path, index];
        if ("rule" in parsed) return [{ path: here, rule: parsed.rule, value: text, fix: parsed.fix }];
        if (parsed.cidr.prefix >= WIDEST_ACCESS) return [];
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

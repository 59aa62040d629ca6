import { addressText, aligned, blockText, endOf, nextTo, overlap, parseBlock, startOf } from "./cidr.ts";

/** A subnet to be checked. */
export interface PlacedSubnet {
    readonly resourceName: string;
    readonly cidrBlock: string;
    readonly type: string;
}

/** @throws Error naming every subnet that shares addresses with another. */
export function refuseOverlaps(subnets: readonly PlacedSubnet[]): void {
    const blocks = subnets.map(({ cidrBlock }) => parseBlock(cidrBlock));
    const wrong = subnets.filter((_, index) =>
        blocks.some((other, at) => at !== index && overlap(blocks[index] ?? other, other)),
    );
    if (wrong.length === 0) return;
    const list = wrong.map(({ resourceName, cidrBlock }, index) => `${index + 1}. ${resourceName}: ${cidrBlock}\n`);
    throw new Error(
        "The following subnets overlap with at least one other subnet. Make the CIDR for the VPC larger, reduce the size of " +
            `the subnets per AZ, or use less Availability Zones:\n\n${list.join("")}`,
    );
}

/** Strategy `Exact`: subnets, in order, fill the network. @throws Error naming every gap. */
export function refuseGaps(network: string, subnets: readonly PlacedSubnet[]): void {
    const all = aligned(parseBlock(network));
    const gaps: string[] = [];
    let previous: PlacedSubnet | undefined;
    for (const subnet of subnets) {
        const block = aligned(parseBlock(subnet.cidrBlock));
        const { resourceName, cidrBlock } = subnet;
        if (previous === undefined) {
            if (block.address !== all.address) {
                gaps.push(`${resourceName} (${cidrBlock}) does not start at the beginning of the VPC (${network})`);
            }
        } else if (block.address !== nextTo(parseBlock(previous.cidrBlock)).address) {
            gaps.push(`${previous.resourceName} (${previous.cidrBlock}) <=> ${resourceName} (${cidrBlock})`);
        }
        previous = subnet;
    }
    if (previous !== undefined) {
        const [last, wanted] = [usableEnd(previous.cidrBlock), usableEnd(blockText(all))];
        if (last !== wanted) {
            gaps.push(`${previous.resourceName} (ending ${last}) ends before VPC ends (at ${wanted}})`);
        }
    }
    if (gaps.length > 0) {
        throw new Error(`There are gaps in the subnet ranges. Please fix the following gaps: ${gaps.join(", ")}`);
    }
}

function usableEnd(cidrBlock: string): string {
    const block = parseBlock(cidrBlock);
    return addressText(block.mask <= 30 ? endOf(block) - 1 : startOf(block) + (block.mask === 31 ? 1 : 0));
}

/** NAT gateways stand in public subnets, and serve others. @throws Error where there are none of either. */
export function refuseNatWithoutSubnets(strategy: string, subnets: readonly PlacedSubnet[]): void {
    if (strategy.toLowerCase() === "none") return;
    const types = new Set(subnets.map(({ type }) => type.toLowerCase()));
    if (types.has("public") && (types.has("private") || types.has("isolated"))) return;
    throw new Error(
        "If NAT Gateway strategy is 'OnePerAz' or 'Single', public subnets must be declared to host the NAT Gateway " +
            "resource, along with private or isolated subnets to route through it.",
    );
}

/** As many addresses as the strategy has gateways, or none. @throws Error */
export function refuseWrongAddresses(strategy: string, addresses: number, zones: number): void {
    switch (strategy.toLowerCase()) {
        case "none":
            if (addresses === 0) return;
            throw new Error(
                `Elastic IP allocation IDs cannot be specified when NAT Gateway strategy is '${strategy}'.`,
            );
        case "single":
            if (addresses <= 1) return;
            throw new Error(`Exactly one Elastic IP may be specified when NAT Gateway strategy is '${strategy}'.`);
        case "oneperaz":
            if (addresses === 0 || addresses === zones) return;
            throw new Error(
                "The number of Elastic IPs, if specified, must match the number of availability zones for the VPC " +
                    `(${zones}) when NAT Gateway strategy is '${strategy}'`,
            );
        default:
            throw new Error(`Unknown NatGatewayStrategy '${strategy}'`);
    }
}

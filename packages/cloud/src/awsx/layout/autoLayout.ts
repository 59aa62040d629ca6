import { aligned, bitsFor, blockText, firstBehind, nextTo, parseBlock, sizeOf } from "./cidr.ts";
import { defaultSpecs, mergedSpecs, type SubnetSpec, zoneMaskOf } from "./subnetSpecs.ts";

export interface AutoRequest {
    readonly cidrBlock: string;
    readonly zones: number;
    readonly specs?: readonly SubnetSpec[] | undefined;
    readonly zoneMask?: number | undefined;
    /** Complete the specifications by the default ones. */
    readonly merge?: boolean;
}

/**
 * Blocks of strategies `Auto`, `Exact` and `AutoMerge`: each zone gets an equal share of the network, and cuts it in the
 * order of the specifications.
 *
 * @returns blocks by zone, then by specification.
 * @throws Error in awsx's words.
 */
export function autoBlocks({ cidrBlock, zones, specs, zoneMask: given, merge = false }: AutoRequest): string[][] {
    const network = aligned(parseBlock(cidrBlock));
    const zoneMask = zoneMaskOf(network.mask, zones, given);
    const all = merge ? mergedSpecs(specs ?? [], defaultSpecs(zoneMask)) : (specs ?? defaultSpecs(zoneMask));
    if (all.length === 0) throw new Error("No subnets specified");
    const byDefault = zoneMask + bitsFor(all.length);
    const masks = all.map(({ cidrMask }) => cidrMask ?? byDefault);
    const impossible = [zoneMask, ...masks].find((mask) => mask > 32);
    if (impossible !== undefined) throw new Error(`Invalid mask for ip4: ${impossible}`);
    const needed = masks.reduce((sum, mask) => sum + sizeOf(mask), 0);
    if (needed > sizeOf(zoneMask)) {
        throw new Error(
            `Subnets are too large for VPC. VPC has ${sizeOf(zoneMask)} addresses, but subnets require ${needed} addresses.`,
        );
    }
    const blocks: string[][] = [];
    let zone = aligned({ address: network.address, mask: zoneMask });
    for (let index = 0; index < zones; index++) {
        const inZone: string[] = [];
        let current = aligned({ address: zone.address, mask: masks[0] ?? zoneMask });
        masks.forEach((mask, at) => {
            if (at > 0) current = firstBehind(current, mask);
            inZone.push(blockText(current));
        });
        blocks.push(inZone);
        zone = nextTo(zone);
    }
    return blocks;
}

import { aligned, type Block, endOf, parseBlock, startOf } from "./cidr.ts";
import type { SubnetSpec } from "./subnetSpecs.ts";

/** One entry of the output `subnetLayout`. */
export type LayoutEntry = Readonly<Record<string, unknown>>;

/** Specifications as the output shows them. */
export function layoutOfSpecs(specs: readonly SubnetSpec[]): LayoutEntry[] {
    return specs.map(({ cidrBlocks, cidrMask, name, size, type }) => entry({ cidrBlocks, cidrMask, name, size, type }));
}

/**
 * The layout that would give the first zone's subnets under strategy `Auto`: gaps are listed as unused blocks.
 * It reads as many subnets as each zone has, in the order they were made; where they are not in the order of zones (the
 * defaults of strategy `Legacy`), it is wrong, as awsx's is.
 */
export function layoutOfSubnets(
    subnets: readonly { readonly cidrBlock: string; readonly type: string }[],
    zones: number,
): LayoutEntry[] {
    const layout: LayoutEntry[] = [];
    let previous: Block | undefined;
    for (const { cidrBlock, type } of subnets.slice(0, subnets.length / zones)) {
        const block = aligned(parseBlock(cidrBlock));
        if (previous !== undefined) {
            for (const gap of gapsBetween(previous, block)) layout.push(entry({ cidrMask: gap.mask, type: "Unused" }));
        }
        layout.push(entry({ cidrMask: block.mask, type }));
        previous = block;
    }
    return layout;
}

/** The largest blocks that fill what is free between two. */
export function gapsBetween(a: Block, b: Block): Block[] {
    const [start, end] = a.address < b.address ? [a, b] : [b, a];
    const gaps: Block[] = [];
    let previous = a;
    let next: Block = { address: endOf(start) + 1, mask: start.mask };
    while (next.address < end.address) {
        for (;;) {
            const wider = aligned({ address: next.address, mask: next.mask - 1 });
            if (next.mask === 0 || holds(wider, usableEnd(previous)) || holds(wider, usableStart(end))) break;
            next = wider;
        }
        gaps.push(next);
        previous = next;
        next = { address: endOf(next) + 1, mask: next.mask };
    }
    return gaps;
}

function holds(block: Block, address: number): boolean {
    return startOf(block) <= address && address <= endOf(block);
}

/** The first address a host may have. */
function usableStart(block: Block): number {
    return block.mask <= 30 ? startOf(block) + 1 : startOf(block);
}

function usableEnd(block: Block): number {
    return block.mask <= 30 ? endOf(block) - 1 : endOf(block);
}

/** An entry without what is not set. */
function entry(given: Readonly<Record<string, unknown>>): LayoutEntry {
    return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== 0));
}

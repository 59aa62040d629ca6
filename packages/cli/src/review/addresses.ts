import { blockAt, type Cidr, cidrOf, formatCidr, overlaps, sizeOf } from "@plinth/core/addresses";

/** Where a block for a review's network may lie. */
export interface Allocation {
    /** The block of which every review gets a part. */
    readonly pool: string;
    /** How large the part is. */
    readonly prefix: number;
    /** Of the pull request: the same one gets the same part again, as long as nobody else has it. */
    readonly number: number;
    /** Blocks that are in use: of other reviews, of the base and of whatever it may be peered with. */
    readonly taken: readonly string[];
}

/** The block of a review; `undefined` where the pool has none left. */
export function allocate({ pool, prefix, number, taken }: Allocation): string | undefined {
    const whole = cidrOf(pool);
    if (whole === undefined || whole.prefix > prefix) return undefined;
    const used = taken.flatMap((text) => cidrOf(text) ?? []);
    const count = sizeOf(whole.prefix) / sizeOf(prefix);
    for (let step = 0; step < count; step += 1) {
        const block = partAt(whole, prefix, (number + step) % count);
        if (!used.some((other) => overlaps(block, other))) return formatCidr(block);
    }
    return undefined;
}

function partAt({ first }: Cidr, prefix: number, index: number): Cidr {
    return blockAt(first + index * sizeOf(prefix), prefix);
}

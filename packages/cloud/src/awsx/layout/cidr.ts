/** An IPv4 block: an address and the length of its prefix. The address may lie inside the block, not only at its start. */
export interface Block {
    readonly address: number;
    readonly mask: number;
}

const ADDRESSES = 2 ** 32;

/** Reads `10.0.0.0/16`; an address without a mask is one of its own. @throws Error when it is no IPv4 block. */
export function parseBlock(text: string): Block {
    const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?$/.exec(text);
    const octets = match?.slice(1, 5).map(Number) ?? [];
    const mask = match?.[5] === undefined ? 32 : Number(match[5]);
    if (match === null || mask > 32 || octets.some((octet) => octet > 255)) {
        throw new Error(`Invalid net address: ${text}`);
    }
    return { address: octets.reduce((sum, octet) => sum * 256 + octet, 0), mask };
}

/** The block as text. */
export function blockText({ address, mask }: Block): string {
    return `${addressText(address)}/${mask}`;
}

export function addressText(address: number): string {
    return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");
}

/** How many addresses a prefix of this length leaves. */
export function sizeOf(mask: number): number {
    return 2 ** (32 - mask);
}

/** The first address of a block. */
export function startOf({ address, mask }: Block): number {
    return address - (address % sizeOf(mask));
}

/** The last address of a block. */
export function endOf(block: Block): number {
    return startOf(block) + sizeOf(block.mask) - 1;
}

/** The same block, written from its first address. */
export function aligned(block: Block): Block {
    return { address: startOf(block), mask: block.mask };
}

/** The block of the same size behind this one. */
export function nextTo(block: Block): Block {
    return { address: (startOf(block) + sizeOf(block.mask)) % ADDRESSES, mask: block.mask };
}

/** The first block with this mask that begins behind another one. */
export function firstBehind(block: Block, mask: number): Block {
    return nextTo({ address: endOf(block), mask });
}

/** The part with index `index` of a block cut into pieces that are `bits` bits smaller. @throws Error when there are no such. */
export function subnet(block: Block, bits: number, index: number): Block {
    const mask = block.mask + bits;
    if (mask > 32) throw new Error(`Requested ${bits} new bits, but only ${32 - block.mask} are available.`);
    return { address: block.address + sizeOf(mask) * index, mask };
}

/** Whether two blocks share an address. */
export function overlap(a: Block, b: Block): boolean {
    return startOf(a) <= endOf(b) && startOf(b) <= endOf(a);
}

/** How many bits tell `count` things apart. */
export function bitsFor(count: number): number {
    return count === 0 ? 0 : Math.ceil(Math.log2(count));
}

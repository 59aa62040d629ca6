/** A block of IPv4 addresses. */
export interface Cidr {
    /** First address of the block. */
    readonly first: number;
    readonly last: number;
    /** Significant bits. */
    readonly prefix: number;
    /** The block as it is written when no bit beyond the prefix is set. */
    readonly canonical: string;
}

/** Reads `10.0.0.0/16`; nothing where the text is no IPv4 block. Bits beyond the prefix may be set. */
export function parseCidr(text: string): Cidr | undefined {
    const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text);
    if (match === null) return undefined;
    const [a = 0, b = 0, c = 0, d = 0, prefix = 0] = match.slice(1).map(Number);
    if ([a, b, c, d].some((octet) => octet > 255) || prefix > 32) return undefined;
    const size = 2 ** (32 - prefix);
    const address = a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d;
    const first = Math.floor(address / size) * size;
    const octets = [24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256);
    return { first, last: first + size - 1, prefix, canonical: `${octets.join(".")}/${prefix}` };
}

export function contains(outer: Cidr, inner: Cidr): boolean {
    return outer.first <= inner.first && inner.last <= outer.last;
}

export function overlap(one: Cidr, other: Cidr): boolean {
    return one.first <= other.last && other.first <= one.last;
}

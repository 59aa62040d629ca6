/** A block of IPv4 addresses: the first address as an unsigned 32-bit number, and the length of the prefix. */
export interface Cidr {
    readonly first: number;
    readonly prefix: number;
}

/** A block, or what is wrong with the text: a rule and a fix as a `Problem` has them. */
export type ParsedCidr = { readonly cidr: Cidr } | { readonly rule: string; readonly fix: string };

const FORM = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?$/;

/** Reads `10.0.0.0/16`. Refuses addresses inside the block (host bits), which AWS would silently or loudly change. */
export function parseCidr(text: string): ParsedCidr {
    const rule = "must be an IPv4 CIDR block such as 10.0.0.0/16";
    const match = FORM.exec(text.trim());
    if (match === null)
        return { rule, fix: "write four numbers from 0 to 255 joined by dots, a slash and a prefix length" };
    const octets = match.slice(1, 5).map(Number);
    if (octets.some((octet) => octet > 255)) {
        return {
            rule,
            fix: `write numbers from 0 to 255 (${octets.filter((octet) => octet > 255).join(", ")} is larger)`,
        };
    }
    const first = octets.reduce((sum, octet) => sum * 256 + octet, 0);
    if (match[5] === undefined) return { rule, fix: `add the prefix length: ${formatCidr(blockAt(first, 16))}` };
    const prefix = Number(match[5]);
    if (prefix > 32) return { rule, fix: "write a prefix length from 0 to 32" };
    const block = blockAt(first, prefix);
    if (block.first !== first) {
        return {
            rule: "must start at the first address of its block (no host bits set)",
            fix: `write ${formatCidr(block)}`,
        };
    }
    const plain = formatCidr(block);
    return text === plain ? { cidr: block } : { rule, fix: `write ${plain}` };
}

/** The block that `parseCidr` read, or `undefined` where the text is wrong and somebody else reports it. */
export function cidrOf(text: string): Cidr | undefined {
    const parsed = parseCidr(text);
    return "cidr" in parsed ? parsed.cidr : undefined;
}

export function formatCidr({ first, prefix }: Cidr): string {
    return `${[24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256).join(".")}/${prefix}`;
}

/** How many addresses a prefix length leaves. */
export function sizeOf(prefix: number): number {
    return 2 ** (32 - prefix);
}

/** The block of this prefix length that an address lies in. */
export function blockAt(address: number, prefix: number): Cidr {
    return { first: address - (address % sizeOf(prefix)), prefix };
}

export function contains(outer: Cidr, inner: Cidr): boolean {
    return inner.prefix >= outer.prefix && blockAt(inner.first, outer.prefix).first === outer.first;
}

export function overlaps(a: Cidr, b: Cidr): boolean {
    return contains(a, b) || contains(b, a);
}

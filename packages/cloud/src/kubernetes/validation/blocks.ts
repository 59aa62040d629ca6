import { isIP } from "node:net";

/** A block of addresses. */
export interface Block {
    readonly family: 4 | 6;
    /** The first address as a number. */
    readonly first: bigint;
    readonly bits: number;
}

/** Reads a block of addresses of either family; `undefined` where it is none. */
export function readBlock(text: string): Block | undefined {
    const [address = "", length = "", ...more] = text.split("/");
    const family = isIP(address);
    if (family === 0 || more.length > 0 || !/^\d{1,3}$/.test(length)) return undefined;
    const width = family === 4 ? 32 : 128;
    const bits = Number(length);
    if (bits > width) return undefined;
    const host = BigInt(width - bits);
    return { family: family === 4 ? 4 : 6, first: (numberOf(address, family) >> host) << host, bits };
}

function numberOf(address: string, family: number): bigint {
    if (family === 4) return address.split(".").reduce((sum, part) => sum * 256n + BigInt(part), 0n);
    // The last part may be written as an IPv4 address.
    const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(address);
    const tail = dotted === null ? 0n : numberOf(dotted[2] ?? "", 4);
    const text =
        dotted === null ? address : `${dotted[1] ?? ""}${(tail >> 16n).toString(16)}:${(tail & 0xffffn).toString(16)}`;
    const [head = "", rest] = text.split("::");
    const before = head.split(":").filter((part) => part !== "");
    const after = (rest ?? "").split(":").filter((part) => part !== "");
    const zeros = rest === undefined ? [] : Array.from({ length: 8 - before.length - after.length }, () => "0");
    return [...before, ...zeros, ...after].reduce((sum, part) => sum * 65_536n + BigInt(`0x${part}`), 0n);
}

/** Whether a block lies in another one and is smaller. */
export function liesStrictlyIn(inner: Block, outer: Block): boolean {
    if (inner.family !== outer.family || inner.bits <= outer.bits) return false;
    const host = BigInt((inner.family === 4 ? 32 : 128) - outer.bits);
    return inner.first >> host === outer.first >> host;
}

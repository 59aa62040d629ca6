import { isIP } from "node:net";

/** Prefixes no longer than this cover so many networks that they count as the world. */
const WORLD_PREFIX = 8;

/** Half of all addresses: two such routes together are the internet. */
const HALF_PREFIX = 1;

/** Ranges that never leave a private network, however short their prefix (RFC 1918, RFC 4193, loopback). */
const PRIVATE = /^(10\.|127\.|fc|fd)/i;

/** Whether a CIDR block stands for the internet: `0.0.0.0/0`, `::/0`, or another public range of /8 or wider. */
export function isWorld(block: string | undefined): boolean {
    const range = parse(block);
    return range !== undefined && range.prefix <= WORLD_PREFIX && (range.prefix === 0 || !PRIVATE.test(range.address));
}

/** Whether a block covers every address of its family. */
export function isWhole(block: string | undefined): boolean {
    return parse(block)?.prefix === 0;
}

/** Whether a destination is the internet as a whole, or half of it. */
export function isEverywhere(block: string | undefined): boolean {
    const range = parse(block);
    return range !== undefined && range.prefix <= HALF_PREFIX;
}

function parse(block: string | undefined): { address: string; prefix: number } | undefined {
    const [address = "", prefix = ""] = (block ?? "").trim().split("/");
    return isIP(address) === 0 || !/^\d{1,3}$/.test(prefix) ? undefined : { address, prefix: Number(prefix) };
}

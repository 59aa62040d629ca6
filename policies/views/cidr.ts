import { isIP } from "node:net";

/** Prefixes no longer than this cover so many networks that they count as the world. */
const WORLD_PREFIX = 8;

/** Ranges that never leave a private network, however short their prefix (RFC 1918, RFC 4193, loopback). */
const PRIVATE = /^(10\.|127\.|fc|fd)/i;

/** Whether a CIDR block stands for the internet: `0.0.0.0/0`, `::/0`, or another public range of /8 or wider. */
export function isWorld(block: string | undefined): boolean {
    const [address = "", prefix = ""] = (block ?? "").trim().split("/");
    if (isIP(address) === 0 || !/^\d+$/.test(prefix) || Number(prefix) > WORLD_PREFIX) {
        return false;
    }
    return Number(prefix) === 0 || !PRIVATE.test(address);
}

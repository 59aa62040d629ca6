import { createHash } from "node:crypto";

/** `length` hexadecimal digits that depend on nothing but `seed`. */
export function hex(seed: string, length: number): string {
    let digits = "";
    for (let block = 0; digits.length < length; block++) {
        digits += createHash("sha256").update(`${block}:${seed}`).digest("hex");
    }
    return digits.slice(0, length);
}

/** `length` upper-case letters and digits that depend on nothing but `seed`, as IAM's unique ids and EKS's endpoints have them. */
export function alphanumeric(seed: string, length: number): string {
    return hex(seed, length * 2)
        .replace(/../g, (pair) => ALPHABET.charAt(Number.parseInt(pair, 16) % ALPHABET.length))
        .slice(0, length);
}

/** A UUID that depends on nothing but `seed`. */
export function uuid(seed: string): string {
    const digits = hex(seed, 32);
    return [
        digits.slice(0, 8),
        digits.slice(8, 12),
        `4${digits.slice(13, 16)}`,
        `8${digits.slice(17, 20)}`,
        digits.slice(20),
    ].join("-");
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

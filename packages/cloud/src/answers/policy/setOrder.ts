import { crc32 } from "node:zlib";

/**
 * Sets of the AWS provider come back in the order of their hashes, not as written. What order principals of one type, and
 * conditions on one variable, have in a policy document follows from it.
 *
 * @param textOf what the provider hashes of an entry.
 */
export function inSetOrder<Entry>(entries: readonly Entry[], textOf: (entry: Entry) => string): Entry[] {
    const byHash = new Map(entries.map((entry) => [String(crc32(textOf(entry))), entry]));
    return [...byHash].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, entry]) => entry);
}

/** A set of strings: each entry once, in the set's order. */
export function stringSet(values: readonly string[]): string[] {
    return inSetOrder([...new Set(values)], (value) => `${value};`);
}

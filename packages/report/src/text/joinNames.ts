/** Several names as one, as a shell would expand it: `network-{private,public}-{a,b}`, or `network-{logs, logs-role}`. */
export function joinNames(names: readonly string[]): string {
    const [first = "", ...others] = names;
    if (others.length === 0) return first;
    const grid = asGrid(names);
    if (grid !== undefined) return grid;
    const rows = names.map((name) => name.split("-"));
    const words = rows[0] ?? [];
    // No name may be used up by what all share.
    const shared = words.findIndex((word, index) => rows.some((row) => row[index] !== word || row.length <= index + 1));
    const prefix = words
        .slice(0, Math.max(0, shared))
        .map((word) => `${word}-`)
        .join("");
    return `${prefix}{${names.map((name) => name.slice(prefix.length)).join(", ")}}`;
}

/** Names that are every combination of some words, such as tiers and zones: `{public,private}-{a,b}`. */
export function asGrid(names: readonly string[]): string | undefined {
    const rows = names.map((name) => name.split("-"));
    const columns = (rows[0] ?? []).map((_, index) => [...new Set(rows.map((row) => row[index] ?? ""))]);
    const combinations = columns.reduce((product, column) => product * column.length, 1);
    if (combinations !== new Set(names).size || rows.some((row) => row.length !== columns.length)) return undefined;
    return columns.map((column) => (column.length === 1 ? column[0] : `{${column.join(",")}}`)).join("-");
}

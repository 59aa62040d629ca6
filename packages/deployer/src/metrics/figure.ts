/** A figure, or why there is none: what nobody recorded is not zero. */
export type Figure<Value = number> = { readonly value: Value; readonly of: number } | { readonly unknown: string };

/** A list of numbers in short. Seconds, where they are times. */
export interface Spread {
    readonly median: number;
    readonly p95: number;
    readonly longest: number;
}

/** @param of how many records it rests on. */
export function known<Value>(value: Value, of: number): Figure<Value> {
    return { value, of };
}

export function unknown(reason: string): { readonly unknown: string } {
    return { unknown: reason };
}

/** A share, where there is something to share. */
export function shareOf(part: number, whole: number, otherwise: string): Figure {
    return whole === 0 ? unknown(otherwise) : known(part / whole, whole);
}

/** @param otherwise why there is no spread where there are no numbers. */
export function spreadOf(values: readonly number[], otherwise: string): Figure<Spread> {
    if (values.length === 0) return unknown(otherwise);
    const spread = { median: median(values), p95: percentile(values, 95), longest: Math.max(...values) };
    return known(spread, values.length);
}

/** The middle value; of an even count, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
    const sorted = values.toSorted((one, other) => one - other);
    const middle = sorted.length / 2;
    const [below = Number.NaN, above = Number.NaN] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
    return (below + above) / 2;
}

/** The smallest value that at least this share of all values do not exceed (nearest rank): always one that occurred. */
export function percentile(values: readonly number[], percent: number): number {
    const sorted = values.toSorted((one, other) => one - other);
    return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN;
}

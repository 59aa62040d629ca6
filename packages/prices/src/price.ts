/** A step of a price: what a unit costs until so many have been used in a month. */
export interface Tier {
    /** Units of a month at which the next step begins; left out for the last step. */
    readonly upTo?: number;
    /** Per unit, in the price's currency. */
    readonly amount: number;
}

/** A list price of AWS: on demand, before taxes, discounts and free tiers. */
export interface Price {
    readonly currency: "USD";
    /** In ascending order; most prices have one step. */
    readonly tiers: readonly Tier[];
    /** The day on which AWS published the list it stands in, or on which it was read where that day is not known. */
    readonly date: string;
    /** The list it stands in. */
    readonly source: string;
}

/** An amount of money, or that it is not known. An unknown price is never nothing, and never another region's. */
export type Money = number | "unknown";

/**
 * Hours in a month, as AWS estimates them: 365 days of 24 hours by 12 months (AWS Pricing Calculator, "Pricing assumptions").
 */
export const HOURS_PER_MONTH = 730;

/** What a quantity costs in a month, step by step. @param quantity in the price's unit, from 0 */
export function costOf(price: Price | undefined, quantity: number): Money {
    if (quantity === 0) return 0;
    if (price === undefined) return "unknown";
    let cost = 0;
    let from = 0;
    for (const { upTo = Infinity, amount } of price.tiers) {
        cost += Math.max(0, Math.min(quantity, upTo) - from) * amount;
        from = upTo;
    }
    return cost;
}

/** What so many things that cost by the hour cost when they stand for a month. */
export function monthlyCost(perHour: Price | undefined, count: number): Money {
    return costOf(perHour, count * HOURS_PER_MONTH);
}

/** Adds amounts; with one unknown, the sum is. */
export function sum(amounts: readonly Money[]): Money {
    return amounts.reduce<Money>(
        (total, amount) => (total === "unknown" || amount === "unknown" ? "unknown" : total + amount),
        0,
    );
}

/**
 * The quantity a month from which paying `fixed` and `own` by the unit costs no more than paying `other` by the unit.
 *
 * @returns "never" where the unit price of the first never gets below the second's far enough.
 */
export function breakEven(
    fixed: Money,
    own: Price | undefined,
    other: Price | undefined,
): number | "never" | "unknown" {
    if (fixed === "unknown" || own === undefined || other === undefined) return "unknown";
    if (fixed <= 0) return 0;
    const steps = [...own.tiers, ...other.tiers].map(({ upTo = Infinity }) => upTo).sort((a, b) => a - b);
    let behind = fixed;
    let from = 0;
    for (const to of steps) {
        if (to <= from) continue;
        const saved = unitPrice(other, from) - unitPrice(own, from);
        if (saved > 0 && from + behind / saved <= to) return from + behind / saved;
        behind -= saved * (to - from);
        from = to;
    }
    return "never";
}

/** What the next unit costs once so many have been used. */
function unitPrice({ tiers }: Price, used: number): number {
    return tiers.find(({ upTo = Infinity }) => used < upTo)?.amount ?? 0;
}

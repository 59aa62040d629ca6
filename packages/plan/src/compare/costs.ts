import type { ComparedResource, ComparedStack } from "./side.ts";

/** What a resource costs by standing there for a month. An amount that nobody knows is not nothing. */
export interface StandingCost {
    /** What is paid for, in words: resources of one word are counted together. */
    readonly what: string;
    /** USD. */
    readonly monthly: number | "unknown";
}

/** The price of a resource; `undefined` for what costs nothing by itself. */
export type CostOf = (resource: ComparedResource, stack: ComparedStack) => StandingCost | undefined;

/** How many of a thing there are on a side, and what they cost together. */
export interface CostSide {
    readonly count: number;
    readonly monthly: number | "unknown";
}

/** What is paid for by standing there, and what it is on both sides. */
export interface CostChange {
    readonly what: string;
    readonly before: CostSide;
    readonly after: CostSide;
}

/** What costs otherwise than before, by what is paid for. What is as it was is left out, be its price known or not. */
export function compareCosts(before: ComparedStack, after: ComparedStack, costOf: CostOf): CostChange[] {
    const [old, now] = [sidesOf(before, costOf), sidesOf(after, costOf)];
    return [...new Set([...old.keys(), ...now.keys()])]
        .sort()
        .map((what) => ({ what, before: old.get(what) ?? NOTHING, after: now.get(what) ?? NOTHING }))
        .filter((each) => each.before.count !== each.after.count || each.before.monthly !== each.after.monthly);
}

const NOTHING: CostSide = { count: 0, monthly: 0 };

function sidesOf(stack: ComparedStack, costOf: CostOf): Map<string, CostSide> {
    const sides = new Map<string, CostSide>();
    for (const resource of stack.resources) {
        const cost = resource.custom && resource.read !== true ? costOf(resource, stack) : undefined;
        if (cost === undefined) continue;
        const { count, monthly } = sides.get(cost.what) ?? NOTHING;
        const together =
            monthly === "unknown" || cost.monthly === "unknown" ? "unknown" : cents(monthly + cost.monthly);
        sides.set(cost.what, { count: count + 1, monthly: together });
    }
    return sides;
}

/** Sums of fractions that differ in their last digit alone are the same money. */
function cents(amount: number): number {
    return Math.round(amount * 100) / 100;
}

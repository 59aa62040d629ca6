import type { Price } from "./price.ts";
import { networkPrices } from "./table/network.ts";
import { platformPrices } from "./table/platform.ts";
import type { PricedItem } from "./table/table.ts";

export { breakEven, costOf, HOURS_PER_MONTH, type Money, monthlyCost, type Price, sum, type Tier } from "./price.ts";
export type { PricedItem } from "./table/table.ts";

/** The list price of an item in a region; `undefined` where nobody has read it, for AWS asks another one in each region. */
export function priceOf(item: PricedItem, region: string): Price | undefined {
    return networkPrices[region]?.[item] ?? platformPrices[region]?.[item];
}

/** The regions with at least one price, sorted. */
export function pricedRegions(): string[] {
    return Object.keys(networkPrices).sort();
}

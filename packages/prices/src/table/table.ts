import type { Price } from "../price.ts";

/** What has a price here. */
export type PricedItem =
    | "natGateway.hour"
    | "natGateway.gigabyte"
    | "regionalNatGateway.zoneHour"
    | "regionalNatGateway.gigabyte"
    | "interfaceEndpoint.zoneHour"
    | "interfaceEndpoint.gigabyte"
    | "publicIpv4.hour"
    | "kmsKey.month"
    | "eksCluster.hour";

/** Prices by region, and then by item. What was not read is left out. */
export type PriceTable = Readonly<Record<string, Readonly<Partial<Record<PricedItem, Price>>>>>;

/** Where and when a price was read. */
export type Reading = Pick<Price, "date" | "source">;

/** The list of one service and region among AWS's price lists. */
export function priceList(service: string, region: string, date: string): Reading {
    return { source: `AWS Price List, ${service}, ${region}`, date };
}

/** A price of one step. */
export function flat(amount: number, reading: Reading): Price {
    return { currency: "USD", tiers: [{ amount }], ...reading };
}

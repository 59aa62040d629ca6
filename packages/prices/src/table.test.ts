import assert from "node:assert/strict";
import { priceOf, pricedRegions } from "./index.ts";
import { networkPrices } from "./table/network.ts";
import { platformPrices } from "./table/platform.ts";
import type { PriceTable } from "./table/table.ts";

describe("the price table", () => {
    const all = [networkPrices, platformPrices]
        .flatMap(Object.entries<PriceTable[string]>)
        .flatMap(([region, items]) => Object.entries(items).map(([item, price]) => ({ region, item, price })));

    it("names for every price its currency, list and day", () => {
        assert.ok(all.length >= 21);
        for (const { region, item, price } of all) {
            assert.equal(price.currency, "USD", item);
            assert.match(price.date, /^20\d\d-[01]\d-[0-3]\d$/, `${region} ${item}`);
            assert.ok(
                price.source.startsWith("AWS") && price.source.endsWith(region),
                `${region} ${item}: ${price.source}`,
            );
        }
    });

    it("has no price of nothing, and steps that rise to a last one without an end", () => {
        for (const { region, item, price } of all) {
            const ends = price.tiers.map(({ upTo }) => upTo ?? Infinity);
            assert.ok(
                price.tiers.every(({ amount }) => amount > 0),
                `${region} ${item}`,
            );
            assert.deepEqual(
                ends,
                [...new Set(ends)].sort((a, b) => a - b),
                `${region} ${item}`,
            );
            assert.equal(ends.at(-1), Infinity, `${region} ${item}`);
        }
    });

    it("has the prices that the networks of the shipped environments are made of", () => {
        assert.deepEqual(pricedRegions(), ["eu-central-1", "eu-west-1", "us-east-1"]);
        assert.equal(priceOf("natGateway.hour", "eu-west-1")?.tiers[0]?.amount, 0.048);
        assert.equal(priceOf("interfaceEndpoint.zoneHour", "eu-west-1")?.tiers[0]?.amount, 0.011);
        assert.deepEqual(
            priceOf("interfaceEndpoint.gigabyte", "us-east-1")?.tiers.map(({ amount }) => amount),
            [0.01, 0.006, 0.004],
        );
    });

    it("has those that AWS names once, for the same regions alone", () => {
        assert.deepEqual(Object.keys(platformPrices), pricedRegions());
        assert.equal(priceOf("kmsKey.month", "us-east-1")?.tiers[0]?.amount, 1);
        assert.equal(priceOf("eksCluster.hour", "eu-central-1")?.tiers[0]?.amount, 0.1);
        assert.equal(priceOf("kmsKey.month", "cn-north-1"), undefined);
    });

    it("knows nothing of other regions, nor of what was not read in one", () => {
        assert.equal(priceOf("natGateway.hour", "ap-southeast-2"), undefined);
        assert.equal(priceOf("regionalNatGateway.zoneHour", "eu-central-1"), undefined);
    });
});

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { planCosts } from "@plinth/network/costs";
import { pricedRegions } from "@plinth/prices";

const page = readFileSync(join(import.meta.dirname, "../../docs/components/network.md"), "utf8");

describe("the network's page, on costs", () => {
    for (const region of pricedRegions()) {
        it(`says what the price table says of ${region}`, () => {
            const costs = (zones: number) =>
                planCosts(
                    {
                        zones: ["a", "b", "c"].slice(0, zones).map((zone) => `${region}${zone}`),
                        endpoints: { interface: ["logs"] },
                    },
                    region,
                );
            const [one, three] = [costs(1), costs(3)];
            const cells = [
                `\`${region}\``,
                (one.nat.monthly as number).toFixed(2),
                (three.nat.monthly as number).toFixed(2),
                String(one.nat.perGigabyte),
                (one.endpoints[0]?.monthly as number).toFixed(2),
                (three.endpoints[0]?.monthly as number).toFixed(2),
                String(one.endpoints[0]?.perGigabyte),
                `${one.endpoints[0]?.breakEvenGigabytes} GB`,
                `${three.endpoints[0]?.breakEvenGigabytes} GB`,
            ];
            const rows = page.split("\n").map((line) =>
                line
                    .split("|")
                    .map((cell) => cell.trim())
                    .filter(Boolean),
            );
            assert.deepEqual(
                rows.find(([first]) => first === cells[0]),
                cells,
            );
        });
    }
});

import { testRefusals, testTaken } from "./testdata/refusals.ts";

describe("a regional NAT gateway's settings", () => {
    testRefusals([
        {
            of: "a regional gateway with nobody to serve",
            change: { nat: "regional", tiers: ["public"] },
            path: "nat",
            rule: /without tier private: NAT serves private subnets/,
            fix: /add private/,
        },
        {
            of: "a zone for a regional gateway, which stands in none",
            change: { nat: "regional", natZone: "euw1-az1" },
            path: "natZone",
            rule: /no effect with nat: regional/,
            fix: /nat: single/,
        },
        {
            of: "the addresses of a regional gateway for zonal ones",
            change: { nat: "perZone", natAddresses: "own" },
            path: "natAddresses",
            rule: /no effect with nat: perZone/,
            fix: /nat: regional/,
        },
    ]);

    testTaken("a regional gateway without public subnets", { nat: "regional", tiers: ["private"] });
    testTaken("a regional gateway for a custom tier alone", {
        nat: "regional",
        tiers: ["isolated"],
        customTiers: { batch: { routed: "private", place: 0 } },
    });
});

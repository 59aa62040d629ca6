import { testRefusals, testTaken } from "./testdata/refusals.ts";

describe("custom tiers of a network", () => {
    testRefusals([
        {
            of: "a custom tier called like one of the three",
            change: { customTiers: { public: { routed: "public", place: 0 } } },
            path: "customTiers.public",
            rule: /must not be called like one of the three/,
            fix: /another name/,
        },
        {
            of: "a custom tier whose name could collide with a child's",
            change: { customTiers: { "private-az1": { routed: "private", place: 0 } } },
            path: "customTiers.private-az1",
            rule: /lower-case letters and digits/,
            fix: /write privateaz1/,
        },
        {
            of: "a custom tier that another could move",
            change: { customTiers: { a: { routed: "isolated", place: 0 }, b: { routed: "isolated" } } },
            path: "customTiers.b.place",
            rule: /is required .* no other tier can move it/,
            fix: /add place: 1, or give its subnets under subnets\.b/,
        },
        {
            of: "two custom tiers in one place",
            change: {
                customTiers: {
                    a: { routed: "isolated", place: 0, sixteenths: 2 },
                    b: { routed: "isolated", place: 1 },
                },
            },
            path: "customTiers.b.place",
            rule: /must not share addresses with a/,
            fix: /write place: 2/,
        },
        {
            of: "a place that does not suit the size",
            change: { customTiers: { a: { routed: "isolated", place: 1, sixteenths: 2 } } },
            path: "customTiers.a.place",
            rule: /from 0 to 2 and a multiple of 2/,
            fix: /write place: 0/,
        },
        {
            of: "a place beyond the last quarter",
            change: { customTiers: { a: { routed: "isolated", place: 4 } } },
            path: "customTiers.a.place",
            rule: /from 0 to 3/,
            fix: /write place: 0/,
        },
        {
            of: "a size that is no power of two",
            change: { customTiers: { a: { routed: "isolated", place: 0, sixteenths: 3 } } },
            path: "customTiers.a.sixteenths",
            rule: /1, 2 or 4 sixteenths/,
            fix: /choose one/,
        },
        {
            of: "more custom tiers than there is room for",
            change: {
                customTiers: {
                    a: { routed: "isolated", place: 0, sixteenths: 4 },
                    b: { routed: "isolated", place: 3 },
                },
            },
            path: "customTiers.b.place",
            rule: /must not share addresses with a/,
            fix: /remove a custom tier, or give its subnets/,
        },
        {
            of: "a VPC too small for a custom tier",
            change: { cidr: "10.0.0.0/22", customTiers: { a: { routed: "private", place: 0 } } },
            path: "cidr",
            rule: /\/21 or larger: tier a would get subnets too small/,
            fix: /10\.0\.0\.0\/21/,
        },
        {
            of: "a given subnet of a custom tier that is not there",
            change: { subnets: { streaming: { "euw1-az1": "10.0.200.0/24" } } },
            path: "subnets.streaming.euw1-az1",
            rule: /tier this network has/,
            fix: /add streaming to customTiers/,
        },
        {
            of: "a given subnet of a custom tier that overlaps a planned one",
            change: {
                customTiers: { a: { routed: "isolated" } },
                subnets: { a: { "euw1-az1": "10.0.0.0/24", "euw1-az2": "10.0.240.0/24" } },
            },
            path: "subnets.a.euw1-az1",
            rule: /must not overlap private euw1-az1/,
            fix: /free block/,
        },
        {
            of: "tags for a tier that is not there",
            change: { nat: "none", tiers: ["public"], subnetTags: { private: { a: "b" } } },
            path: "subnetTags.private",
            rule: /tier this network has/,
            fix: /add private to tiers/,
        },
        {
            of: "tags that the network sets itself",
            change: { subnetTags: { private: { "karpenter.sh/discovery": "x" } } },
            path: 'subnetTags.private["karpenter.sh/discovery"]',
            rule: /that the network sets itself/,
            fix: /remove it/,
        },
    ]);

    testTaken("a custom tier without a place whose subnets are all given", {
        customTiers: { a: { routed: "isolated" } },
        subnets: { a: { "euw1-az1": "10.0.240.0/24", "euw1-az2": "10.0.241.0/24" } },
    });
    testTaken("four custom tiers, which fill the last quarter", {
        customTiers: Object.fromEntries(
            [0, 1, 2, 3].map((place) => [`tier${place}`, { routed: "isolated", place }] as const),
        ),
    });
});

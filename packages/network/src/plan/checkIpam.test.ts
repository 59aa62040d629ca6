import { testRefusals, testTaken } from "./testdata/refusals.ts";

const poolId = "ipam-pool-0123456789abcdef0";

describe("the choice of where a VPC's block comes from", () => {
    testRefusals([
        {
            of: "a network with neither a block nor a pool",
            change: { cidr: undefined },
            path: "cidr",
            rule: /is required/,
            fix: /10\.0\.0\.0\/16, or ipam/,
        },
        {
            of: "a block beside a pool",
            change: { ipam: { poolId, netmaskLength: 16 } },
            path: "cidr",
            rule: /must not be set beside ipam/,
            fix: /remove one/,
        },
        {
            of: "what is no pool",
            change: { cidr: undefined, ipam: { poolId: "main", netmaskLength: 16 } },
            path: "ipam.poolId",
            rule: /id of a pool/,
            fix: /describe-ipam-pools/,
        },
        {
            of: "a size AWS does not take",
            change: { cidr: undefined, ipam: { poolId, netmaskLength: 12 } },
            path: "ipam.netmaskLength",
            rule: /from 16 to 28/,
            fix: /write 16/,
        },
        {
            of: "a block too small for its tiers",
            change: { cidr: undefined, ipam: { poolId, netmaskLength: 24 } },
            path: "ipam.netmaskLength",
            rule: /\/22 or larger: tier public, isolated/,
            fix: /write 22/,
        },
        {
            of: "given subnets in a block that is not known",
            change: {
                cidr: undefined,
                ipam: { poolId, netmaskLength: 16 },
                subnets: { public: { "euw1-az1": "10.0.0.0/24" } },
            },
            path: "subnets",
            rule: /not known yet/,
            fix: /write cidr/,
        },
        {
            of: "zones of another region, as with a given block",
            change: { cidr: undefined, ipam: { poolId, netmaskLength: 16 }, zones: ["use1-az1"] },
            path: "zones[0]",
            rule: /zone of region eu-west-1/,
            fix: /euw1-az1/,
        },
    ]);

    testTaken("a pool and a size", { cidr: undefined, ipam: { poolId, netmaskLength: 16 } });
});

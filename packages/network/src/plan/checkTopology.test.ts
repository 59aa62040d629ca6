import assert from "node:assert/strict";
import { checkNetwork } from "./checkNetwork.ts";
import type { NetworkShape } from "./shape.ts";

const base: NetworkShape = { cidr: "10.0.0.0/16", zones: ["euw1-az1", "euw1-az2"], topology: "awsx" };

function refused(changed: Partial<NetworkShape>): string[] {
    return checkNetwork({ ...base, ...changed }, "eu-west-1").map(({ path, rule }) => `${path.join(".")}: ${rule}`);
}

describe("a network of awsx", () => {
    it("takes what both topologies can make", () => {
        for (const fine of [
            {},
            { nat: "single", natZone: "euw1-az1" },
            { nat: "none", tiers: ["public"] },
            { zones: ["euw1-az3", "euw1-az2"], zoneSlots: { "euw1-az3": 0, "euw1-az2": 1 } },
            { movedFrom: "native" },
            { topology: "native", movedFrom: "awsx" },
            { customTiers: { streaming: { routed: "isolated", place: 0 } }, networkAcls: {} },
        ] as Partial<NetworkShape>[]) {
            assert.deepEqual(refused(fine), []);
        }
    });

    const wrong: Readonly<Record<string, [Partial<NetworkShape>, RegExp]>> = {
        "a regional NAT gateway": [{ nat: "regional" }, /^nat: must be none, single or perZone with topology: awsx/],
        "a block from IPAM": [
            { cidr: undefined, ipam: { poolId: "ipam-pool-0123456789abcdef0", netmaskLength: 16 } },
            /^ipam: must not be set with topology: awsx, which takes the subnets' blocks before the VPC has one/,
        ],
        "no public tier, for there is always an internet gateway": [
            { tiers: ["private", "isolated"], nat: "none" },
            /^tiers: must include public with topology: awsx/,
        ],
        "a single gateway in another zone than the first": [
            { nat: "single", natZone: "euw1-az2" },
            /^natZone: must be the first zone, euw1-az1, with topology: awsx/,
        ],
        "a gap between zones, which would renumber them later": [
            { zones: ["euw1-az1", "euw1-az3"] },
            /^zones: must fill the slots of the address plan from 0 without a gap with topology: awsx.*slot 1 is free/,
        ],
        "zones that leave the first slot free": [{ zones: ["euw1-az2", "euw1-az3"] }, /slot 0 is free/],
        "a move from itself": [{ movedFrom: "awsx" }, /^movedFrom: must be the other topology/],
        "a move of what awsx cannot have made": [
            { topology: "native", movedFrom: "awsx", nat: "regional" },
            /^nat: must be none, single or perZone with movedFrom: awsx/,
        ],
        "a native move from itself": [{ topology: undefined, movedFrom: "native" }, /^movedFrom: must be the other/],
    };
    for (const [what, [changed, message]] of Object.entries(wrong)) {
        it(`refuses ${what}`, () => {
            const found = refused(changed);
            assert.equal(found.length, 1, found.join("\n"));
            assert.match(found[0] ?? "", message);
        });
    }
});

import assert from "node:assert/strict";
import { autoBlocks } from "./autoLayout.ts";
import { parseBlock } from "./cidr.ts";
import { refuseGaps, refuseOverlaps, refuseWrongAddresses } from "./checks.ts";
import { layoutOfSubnets } from "./layoutOutput.ts";
import { legacySubnets } from "./legacyLayout.ts";
import { mergedSpecs, normalizeSpecs, type SubnetSpec } from "./subnetSpecs.ts";
import { refuseSameSuffixes, zoneSuffix } from "./zoneSuffix.ts";

const PUBLIC: SubnetSpec = { type: "Public" };
const PRIVATE: SubnetSpec = { type: "Private" };
const ISOLATED: SubnetSpec = { type: "Isolated" };

describe("blocks of strategy Auto", () => {
    it("cut each zone's share in the order of the specifications, by their masks", () => {
        const specs = [
            { ...PUBLIC, cidrMask: 24 },
            { ...PRIVATE, cidrMask: 20 },
            { ...ISOLATED, cidrMask: 24 },
        ];
        assert.deepEqual(autoBlocks({ cidrBlock: "10.20.0.0/16", zones: 3, specs }), [
            ["10.20.0.0/24", "10.20.16.0/20", "10.20.32.0/24"],
            ["10.20.64.0/24", "10.20.80.0/20", "10.20.96.0/24"],
            ["10.20.128.0/24", "10.20.144.0/20", "10.20.160.0/24"],
        ]);
    });

    it("are equal parts where there are no masks", () => {
        assert.deepEqual(autoBlocks({ cidrBlock: "10.30.0.0/16", zones: 3, specs: [PUBLIC, PRIVATE, ISOLATED] }), [
            ["10.30.0.0/20", "10.30.16.0/20", "10.30.32.0/20"],
            ["10.30.64.0/20", "10.30.80.0/20", "10.30.96.0/20"],
            ["10.30.128.0/20", "10.30.144.0/20", "10.30.160.0/20"],
        ]);
    });

    it("are a private half and a public quarter of each zone where nothing is said", () => {
        assert.deepEqual(autoBlocks({ cidrBlock: "10.30.0.0/16", zones: 2 }), [
            ["10.30.0.0/18", "10.30.64.0/19"],
            ["10.30.128.0/18", "10.30.192.0/19"],
        ]);
    });

    it("refuses what does not fit, and networks too small to be cut without being told how", () => {
        assert.throws(
            () => autoBlocks({ cidrBlock: "10.0.0.0/24", zones: 2, specs: [{ ...PUBLIC, cidrMask: 24 }] }),
            /Subnets are too large for VPC\. VPC has 128 addresses, but subnets require 256 addresses\./,
        );
        assert.throws(() => autoBlocks({ cidrBlock: "10.0.0.0/26", zones: 2 }), /at least \/26 available per AZ/);
        assert.throws(() => autoBlocks({ cidrBlock: "10.0.0.0/16", zones: 2, specs: [] }), /No subnets specified/);
    });
});

describe("blocks of strategy Legacy", () => {
    const blocks = (cidrBlock: string, zones: number, specs?: SubnetSpec[]): string[] =>
        legacySubnets(cidrBlock, zones, specs).map((made) => `${made.spec.type} ${made.zone} ${made.cidrBlock}`);

    it("begin each zone with private subnets, whatever the order of the specifications", () => {
        assert.deepEqual(
            blocks("10.30.0.0/16", 3, [PUBLIC, PRIVATE, ISOLATED]),
            [0, 64, 128].flatMap((start, zone) => [
                `Private ${zone} 10.30.${start}.0/19`,
                `Public ${zone} 10.30.${start + 32}.0/20`,
                `Isolated ${zone} 10.30.${start + 48}.0/24`,
            ]),
        );
    });

    it("list all private subnets first where nothing is said", () => {
        assert.deepEqual(blocks("10.0.0.0/16", 3), [
            "Private 0 10.0.0.0/19",
            "Private 1 10.0.64.0/19",
            "Private 2 10.0.128.0/19",
            "Public 0 10.0.32.0/20",
            "Public 1 10.0.96.0/20",
            "Public 2 10.0.160.0/20",
        ]);
    });

    it("begin where the network's block is written, be it inside the block", () => {
        assert.deepEqual(blocks("10.11.183.0/22", 1, [PRIVATE]), ["Private 0 10.11.183.0/22"]);
    });

    it("give a single subnet all of its zone", () => {
        assert.deepEqual(blocks("10.0.0.0/24", 2, [PRIVATE]), ["Private 0 10.0.0.0/25", "Private 1 10.0.0.128/25"]);
    });

    it("refuse a mask that a zone has no bits for", () => {
        assert.throws(
            () => blocks("10.0.0.0/31", 2, [PRIVATE, PUBLIC]),
            /Requested 1 new bits, but only 0 are available\./,
        );
    });
});

describe("specifications of subnets", () => {
    it("get masks from sizes and sizes from masks", () => {
        const { specs, explicit } = normalizeSpecs(
            [
                { ...PUBLIC, size: 256 },
                { ...PRIVATE, cidrMask: 20 },
            ],
            2,
        );
        assert.deepEqual(specs, [
            { type: "Public", cidrMask: 24, size: 256 },
            { type: "Private", cidrMask: 20, size: 4096 },
        ]);
        assert.equal(explicit, false);
    });

    for (const { what, specs, message } of [
        { what: "two unnamed ones of a type", specs: [PUBLIC, PUBLIC], message: /type "public" require unique names/ },
        {
            what: "two of a name",
            specs: [
                { ...PUBLIC, name: "a" },
                { ...PUBLIC, name: "a" },
            ],
            message: /require unique names/,
        },
        {
            what: "a size that is no power of two",
            specs: [{ ...PUBLIC, size: 100 }],
            message: /sizes are invalid: 100\./,
        },
        {
            what: "a size and a mask that differ",
            specs: [{ ...PUBLIC, size: 256, cidrMask: 20 }],
            message: /Subnet size 256 does not match the expected size for a \/20 subnet \(4096\)\./,
        },
        {
            what: "blocks for some of them only",
            specs: [{ ...PUBLIC, cidrBlocks: ["10.0.0.0/24", "10.0.1.0/24"] }, PRIVATE],
            message: /all subnets must have explicit cidrBlocks/,
        },
        {
            what: "another number of blocks than zones",
            specs: [{ ...PUBLIC, cidrBlocks: ["10.0.0.0/24"] }],
            message: /subnetSpecs\[0\] must match the number of availability zones \(2\)\./,
        },
        {
            what: "blocks of another mask",
            specs: [{ ...PUBLIC, cidrMask: 20, cidrBlocks: ["10.0.0.0/24", "10.0.1.0/24"] }],
            message: /cidrMask in subnetSpecs\[0\] must match all cidrBlocks/,
        },
        {
            what: "blocks of another size",
            specs: [{ ...PUBLIC, size: 512, cidrBlocks: ["10.0.0.0/24", "10.0.1.0/24"] }],
            message: /size in subnetSpecs\[0\] must match all cidrBlocks/,
        },
    ]) {
        it(`refuses ${what}`, () => {
            assert.throws(() => normalizeSpecs(specs, 2), message);
        });
    }

    it("complete the default ones under strategy AutoMerge", () => {
        const merged = mergedSpecs([{ ...PUBLIC, tags: { a: "b" } }, ISOLATED], [PRIVATE, PUBLIC]);
        assert.deepEqual(merged, [PRIVATE, { type: "Public", tags: { a: "b" } }, ISOLATED]);
    });
});

describe("checks of subnets", () => {
    const placed = (...blocks: string[]) =>
        blocks.map((cidrBlock, index) => ({ resourceName: `s${index}`, cidrBlock, type: "Private" }));

    it("refuse overlaps, naming all that are in one", () => {
        refuseOverlaps(placed("10.0.0.0/24", "10.0.1.0/24"));
        assert.throws(
            () => refuseOverlaps(placed("10.0.0.0/16", "10.1.0.0/24", "10.0.5.0/24")),
            /\n\n1\. s0: 10\.0\.0\.0\/16\n2\. s2: 10\.0\.5\.0\/24\n$/,
        );
    });

    it("refuse gaps, naming each", () => {
        refuseGaps("10.0.0.0/23", placed("10.0.0.0/24", "10.0.1.0/24"));
        assert.throws(
            () => refuseGaps("10.0.0.0/22", placed("10.0.1.0/24", "10.0.3.0/25")),
            (error: Error) => {
                assert.match(error.message, /s0 \(10\.0\.1\.0\/24\) does not start at the beginning of the VPC/);
                assert.match(error.message, /s0 \(10\.0\.1\.0\/24\) <=> s1 \(10\.0\.3\.0\/25\)/);
                assert.match(error.message, /s1 \(ending 10\.0\.3\.126\) ends before VPC ends \(at 10\.0\.3\.254\}\)/);
                return true;
            },
        );
    });

    it("refuse numbers of addresses that do not fit the strategy of gateways", () => {
        refuseWrongAddresses("OnePerAz", 3, 3);
        assert.throws(
            () => refuseWrongAddresses("OnePerAz", 2, 3),
            /must match the number of availability zones for the VPC \(3\)/,
        );
        assert.throws(() => refuseWrongAddresses("Single", 2, 3), /Exactly one Elastic IP may be specified/);
        assert.throws(
            () => refuseWrongAddresses("None", 1, 3),
            /cannot be specified when NAT Gateway strategy is 'None'/,
        );
        assert.throws(() => refuseWrongAddresses("Many", 0, 3), /Unknown NatGatewayStrategy 'Many'/);
    });

    it("refuse blocks that are none", () => {
        assert.throws(() => parseBlock("10.0.0.0/33"), /Invalid net address/);
        assert.throws(() => parseBlock("300.0.0.0/8"), /Invalid net address/);
    });
});

describe("the layout in awsx's words", () => {
    it("shows what a zone leaves unused", () => {
        const subnets = [
            { type: "Public", cidrBlock: "10.0.0.0/24" },
            { type: "Private", cidrBlock: "10.0.16.0/20" },
        ];
        assert.deepEqual(layoutOfSubnets(subnets, 1), [
            { cidrMask: 24, type: "Public" },
            { cidrMask: 24, type: "Unused" },
            { cidrMask: 23, type: "Unused" },
            { cidrMask: 22, type: "Unused" },
            { cidrMask: 21, type: "Unused" },
            { cidrMask: 20, type: "Private" },
        ]);
    });
});

describe("the end of a zone's name", () => {
    it("is the number of its region and its letter, and more for a local zone", () => {
        assert.deepEqual(["us-east-1a", "us-gov-west-1b", "us-west-2-lax-1a", "here"].map(zoneSuffix), [
            "1a",
            "1b",
            "2-lax-1a",
            "here",
        ]);
    });

    it("refuses two alike", () => {
        assert.throws(
            () => refuseSameSuffixes(["eu-west-1a", "us-east-1a"]),
            /"eu-west-1a" and "us-east-1a" both reduce to "1a"/,
        );
    });
});

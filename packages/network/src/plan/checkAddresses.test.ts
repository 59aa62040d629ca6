import assert from "node:assert/strict";
import { ProblemsError, type Problem } from "@plinth/core/errors";
import type { SubnetsShape } from "./layout.ts";
import { planSubnets } from "./planSubnets.ts";

const valid: SubnetsShape = { cidr: "10.0.0.0/16", zones: ["euw1-az1", "euw1-az2"] };

function problemsOf(changed: Partial<SubnetsShape>): readonly Problem[] {
    try {
        planSubnets({ ...valid, ...changed });
    } catch (error) {
        assert.ok(error instanceof ProblemsError, String(error));
        return error.problems;
    }
    return [];
}

interface Refusal {
    readonly of: string;
    readonly change: Partial<SubnetsShape>;
    readonly path: string;
    readonly rule: RegExp;
    readonly fix: RegExp;
}

const refusals: Refusal[] = [
    {
        of: "host bits in the VPC's block",
        change: { cidr: "10.0.0.1/16" },
        path: "cidr",
        rule: /host bits/,
        fix: /write 10\.0\.0\.0\/16/,
    },
    {
        of: "a VPC larger than AWS takes",
        change: { cidr: "10.0.0.0/15" },
        path: "cidr",
        rule: /from \/16 to \/28/,
        fix: /10\.0\.0\.0\/16/,
    },
    {
        of: "a VPC smaller than AWS takes",
        change: { cidr: "10.0.0.0/29" },
        path: "cidr",
        rule: /from \/16 to \/28/,
        fix: /10\.0\.0\.0\/22/,
    },
    {
        of: "a VPC too small for its tiers",
        change: { cidr: "10.0.0.0/23" },
        path: "cidr",
        rule: /\/22 or larger: tier public/,
        fix: /10\.0\.0\.0\/22/,
    },
    {
        of: "public addresses",
        change: { cidr: "8.8.0.0/16" },
        path: "cidr",
        rule: /must be private/,
        fix: /10\.0\.0\.0\/8/,
    },
    {
        of: "the block AWS services use",
        change: { cidr: "172.17.0.0/18" },
        path: "cidr",
        rule: /172\.17\.0\.0\/16/,
        fix: /another block/,
    },
    {
        of: "an overlap with a reserved block",
        change: { reservedCidrs: { office: "10.0.128.0/20" } },
        path: "cidr",
        rule: /must not overlap office \(10\.0\.128\.0\/20\)/,
        fix: /another block/,
    },
    {
        of: "a malformed reserved block",
        change: { reservedCidrs: { office: "10.1" } },
        path: "reservedCidrs.office",
        rule: /CIDR/,
        fix: /four/,
    },
    { of: "no zone", change: { zones: [] }, path: "zones", rule: /at least one zone/, fix: /euw1-az1/ },
    {
        of: "a zone twice",
        change: { zones: ["euw1-az1", "euw1-az1"] },
        path: "zones[1]",
        rule: /once/,
        fix: /remove one euw1-az1/,
    },
    {
        of: "what is no zone",
        change: { zones: ["eu-west-1"] },
        path: "zones[0]",
        rule: /id or the name/,
        fix: /describe-availability-zones/,
    },
    {
        of: "ids beside names",
        change: { zones: ["euw1-az1", "eu-west-1b"] },
        path: "zones",
        rule: /all ids or all names/,
        fix: /write ids/,
    },
    {
        of: "a zone beyond the four slots",
        change: { zones: ["use1-az1", "use1-az5"] },
        path: "zones[1]",
        rule: /slots 0 to 3/,
        fix: /zoneSlots: \{ use1-az5: 1 \}/,
    },
    {
        of: "two zones in one slot",
        change: { zoneSlots: { "euw1-az2": 0 } },
        path: "zones[1]",
        rule: /must not share slot 0 of the address plan with euw1-az1/,
        fix: /zoneSlots: \{ euw1-az2: 1 \}/,
    },
    {
        of: "a fifth zone",
        change: { zones: ["use1-az1", "use1-az2", "use1-az3", "use1-az4", "use1-az5"] },
        path: "zones[4]",
        rule: /slots 0 to 3/,
        fix: /remove a zone/,
    },
    {
        of: "a slot for a zone that is not there",
        change: { zoneSlots: { "euw1-az3": 2 } },
        path: "zoneSlots.euw1-az3",
        rule: /zone this network has/,
        fix: /did you mean/,
    },
    {
        of: "no tier",
        change: { tiers: [] },
        path: "tiers",
        rule: /at least one tier/,
        fix: /public, private, isolated/,
    },
    {
        of: "a tier twice",
        change: { tiers: ["private", "private"] },
        path: "tiers",
        rule: /once/,
        fix: /remove one private/,
    },
    {
        of: "a given subnet outside the VPC",
        change: { subnets: { public: { "euw1-az1": "10.1.0.0/24" } } },
        path: "subnets.public.euw1-az1",
        rule: /inside the VPC \(10\.0\.0\.0\/16\)/,
        fix: /inside/,
    },
    {
        of: "a given subnet that overlaps a planned one",
        change: { subnets: { public: { "euw1-az1": "10.0.32.0/24" } } },
        path: "subnets.public.euw1-az1",
        rule: /must not overlap private euw1-az2, which has 10\.0\.32\.0\/19/,
        fix: /free block/,
    },
    {
        of: "a given subnet too small for a load balancer",
        change: { subnets: { public: { "euw1-az1": "10.0.200.0/28" } } },
        path: "subnets.public.euw1-az1",
        rule: /from \/16 to \/27 in tier public/,
        fix: /another size/,
    },
    {
        of: "a malformed given subnet",
        change: { subnets: { public: { "euw1-az1": "10.0.200.1/24" } } },
        path: "subnets.public.euw1-az1",
        rule: /host bits/,
        fix: /10\.0\.200\.0\/24/,
    },
    {
        of: "a given subnet of a zone that is not there",
        change: { subnets: { public: { "euw1-az3": "10.0.200.0/24" } } },
        path: "subnets.public.euw1-az3",
        rule: /zone this network has/,
        fix: /add euw1-az3 to zones/,
    },
    {
        of: "a given subnet of a tier that is not there",
        change: { tiers: ["private"], subnets: { public: { "euw1-az1": "10.0.200.0/24" } } },
        path: "subnets.public.euw1-az1",
        rule: /tier this network has/,
        fix: /add public to tiers/,
    },
];

describe("the addresses of a network", () => {
    for (const { of, change, path, rule, fix } of refusals) {
        it(`refuses ${of}, naming the path, the rule and the fix`, () => {
            const problems = problemsOf(change);
            assert.deepEqual(
                problems.map((problem) => problem.path),
                [path],
            );
            assert.match(problems[0]?.rule ?? "", rule);
            assert.match(problems[0]?.fix ?? "", fix);
            assert.ok(problems[0] !== undefined && "value" in problems[0]);
        });
    }

    it("refuses everything that is wrong at once", () => {
        const paths = problemsOf({
            cidr: "8.8.8.0/24",
            zones: ["euw1-az1", "euw1-az1"],
            reservedCidrs: { vpn: "x" },
        }).map(({ path }) => path);
        assert.deepEqual(paths, ["zones[1]", "cidr", "cidr", "reservedCidrs.vpn"]);
    });

    it("accepts neighbours of a reserved block", () => {
        assert.deepEqual(problemsOf({ reservedCidrs: { dev: "10.1.0.0/16" } }), []);
    });
});

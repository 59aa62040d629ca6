import assert from "node:assert/strict";
import { type CostedResource, costText, estimate, refusals } from "./cost.ts";

const one = (
    type: string,
    inputs: Record<string, unknown> = {},
    more: Partial<CostedResource> = {},
): CostedResource => ({
    type,
    custom: true,
    inputs,
    ...more,
});
const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";

describe("what a review costs", () => {
    const resources = [
        one("aws:ec2/vpc:Vpc"),
        one("aws:iam/role:Role"),
        one(ENDPOINT, { vpcEndpointType: "Gateway" }),
        one(ENDPOINT, { vpcEndpointType: "Interface", subnetIds: ["a", "b"] }),
        one("aws:ec2/natGateway:NatGateway"),
        one("aws:ec2/natGateway:NatGateway", { availabilityMode: "zonal" }),
        one("aws:ec2/eip:Eip"),
        one("aws:rds/instance:Instance"),
        one("aws:rds/instance:Instance"),
        one("aws:rds/instance:Instance", {}, { read: true }),
        one("plinth:database:Database", {}, { custom: false }),
        one("random:index/randomId:RandomId"),
    ];

    it("is the list price of what has one in the region; what has none is named, and never nothing", () => {
        const { lines, known, unknown } = estimate(resources, "eu-west-1");
        assert.deepEqual(
            lines.map(({ what, count, monthly }) => [
                what,
                count,
                monthly === "unknown" ? monthly : Math.round(monthly * 100),
            ]),
            [
                ["NAT gateways", 2, 7008],
                ["interface endpoints, by zone", 2, 1606],
                ["public IPv4 addresses", 1, 365],
                ["aws:rds/instance:Instance", 2, "unknown"],
            ],
        );
        assert.equal(known.toFixed(2), "89.79");
        assert.deepEqual(unknown, ["aws:rds/instance:Instance"]);
    });

    it("has keys, and clusters that AWS upgrades before their version costs more", () => {
        const cluster = (supportType: string) => one("aws:eks/cluster:Cluster", { upgradePolicy: { supportType } });
        const { lines, unknown } = estimate(
            [one("aws:kms/key:Key"), cluster("STANDARD"), cluster("EXTENDED")],
            "eu-west-1",
        );
        assert.deepEqual(
            lines.map(({ what, monthly }) => [what, monthly]),
            [
                ["EKS clusters without their nodes", 73],
                ["KMS keys", 1],
                ["aws:eks/cluster:Cluster", "unknown"],
            ],
        );
        assert.deepEqual(unknown, ["aws:eks/cluster:Cluster"]);
    });

    it("is unknown in a region whose prices nobody has read, and for what is billed by what it meets", () => {
        const { known, unknown } = estimate(resources, "ap-southeast-2");
        assert.deepEqual([known, unknown.length], [0, 4]);
        const regional = [one("aws:ec2/natGateway:NatGateway", { availabilityMode: "regional" })];
        assert.deepEqual(estimate(regional, "eu-west-1").unknown, ["aws:ec2/natGateway:NatGateway"]);
        assert.deepEqual(estimate([one(ENDPOINT, { vpcEndpointType: "Interface" })], "eu-west-1").unknown, [ENDPOINT]);
    });

    it("says each kind with its price, dearest first", () => {
        const text = costText(estimate(resources, "eu-west-1"));
        assert.match(
            text,
            /^a month, .*: \$89\.79, and what those cost that have no price here\n {2}2 NAT gateways: \$70\.08\n/,
        );
        assert.match(text, /\n {2}2 aws:rds\/instance:Instance: unknown$/);
    });

    it("refuses what costs more than the cap, and what has no price until somebody accepts it", () => {
        const cost = estimate(resources, "eu-west-1");
        assert.deepEqual(refusals(cost, { monthlyCostCap: 90, acceptUnknown: true }), []);
        const [over, unknown] = refusals(cost, { monthlyCostCap: 89, acceptUnknown: false });
        assert.match(over ?? "", /^costs \$89\.79 a month, over monthlyCostCap \$89\.00\. Fix: /);
        assert.match(
            unknown ?? "",
            /^no price is known here of one kind of resources: aws:rds\/instance:Instance\. Fix: --accept-unknown-cost/,
        );
    });
});

import assert from "node:assert/strict";
import { checkNetwork } from "./checkNetwork.ts";
import { toProblems } from "@plinth/core/settings";
import type { NetworkShape } from "./shape.ts";

const valid: NetworkShape = { cidr: "10.0.0.0/16", zones: ["euw1-az1", "euw1-az2"] };

interface Refusal {
    readonly of: string;
    readonly change: Partial<NetworkShape>;
    readonly path: string;
    readonly rule: RegExp;
    readonly fix: RegExp;
}

const refusals: Refusal[] = [
    {
        of: "NAT without public subnets to stand in",
        change: { tiers: ["private"], nat: "single" },
        path: "nat",
        rule: /must be "none" without tier public/,
        fix: /add public to tiers, or write nat: none/,
    },
    {
        of: "NAT with nobody to serve",
        change: { tiers: ["public", "isolated"] },
        path: "nat",
        rule: /without tier private/,
        fix: /add private/,
    },
    {
        of: "a single NAT gateway that a new zone could move",
        change: { zones: ["euw1-az2", "euw1-az3"], nat: "single" },
        path: "natZone",
        rule: /is required .* when no zone has slot 0/,
        fix: /natZone: euw1-az2/,
    },
    {
        of: "a NAT gateway in a zone that is not there",
        change: { nat: "single", natZone: "euw1-az3" },
        path: "natZone",
        rule: /zone this network has/,
        fix: /did you mean euw1-az1\?/,
    },
    {
        of: "a NAT zone that has no effect",
        change: { nat: "perZone", natZone: "euw1-az1" },
        path: "natZone",
        rule: /no effect with nat: perZone/,
        fix: /nat: single/,
    },
    {
        of: "an unknown endpoint service",
        change: { endpoints: { interface: ["ecr-api"] } },
        path: "endpoints.interface[0]",
        rule: /service with an interface endpoint/,
        fix: /did you mean ecr\.api\?/,
    },
    {
        of: "an interface endpoint to what has a gateway endpoint",
        change: { endpoints: { interface: ["s3"] } },
        path: "endpoints.interface[0]",
        rule: /reached by a gateway endpoint/,
        fix: /remove it: endpoints\.gateway has s3/,
    },
    {
        of: "an endpoint twice, once by its full name",
        change: { endpoints: { interface: ["sts", "com.amazonaws.eu-west-1.sts"] } },
        path: "endpoints.interface[1]",
        rule: /once/,
        fix: /remove one/,
    },
    {
        of: "an endpoint of another region",
        change: { endpoints: { interface: ["com.amazonaws.us-east-1.sts"] } },
        path: "endpoints.interface[0]",
        rule: /service of region eu-west-1/,
        fix: /write com\.amazonaws\.eu-west-1\.sts/,
    },
    {
        of: "interface endpoints with public subnets alone",
        change: { tiers: ["public"], nat: "none", endpoints: { interface: ["sts"] } },
        path: "endpoints.interface",
        rule: /needs private or isolated subnets/,
        fix: /add private or isolated to tiers/,
    },
    {
        of: "a gateway endpoint twice",
        change: { endpoints: { gateway: ["s3", "s3"] } },
        path: "endpoints.gateway[1]",
        rule: /once/,
        fix: /remove one s3/,
    },
    {
        of: "what is no organisation",
        change: { endpoints: { organizationId: "acme" } },
        path: "endpoints.organizationId",
        rule: /id of an AWS organisation/,
        fix: /describe-organization/,
    },
    {
        of: "a bucket pattern open to anybody",
        change: { endpoints: { readableBuckets: ["*"] } },
        path: "endpoints.readableBuckets[0]",
        rule: /bucket's name/,
        fix: /without s3:\/\//,
    },
    {
        of: "readable buckets without an S3 endpoint",
        change: { endpoints: { gateway: ["dynamodb"], readableBuckets: ["vendor-charts"] } },
        path: "endpoints.readableBuckets",
        rule: /no effect without the s3 gateway endpoint/,
        fix: /add s3/,
    },
    {
        of: "a retention CloudWatch Logs does not take",
        change: { flowLogs: { retentionDays: 100 } },
        path: "flowLogs.retentionDays",
        rule: /days CloudWatch Logs takes/,
        fix: /write 120/,
    },
    {
        of: "a retention longer than CloudWatch Logs takes",
        change: { flowLogs: { retentionDays: 9999 } },
        path: "flowLogs.retentionDays",
        rule: /days CloudWatch Logs takes/,
        fix: /write 3653/,
    },
    {
        of: "flow logs to S3 without a bucket",
        change: { flowLogs: { destination: "s3" } },
        path: "flowLogs.bucketArn",
        rule: /is required with destination s3/,
        fix: /add the ARN/,
    },
    {
        of: "a bucket for flow logs that go to CloudWatch",
        change: { flowLogs: { bucketArn: "arn:aws:s3:::central-logs" } },
        path: "flowLogs.bucketArn",
        rule: /no effect with destination cloudwatch/,
        fix: /destination: s3/,
    },
    {
        of: "a bucket's name instead of its ARN",
        change: { flowLogs: { destination: "s3", bucketArn: "central-logs" } },
        path: "flowLogs.bucketArn",
        rule: /ARN of an S3 bucket/,
        fix: /arn:aws:s3:::central-logs/,
    },
    {
        of: "a retention for flow logs that go to S3",
        change: { flowLogs: { destination: "s3", bucketArn: "arn:aws:s3:::central-logs/vpc", retentionDays: 30 } },
        path: "flowLogs.retentionDays",
        rule: /no effect with destination s3/,
        fix: /lifecycle rules/,
    },
    {
        of: "zones of another region by id",
        change: { zones: ["euw1-az1", "use1-az2"] },
        path: "zones[1]",
        rule: /zone of region eu-west-1/,
        fix: /euw1-az1 or .* eu-west-1a/,
    },
    {
        of: "zones of another region by name",
        change: { zones: ["eu-central-1a"] },
        path: "zones[0]",
        rule: /zone of region eu-west-1/,
        fix: /eu-west-1a/,
    },
];

describe("checkNetwork", () => {
    for (const { of, change, path, rule, fix } of refusals) {
        it(`refuses ${of}, naming the path, the rule and the fix`, () => {
            const problems = toProblems(checkNetwork({ ...valid, ...change }, "eu-west-1"));
            assert.deepEqual(
                problems.map((problem) => problem.path),
                [path],
            );
            assert.match(problems[0]?.rule ?? "", rule);
            assert.match(problems[0]?.fix ?? "", fix);
        });
    }

    it("accepts a network with nothing but a block and zones", () => {
        assert.deepEqual(checkNetwork(valid, "eu-west-1"), []);
    });

    it("accepts endpoints by full name, those of vendors included", () => {
        const endpoints = {
            interface: [
                "com.amazonaws.eu-west-1.comprehend",
                "com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0",
            ],
        };
        assert.deepEqual(checkNetwork({ ...valid, endpoints }, "eu-west-1"), []);
    });
});

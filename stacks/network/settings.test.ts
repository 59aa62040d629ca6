import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Problem } from "@plinth/core/errors";
import { inspectEnvironment } from "@plinth/core/settings";
import { type NetworkSettings, settings } from "./settings.ts";

const ENVIRONMENT = `
layout: layered
target: { account: "111111111111", region: eu-west-1, allowedRegions: [eu-west-1] }
layers: [network]
tags: { Project: plinth, Owner: platform, CostCenter: engineering }
`;

const SMALLEST = "cidr: 10.0.0.0/16\nzones: [euw1-az1, euw1-az2]\n";

describe("network settings", () => {
    let repository: string;

    beforeEach(() => {
        repository = mkdtempSync(join(tmpdir(), "plinth-network-"));
        mkdirSync(join(repository, "environments/dev"), { recursive: true });
        writeFileSync(join(repository, "environments/dev/environment.yaml"), ENVIRONMENT);
    });

    afterEach(() => {
        rmSync(repository, { recursive: true });
    });

    function inspect(yaml: string): { parsed: NetworkSettings | undefined; problems: readonly Problem[] } {
        writeFileSync(join(repository, "environments/dev/network.yaml"), yaml);
        const { layers, problems } = inspectEnvironment({ repository, environment: "dev", layers: [settings] });
        return { parsed: layers.get("network") as NetworkSettings | undefined, problems };
    }

    it("need a block and zones; everything else has a default that is safe", () => {
        const { parsed, problems } = inspect(SMALLEST);
        assert.deepEqual(problems, []);
        assert.deepEqual(parsed, {
            cidr: "10.0.0.0/16",
            topology: "native",
            zones: ["euw1-az1", "euw1-az2"],
            tiers: ["public", "private", "isolated"],
            customTiers: {},
            subnets: {},
            subnetTags: {},
            reservedCidrs: {},
            nat: "perZone",
            endpoints: { gateway: ["s3", "dynamodb"], interface: [], readableBuckets: [] },
            flowLogs: { destination: "cloudwatch", aggregationSeconds: 60, protect: true },
        });
    });

    it("accept a single zone, for what can be thrown away", () => {
        assert.deepEqual(inspect("cidr: 10.0.0.0/22\nzones: [euw1-az1]\n").problems, []);
    });

    it("fill in the rest of a map that is written in part", () => {
        const { parsed } = inspect(`${SMALLEST}endpoints: { interface: [sts] }\nflowLogs: { retentionDays: 30 }\n`);
        assert.deepEqual(parsed?.endpoints, { gateway: ["s3", "dynamodb"], interface: ["sts"], readableBuckets: [] });
        assert.deepEqual(parsed.flowLogs, {
            destination: "cloudwatch",
            aggregationSeconds: 60,
            protect: true,
            retentionDays: 30,
        });
    });

    const wrong: { of: string; yaml: string; line: number | undefined; problem: Omit<Problem, "file"> }[] = [
        {
            of: "a misspelt setting",
            yaml: `${SMALLEST}flowlogs: { retentionDays: 30 }\n`,
            line: 3,
            problem: {
                path: "flowlogs",
                rule: "is not a known setting",
                value: { retentionDays: 30 },
                fix: "did you mean flowLogs?",
            },
        },
        {
            of: "missing zones",
            yaml: "cidr: 10.0.0.0/16\n",
            line: undefined,
            problem: { path: "zones", rule: "is required and must be a list", fix: "add it: write a list" },
        },
        {
            of: "a block with host bits",
            yaml: "cidr: 10.0.0.1/16\nzones: [euw1-az1]\n",
            line: 1,
            problem: {
                path: "cidr",
                rule: "must start at the first address of its block (no host bits set)",
                value: "10.0.0.1/16",
                fix: "write 10.0.0.0/16",
            },
        },
        {
            of: "a VPC too small for its tiers",
            yaml: "cidr: 10.0.0.0/24\nzones: [euw1-az1]\n",
            line: 1,
            problem: {
                path: "cidr",
                rule: "must be /22 or larger: tier public, isolated would get subnets too small for AWS, with room for four zones",
                value: "10.0.0.0/24",
                fix: "write 10.0.0.0/22, or leave tiers out",
            },
        },
        {
            of: "an overlap with a peer",
            yaml: `${SMALLEST}reservedCidrs: { prod: 10.0.64.0/18 }\n`,
            line: 1,
            problem: {
                path: "cidr",
                rule: "must not overlap prod (10.0.64.0/18), or neither could reach the other",
                value: "10.0.0.0/16",
                fix: "choose another block, or correct reservedCidrs",
            },
        },
        {
            of: "a regional gateway of awsx",
            yaml: `${SMALLEST}topology: awsx\nnat: regional\n`,
            line: 4,
            problem: {
                path: "nat",
                rule: "must be none, single or perZone with topology: awsx: awsx 3.9 makes no regional NAT gateway",
                value: "regional",
                fix: "choose one of them, or write topology: native",
            },
        },
        {
            of: "a zone twice",
            yaml: "cidr: 10.0.0.0/16\nzones: [euw1-az1, euw1-az1]\n",
            line: 2,
            problem: {
                path: "zones[1]",
                rule: "must stand in the list once",
                value: "euw1-az1",
                fix: "remove one euw1-az1",
            },
        },
        {
            of: "a zone of another region",
            yaml: "cidr: 10.0.0.0/16\nzones: [eu-west-1a, eu-central-1b]\n",
            line: 2,
            problem: {
                path: "zones[1]",
                rule: "must be a zone of region eu-west-1",
                value: "eu-central-1b",
                fix: "write an id such as euw1-az1 or a name such as eu-west-1a",
            },
        },
        {
            of: "a way of NAT that does not exist",
            yaml: `${SMALLEST}nat: instance\n`,
            line: 3,
            problem: {
                path: "nat",
                rule: 'must be one of "none", "single", "perZone", "regional"',
                value: "instance",
                fix: "choose one of them",
            },
        },
        {
            of: "an unknown endpoint",
            yaml: `${SMALLEST}endpoints:\n  interface:\n    - sts\n    - secretmanager\n`,
            line: 6,
            problem: {
                path: "endpoints.interface[1]",
                rule: "must be a service with an interface endpoint, or a full name (com.amazonaws.eu-west-1.ecr.api)",
                value: "secretmanager",
                fix: "did you mean secretsmanager?",
            },
        },
        {
            of: "a slot outside the address plan",
            yaml: `${SMALLEST}zoneSlots: { euw1-az1: 4 }\n`,
            line: 3,
            problem: { path: "zoneSlots.euw1-az1", rule: "must be at most 3", value: 4, fix: "lower it" },
        },
        {
            of: "a network with neither a block, a pool nor a VPC that exists",
            yaml: "zones: [euw1-az1]\n",
            line: undefined,
            problem: {
                path: "cidr",
                rule: "is required",
                fix: "add the VPC's block such as 10.0.0.0/16, or ipam with the pool it comes from",
            },
        },
        {
            of: "a gateway's zone for a VPC that exists",
            yaml: `cidr: 10.0.0.0/24\nzones: [euw1-az1]\ntiers: [private]\nnatZone: euw1-az1\nexisting: { vpcId: vpc-0123456789abcdef0, subnets: { private: { euw1-az1: subnet-0123456789abcdef0 } } }\n`,
            line: 4,
            problem: {
                path: "natZone",
                rule: "has no effect beside existing: the VPC is its owner's to change",
                fix: "remove it, or existing",
            },
        },
        {
            of: "an unknown field of a custom tier",
            yaml: `${SMALLEST}customTiers: { streaming: { routed: isolated, palce: 0 } }\n`,
            line: 3,
            problem: {
                path: "customTiers.streaming.palce",
                rule: "is not a known setting",
                value: 0,
                fix: "did you mean place?",
            },
        },
        {
            of: "flow logs to S3 without a bucket",
            yaml: `${SMALLEST}flowLogs: { destination: s3 }\n`,
            line: 3,
            problem: {
                path: "flowLogs.bucketArn",
                rule: "is required with destination s3",
                fix: "add the ARN of the bucket that takes the records",
            },
        },
        {
            of: "an interval AWS does not have",
            yaml: `${SMALLEST}flowLogs: { aggregationSeconds: 120 }\n`,
            line: 3,
            problem: {
                path: "flowLogs.aggregationSeconds",
                rule: "must be one of 60, 600",
                value: 120,
                fix: "choose one of them",
            },
        },
    ];
    for (const { of, yaml, line, problem } of wrong) {
        it(`refuses ${of}, with its place, the rule, the value and the fix`, () => {
            const file = `environments/dev/network.yaml${line === undefined ? "" : `:${line}`}`;
            assert.deepEqual(inspect(yaml).problems, [{ ...problem, file }]);
        });
    }

    it("refuses everything wrong in the file at once", () => {
        const { problems } = inspect(
            "cidr: 8.8.0.0/16\nzones: [euw1-az2]\nnat: single\nendpoints: { gatway: [], interface: [ecr-api] }\nflowLogs: { retentionDays: 100 }\n",
        );
        assert.deepEqual(problems.map(({ path }) => path).sort(), [
            "cidr",
            "endpoints.gatway",
            "endpoints.interface[0]",
            "flowLogs.retentionDays",
            "natZone",
        ]);
    });
});

import assert from "node:assert/strict";
import { record, type Recording } from "@plinth/testing";
import { Network, type NetworkArgs } from "./network.ts";

const FLOW_LOG = "aws:ec2/flowLog:FlowLog";
const GROUP = "aws:cloudwatch/logGroup:LogGroup";

const valid: NetworkArgs = {
    cidr: "10.0.0.0/16",
    zones: ["euw1-az1"],
    account: "111111111111",
    region: "eu-west-1",
};

async function recorded(changed: Partial<NetworkArgs> = {}): Promise<Recording<Network>> {
    return await record(() => new Network("network", { ...valid, ...changed } as NetworkArgs));
}

function dependency(made: Recording<Network>, type: string, property: string): string[] {
    return made.all(type).flatMap(({ propertyDependencies }) => propertyDependencies[property] ?? []);
}

interface Document {
    readonly Statement: readonly {
        readonly Action: string | string[];
        readonly Resource: string | string[];
        readonly Principal: unknown;
        readonly Condition: unknown;
    }[];
}

function document(value: unknown): Document {
    return JSON.parse(String(value)) as Document;
}

describe("flow logs", () => {
    let made: Recording<Network>;

    before(async () => {
        made = await recorded();
    });

    it("record all traffic of the VPC in a log group, without being asked", () => {
        const { trafficType, maxAggregationInterval, logDestinationType } = made.only(FLOW_LOG);
        assert.deepEqual([trafficType, maxAggregationInterval, logDestinationType], ["ALL", 60, "cloud-watch-logs"]);
        assert.match(dependency(made, FLOW_LOG, "vpcId").join(), /::network-vpc$/);
        assert.match(dependency(made, FLOW_LOG, "logDestination").join(), /LogGroup::network-flow-logs$/);
    });

    it("tell pods, subnets and the way out apart", () => {
        const { logFormat } = made.only(FLOW_LOG);
        assert.match(String(logFormat), /^\$\{version\} \$\{account-id\} /);
        for (const field of ["${pkt-srcaddr}", "${subnet-id}", "${flow-direction}", "${traffic-path}"]) {
            assert.ok(String(logFormat).split(" ").includes(field), field);
        }
    });

    it("keep records a year, encrypted with a key of their own that CloudWatch Logs may use", () => {
        const { name, retentionInDays } = made.only(GROUP);
        assert.deepEqual([name, retentionInDays], ["/project/stack/network-flow-logs", 365]);
        assert.match(dependency(made, GROUP, "kmsKeyId").join(), /Key::network-flow-logs-key$/);
        const policy = String(made.only("aws:kms/key:Key")["policy"]);
        assert.match(policy, /"Service":"logs\.eu-west-1\.amazonaws\.com"/);
        assert.match(policy, /"arn:aws:logs:eu-west-1:111111111111:log-group:\/project\/stack\/network-flow-logs"/);
    });

    it("are written with a role that only flow logs of this account and region may take", () => {
        const [statement, ...others] = document(made.only("aws:iam/role:Role")["assumeRolePolicy"]).Statement;
        assert.deepEqual(others, []);
        assert.deepEqual(statement?.Principal, { Service: "vpc-flow-logs.amazonaws.com" });
        assert.deepEqual(statement?.Condition, {
            StringEquals: { "aws:SourceAccount": "111111111111" },
            ArnLike: { "aws:SourceArn": "arn:aws:ec2:eu-west-1:111111111111:vpc-flow-log/*" },
        });
    });

    it("are written with a role that may write to this log group and no other", () => {
        const statements = document(made.only("aws:iam/rolePolicy:RolePolicy")["policy"]).Statement;
        const writes = statements.filter(({ Action }) =>
            [Action].flat().some((action) => !action.startsWith("logs:Describe")),
        );
        assert.equal(writes.length, 1);
        for (const resource of [writes[0]?.Resource].flat()) {
            assert.match(
                String(resource),
                /^arn:aws:logs:eu-west-1:111111111111:log-group:\/project\/stack\/network-flow-logs(:\*)?$/,
            );
        }
        for (const { Action, Resource } of statements) {
            assert.ok(![Action].flat().some((action) => action.includes("*")));
            assert.ok(![Resource].flat().includes("*"));
        }
    });

    it("begin after the role may write, so that no first record is lost", () => {
        const { dependencies } = made.resource(FLOW_LOG, "network-flow-logs");
        assert.ok(dependencies.some((urn) => urn.includes("aws:iam/rolePolicy:RolePolicy::")));
    });

    it("are protected from deletion with their key, unless that is switched off", async () => {
        const protections = (recording: Recording<Network>) =>
            [GROUP, "aws:kms/key:Key"].flatMap((type) =>
                recording.all(type).map(({ options }) => options.protect ?? false),
            );
        assert.deepEqual(protections(made), [true, true]);
        assert.deepEqual(protections(await recorded({ flowLogs: { protect: false } })), [false, false]);
    });

    it("are limited in a preview as in a deployment", async () => {
        const preview = await record(() => new Network("network", valid), { preview: true });
        for (const type of ["aws:iam/rolePolicy:RolePolicy", "aws:kms/key:Key"]) {
            assert.equal(preview.only(type)["policy"], made.only(type)["policy"]);
        }
    });

    it("hold the fields that are set, in their order", async () => {
        const own = await recorded({ flowLogs: { fields: ["start", "srcaddr", "reject-reason"] } });
        assert.equal(own.only(FLOW_LOG)["logFormat"], "${start} ${srcaddr} ${reject-reason}");
    });

    it("stay as long as set", async () => {
        const short = await recorded({ flowLogs: { retentionDays: 30, aggregationSeconds: 600 } });
        assert.equal(short.only(GROUP)["retentionInDays"], 30);
        assert.equal(short.only(FLOW_LOG)["maxAggregationInterval"], 600);
    });

    it("go to a bucket as Parquet, with no role, key or log group of their own", async () => {
        const bucketArn = "arn:aws:s3:::central-logs/vpc";
        const toBucket = await recorded({ flowLogs: { destination: "s3", bucketArn } });
        const { logDestinationType, logDestination, iamRoleArn, destinationOptions } = toBucket.only(FLOW_LOG);
        assert.deepEqual([logDestinationType, logDestination, iamRoleArn], ["s3", bucketArn, undefined]);
        assert.deepEqual(destinationOptions, {
            fileFormat: "parquet",
            hiveCompatiblePartitions: true,
            perHourPartition: true,
        });
        for (const type of [GROUP, "aws:iam/role:Role", "aws:kms/key:Key"])
            assert.equal(toBucket.all(type).length, 0, type);
    });

    it("name other partitions in their ARNs", async () => {
        const elsewhere = await recorded({ partition: "aws-us-gov", region: "us-gov-west-1", zones: ["usgw1-az1"] });
        assert.match(
            String(elsewhere.only("aws:iam/role:Role")["assumeRolePolicy"]),
            /arn:aws-us-gov:ec2:us-gov-west-1:/,
        );
    });
});

import assert from "node:assert/strict";
import { record } from "@plinth/testing";
import { ConfigRecorder } from "./index.ts";
import { created, refused, statements } from "./testdata/arguments.ts";

describe("ConfigRecorder", () => {
    const RECORDER = "aws:cfg/recorder:Recorder";
    const CHANNEL = "aws:cfg/deliveryChannel:DeliveryChannel";

    it("records every type at once, with Config's own role, under AWS's own name", async () => {
        const made = await record(() => new ConfigRecorder("config", created));
        const { name, recordingGroup, recordingMode } = made.only(RECORDER);
        assert.equal(name, "default");
        assert.deepEqual(recordingGroup, { allSupported: true, includeGlobalResourceTypes: true });
        assert.deepEqual(recordingMode, { recordingFrequency: "CONTINUOUS" });
        assert.equal(
            made.only("aws:iam/serviceLinkedRole:ServiceLinkedRole")["awsServiceName"],
            "config.amazonaws.com",
        );
    });

    it("starts after the channel, which comes after the recorder and the bucket's policy", async () => {
        const made = await record(() => new ConfigRecorder("config", created));
        const waits = (type: string, name: string) =>
            made.resource(type, name).dependencies.map((urn) => urn.split("::").at(-1));
        assert.deepEqual(
            waits("aws:cfg/recorderStatus:RecorderStatus", "config-recording").includes("config-channel"),
            true,
        );
        const channel = waits(CHANNEL, "config-channel");
        assert.ok(channel.includes("config-recorder") && channel.includes("config-policy"), channel.join());
    });

    it("delivers to a bucket of its own that lets Config in for this account, with no lock that it would refuse", async () => {
        const made = await record(() => new ConfigRecorder("config", created));
        const policy = statements(made.named("aws:s3/bucketPolicy:BucketPolicy", "config-policy")["policy"]);
        const arn = /^arn:aws:s3:::[^/]+/.exec(String(policy["ConfigWrites"]?.Resource))?.[0];
        assert.equal(policy["ConfigWrites"]?.Resource, `${arn}/AWSLogs/555555555555/Config/*`);
        assert.deepEqual(policy["ConfigWrites"].Condition, {
            StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control", "aws:SourceAccount": "555555555555" },
        });
        assert.equal(made.named("aws:s3/bucket:Bucket", "config-bucket")["objectLockEnabled"], false);
        const key = statements(made.only("aws:kms/key:Key")["policy"])["ConfigEncrypts"];
        assert.deepEqual(key?.Condition, { StringEquals: { "aws:SourceAccount": "555555555555" } });
        assert.deepEqual(key.Action, ["kms:Decrypt", "kms:GenerateDataKey"]);
    });

    it("delivers to a log archive's bucket, with the role that is there, and makes neither", async () => {
        const delivery = { to: "bucket", bucket: "log-archive", prefix: "config" } as const;
        const args = { ...created, delivery, serviceLinkedRole: "existing" } as const;
        const made = await record(() => new ConfigRecorder("config", args));
        for (const type of ["aws:s3/bucket:Bucket", "aws:kms/key:Key", "aws:iam/serviceLinkedRole:ServiceLinkedRole"]) {
            assert.equal(made.all(type).length, 0, type);
        }
        assert.deepEqual(
            [made.only(CHANNEL)["s3BucketName"], made.only(CHANNEL)["s3KeyPrefix"]],
            ["log-archive", "config"],
        );
        assert.equal(
            made.only(RECORDER)["roleArn"],
            "arn:aws:iam::555555555555:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig",
        );
    });

    it("records but for some types, and some types once a day", async () => {
        const recorded = {
            of: "except",
            types: ["AWS::EC2::NetworkInterface", "AWS::Config::ResourceCompliance"],
        } as const;
        const args = { ...created, recorded, otherFrequencyTypes: ["AWS::EC2::Volume"], retentionDays: 365 };
        const made = await record(() => new ConfigRecorder("config", args));
        assert.deepEqual(made.only(RECORDER)["recordingGroup"], {
            allSupported: false,
            exclusionByResourceTypes: [
                { resourceTypes: ["AWS::Config::ResourceCompliance", "AWS::EC2::NetworkInterface"] },
            ],
            recordingStrategies: [{ useOnly: "EXCLUSION_BY_RESOURCE_TYPES" }],
        });
        assert.deepEqual(made.only(RECORDER)["recordingMode"], {
            recordingFrequency: "CONTINUOUS",
            recordingModeOverride: {
                description: "DAILY instead of CONTINUOUS",
                recordingFrequency: "DAILY",
                resourceTypes: ["AWS::EC2::Volume"],
            },
        });
        assert.equal(made.only("aws:cfg/retentionConfiguration:RetentionConfiguration")["retentionPeriodInDays"], 365);
    });

    it("refuses types that are none, days Config does not keep, and a bucket that is none, all at once", () => {
        const recorded = { of: "only", types: ["ec2:instance"] } as const;
        const delivery = { to: "bucket", bucket: "s3://x" } as const;
        assert.deepEqual(
            refused(() => new ConfigRecorder("config", { ...created, recorded, delivery, retentionDays: 29 })),
            [
                "recorded.types[0]: must be a resource type as CloudFormation names it",
                "retentionDays: must be a whole number from 30 to 2557",
                "delivery.bucket: must be the name of a bucket",
            ],
        );
    });
});

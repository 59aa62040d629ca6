import { from, resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { s3Encryption } from "./s3Encryption.ts";

const CONFIGURATION = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
const bucket = resource("aws:s3/bucket:Bucket", "b", {});
const strict = { algorithms: ["aws:kms"], explicit: true };

function rules(sseAlgorithm: unknown) {
    return [{ applyServerSideEncryptionByDefault: { sseAlgorithm } }];
}

export const examples: RuleExamples = {
    rule: s3Encryption,
    passing: [
        { title: "a bucket that says nothing, which AWS encrypts", resources: [bucket] },
        {
            title: "a key that is not known yet",
            resources: [
                resource(CONFIGURATION, "c", {
                    bucket: UNKNOWN,
                    rules: [
                        { applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: UNKNOWN } },
                    ],
                }),
            ],
        },
        {
            title: "a bucket with a separate configuration where one is asked for",
            resources: [bucket, resource(CONFIGURATION, "c", { bucket: from(bucket), rules: rules("aws:kms") })],
            parameters: strict,
        },
        {
            title: "a rule about bucket keys only",
            resources: [resource(CONFIGURATION, "c", { rules: [{ bucketKeyEnabled: true }] })],
        },
    ],
    failing: [
        {
            title: "an algorithm that is none",
            resources: [resource(CONFIGURATION, "c", { rules: rules("NONE") })],
            finds: ["c: rules[0].applyServerSideEncryptionByDefault.sseAlgorithm"],
        },
        {
            title: "AES256 inline where keys are asked for, in both old forms",
            resources: [
                resource("aws:s3/bucket:Bucket", "a", {
                    serverSideEncryptionConfiguration: { rule: rules("AES256")[0] },
                }),
                resource("aws:s3/bucketV2:BucketV2", "b", {
                    serverSideEncryptionConfigurations: [
                        { rules: [{ applyServerSideEncryptionByDefaults: [{ sseAlgorithm: "AES256" }] }] },
                    ],
                }),
            ],
            parameters: strict,
            finds: [
                "a: serverSideEncryptionConfiguration.rule.applyServerSideEncryptionByDefault.sseAlgorithm",
                "b: serverSideEncryptionConfigurations[0].rules[0].applyServerSideEncryptionByDefaults[0].sseAlgorithm",
            ],
        },
        {
            title: "a bucket that says nothing where it has to",
            resources: [bucket],
            parameters: strict,
            finds: ["b: serverSideEncryptionConfiguration"],
        },
    ],
    unknown: [
        {
            title: "an algorithm that is not known yet",
            resources: [resource(CONFIGURATION, "c", { rules: rules(UNKNOWN) })],
            finds: ["c: rules[0].applyServerSideEncryptionByDefault.sseAlgorithm"],
        },
        {
            title: "a configuration of a bucket that is not known yet",
            resources: [bucket, resource(CONFIGURATION, "c", { bucket: UNKNOWN, rules: rules("aws:kms") })],
            parameters: strict,
            finds: ["b: serverSideEncryptionConfiguration"],
        },
    ],
};

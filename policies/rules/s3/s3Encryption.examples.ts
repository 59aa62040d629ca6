import { from, resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { s3Encryption } from "./s3Encryption.ts";

const CONFIGURATION = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
const bucket = resource("aws:s3/bucket:Bucket", "b", {});
const strict = { profiles: ["strict"] } as const;

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
            ...strict,
        },
        {
            title: "a rule about bucket keys only",
            resources: [resource(CONFIGURATION, "c", { rules: [{ bucketKeyEnabled: true }] })],
        },
    ],
    failing: [
        {
            title: "AES256 in a configuration of its own where keys are asked for",
            resources: [bucket, resource(CONFIGURATION, "c", { bucket: from(bucket), rules: rules("AES256") })],
            ...strict,
            finds: [
                "b: serverSideEncryptionConfiguration",
                "c: rules[0].applyServerSideEncryptionByDefault.sseAlgorithm",
            ],
        },
        {
            title: "a rule about bucket keys only where keys are asked for",
            resources: [resource(CONFIGURATION, "c", { rules: [{ bucketKeyEnabled: true }] })],
            ...strict,
            finds: ["c: rules[0].applyServerSideEncryptionByDefault.sseAlgorithm"],
        },
        {
            title: "a wrong algorithm of one's own in a bucket that also has a right one apart",
            resources: [
                resource("aws:s3/bucket:Bucket", "a", {
                    bucket: "acme",
                    serverSideEncryptionConfiguration: [{ rules: rules("AES256") }],
                }),
                resource(CONFIGURATION, "c", { bucket: "acme", rules: rules("aws:kms:dsse") }),
            ],
            ...strict,
            finds: ["a: serverSideEncryptionConfiguration[0].rules[0].applyServerSideEncryptionByDefault.sseAlgorithm"],
        },
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
            ...strict,
            finds: [
                "a: serverSideEncryptionConfiguration.rule.applyServerSideEncryptionByDefault.sseAlgorithm",
                "b: serverSideEncryptionConfigurations[0].rules[0].applyServerSideEncryptionByDefaults[0].sseAlgorithm",
            ],
        },
        {
            title: "a bucket that says nothing where it has to",
            resources: [bucket],
            ...strict,
            finds: ["b: serverSideEncryptionConfiguration"],
        },
    ],
    unknown: [
        {
            title: "a bucket's own algorithm that is not known yet, told once",
            resources: [bucket, resource(CONFIGURATION, "c", { bucket: from(bucket), rules: rules(UNKNOWN) })],
            ...strict,
            finds: ["c: rules[0].applyServerSideEncryptionByDefault.sseAlgorithm"],
        },
        {
            title: "an adopted bucket that says nothing where it has to",
            resources: [resource("aws:s3/bucket:Bucket", "b", {}, { outputs: { id: "acme" }, external: true })],
            ...strict,
            finds: ["b: serverSideEncryptionConfiguration"],
        },
        {
            title: "an algorithm that is not known yet",
            resources: [resource(CONFIGURATION, "c", { rules: rules(UNKNOWN) })],
            finds: ["c: rules[0].applyServerSideEncryptionByDefault.sseAlgorithm"],
        },
        {
            title: "a configuration of a bucket that is not known yet",
            resources: [bucket, resource(CONFIGURATION, "c", { bucket: UNKNOWN, rules: rules("aws:kms") })],
            ...strict,
            finds: ["b: serverSideEncryptionConfiguration"],
        },
    ],
};

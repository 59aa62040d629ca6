import { from, resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { s3PublicAccessBlock } from "./s3PublicAccessBlock.ts";

const BLOCK = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
const ACCOUNT = "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock";
const all = { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true };
const bucket = resource("aws:s3/bucket:Bucket", "b", {});
const old = resource("aws:s3/bucketV2:BucketV2", "b", { bucket: "acme-data" });

export const examples: RuleExamples = {
    rule: s3PublicAccessBlock,
    passing: [
        {
            title: "a bucket with its block, by edge",
            resources: [bucket, resource(BLOCK, "block", { bucket: from(bucket), ...all })],
        },
        {
            title: "a bucket of the old type with its block, by name",
            resources: [old, resource(BLOCK, "block", { bucket: "acme-data", ...all })],
        },
        {
            title: "a bucket in an account that blocks everything",
            resources: [bucket, resource(ACCOUNT, "account", all)],
        },
        {
            title: "an access point that says nothing",
            resources: [resource("aws:s3/accessPoint:AccessPoint", "ap", { bucket: "acme-data" })],
        },
    ],
    failing: [
        {
            title: "a block with a switch off beside a whole one of the same bucket",
            resources: [
                bucket,
                resource(BLOCK, "whole", { bucket: from(bucket), ...all }),
                resource(BLOCK, "block", { bucket: from(bucket), ...all, blockPublicAcls: "false" }),
            ],
            finds: ["block: blockPublicAcls"],
        },
        {
            title: "an access point that switches it off, the block in a list",
            corrects: {},
            resources: [
                resource("aws:s3/accessPoint:AccessPoint", "ap", {
                    publicAccessBlockConfiguration: [{ restrictPublicBuckets: "false" }],
                }),
            ],
            finds: ["ap: publicAccessBlockConfiguration[0].restrictPublicBuckets"],
        },
        { title: "a bucket without a block", resources: [bucket], finds: ["b: publicAccessBlock"] },
        {
            title: "a bucket whose block belongs to another",
            resources: [old, resource(BLOCK, "block", { bucket: "acme-logs", ...all })],
            finds: ["b: publicAccessBlock"],
        },
        {
            title: "a block with one switch off and one left out",
            corrects: { block: { blockPublicPolicy: true, ignorePublicAcls: true } },
            resources: [
                bucket,
                resource(BLOCK, "block", {
                    bucket: from(bucket),
                    ...all,
                    blockPublicPolicy: false,
                    ignorePublicAcls: undefined,
                }),
            ],
            finds: ["b: publicAccessBlock", "block: blockPublicPolicy", "block: ignorePublicAcls"],
        },
        {
            title: "an account's block that is not whole, and a bucket that relies on it",
            corrects: { account: { restrictPublicBuckets: true } },
            resources: [bucket, resource(ACCOUNT, "account", { ...all, restrictPublicBuckets: false })],
            finds: ["account: restrictPublicBuckets", "b: publicAccessBlock"],
        },
        {
            title: "an access point that switches it off",
            resources: [
                resource("aws:s3/accessPoint:AccessPoint", "ap", {
                    publicAccessBlockConfiguration: { blockPublicPolicy: false },
                }),
            ],
            finds: ["ap: publicAccessBlockConfiguration.blockPublicPolicy"],
        },
    ],
    unknown: [
        {
            title: "a bucket's block with a switch off, while the account's is not known yet",
            resources: [
                bucket,
                resource(BLOCK, "block", { bucket: from(bucket), ...all, blockPublicAcls: false }),
                resource(ACCOUNT, "account", { ...all, blockPublicPolicy: UNKNOWN }),
            ],
            finds: ["account: blockPublicPolicy", "b: publicAccessBlock", "block: blockPublicAcls"],
        },
        {
            title: "a block of a bucket that is not known yet",
            resources: [bucket, resource(BLOCK, "block", { bucket: UNKNOWN, ...all })],
            finds: ["b: publicAccessBlock"],
        },
        {
            title: "a switch that is not known yet",
            corrects: {},
            resources: [bucket, resource(BLOCK, "block", { bucket: from(bucket), ...all, blockPublicAcls: UNKNOWN })],
            finds: ["block: blockPublicAcls"],
        },
        {
            title: "a bucket that is only read",
            resources: [
                resource(
                    "aws:s3/bucket:Bucket",
                    "b",
                    {},
                    { outputs: { id: "acme-data", bucket: "acme-data" }, external: true },
                ),
            ],
            finds: ["b: publicAccessBlock"],
        },
        {
            title: "an account's block that is not known yet",
            resources: [bucket, resource(ACCOUNT, "account", { ...all, blockPublicAcls: UNKNOWN })],
            finds: ["account: blockPublicAcls", "b: publicAccessBlock"],
        },
    ],
};

import { from, resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { s3Logging } from "./s3Logging.ts";

const BUCKET = "aws:s3/bucket:Bucket";
const OLD = "aws:s3/bucketV2:BucketV2";
const LOGGING = "aws:s3/bucketLogging:BucketLogging";
const ACL = "aws:s3/bucketAcl:BucketAcl";
const bucket = resource(BUCKET, "b", {});
const logs = resource(BUCKET, "logs", {});

export const examples: RuleExamples = {
    rule: s3Logging,
    passing: [
        {
            title: "a bucket that logs to another, which is there for logs",
            resources: [bucket, logs, resource(LOGGING, "l", { bucket: from(bucket), targetBucket: from(logs) })],
        },
        {
            title: "buckets that log inline, and the one they log to, by name",
            resources: [
                resource(BUCKET, "b", { bucket: "acme", logging: { targetBucket: "acme-logs" } }),
                resource(OLD, "c", { bucket: "acme-2", loggings: [{ targetBucket: "acme-logs" }] }),
                resource(BUCKET, "logs", { bucket: "acme-logs" }),
            ],
        },
        {
            title: "buckets whose ACL admits the delivery of logs, inline and of its own",
            resources: [
                resource(BUCKET, "b", { acl: "log-delivery-write" }),
                logs,
                resource(ACL, "acl", { bucket: from(logs), acl: "log-delivery-write" }),
            ],
        },
        {
            title: "a target that is not known yet",
            resources: [resource(BUCKET, "b", { bucket: "acme", logging: { targetBucket: UNKNOWN } })],
        },
    ],
    failing: [
        { title: "a bucket that says nothing", resources: [bucket], finds: ["b: logging"] },
        {
            title: "buckets that log to themselves, inline and apart",
            resources: [
                resource(BUCKET, "b", { bucket: "acme", logging: { targetBucket: "acme" } }),
                resource(LOGGING, "l", { bucket: "other", targetBucket: "other" }),
            ],
            finds: ["b: logging.targetBucket", "l: targetBucket"],
        },
        {
            title: "a bucket beside one that logs elsewhere, with an ACL of its own",
            resources: [
                bucket,
                resource(ACL, "acl", { bucket: from(bucket), acl: "private" }),
                resource(ACL, "open", { bucket: UNKNOWN, acl: "private" }),
                resource(LOGGING, "l", { bucket: "other", targetBucket: "logs" }),
            ],
            finds: ["b: logging"],
        },
        {
            title: "logging without a target",
            resources: [
                resource(OLD, "b", { loggings: [] }),
                resource(BUCKET, "c", { logging: {} }),
                resource(LOGGING, "l", { bucket: "other", targetBucket: "" }),
            ],
            finds: ["b: logging", "c: logging", "l: targetBucket"],
        },
    ],
    unknown: [
        {
            title: "an ACL for the delivery of logs, of a bucket that is not known yet",
            resources: [bucket, resource(ACL, "acl", { bucket: UNKNOWN, acl: "log-delivery-write" })],
            finds: ["b: logging"],
        },
        {
            title: "logging of a bucket that is not known yet",
            resources: [bucket, resource(LOGGING, "l", { bucket: UNKNOWN, targetBucket: "logs" })],
            finds: ["b: logging"],
        },
        {
            title: "a bucket that may be the target of another",
            resources: [bucket, resource(LOGGING, "l", { bucket: "other", targetBucket: UNKNOWN })],
            finds: ["b: logging"],
        },
        {
            title: "a bucket whose ACL is not known yet",
            resources: [
                resource(BUCKET, "b", { acl: UNKNOWN }),
                logs,
                resource(ACL, "open", { bucket: from(logs), acl: UNKNOWN }),
            ],
            finds: ["b: logging", "logs: logging"],
        },
        {
            title: "a bucket that is only read",
            resources: [resource(BUCKET, "b", {}, { outputs: { id: "acme" }, external: true })],
            finds: ["b: logging"],
        },
    ],
};

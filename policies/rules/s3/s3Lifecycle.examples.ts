import { from, resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { s3Lifecycle } from "./s3Lifecycle.ts";

const BUCKET = "aws:s3/bucket:Bucket";
const LIFECYCLE = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";
const OLD = "aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2";
const bucket = resource(BUCKET, "b", {});
const rule = { id: "abort", status: "Enabled", abortIncompleteMultipartUpload: { daysAfterInitiation: 7 } };
const inline = { enabled: true, abortIncompleteMultipartUploadDays: 7 };

function lifecycle(...rules: unknown[]) {
    return [resource(LIFECYCLE, "l", { bucket: "other", rules })];
}

export const examples: RuleExamples = {
    rule: s3Lifecycle,
    passing: [
        {
            title: "a bucket with a configuration, by edge",
            resources: [bucket, resource(LIFECYCLE, "l", { bucket: from(bucket), rules: [{ ...rule, filter: {} }] })],
        },
        {
            title: "a rule among others, with a filter that lets everything through",
            resources: lifecycle(
                { id: "expire", status: "Enabled", expiration: { days: 30 }, filter: { prefix: "tmp/" } },
                { ...rule, filter: { prefix: "", objectSizeGreaterThan: 0 } },
            ),
        },
        {
            title: "a rule of the old type, its blocks in lists, with days that are not known yet",
            resources: [
                resource(OLD, "l", {
                    bucket: "other",
                    rules: [{ ...rule, abortIncompleteMultipartUpload: [{ daysAfterInitiation: UNKNOWN }] }],
                }),
            ],
        },
        {
            title: "a rule inline",
            resources: [
                resource(BUCKET, "b", { lifecycleRules: [inline] }),
                resource("aws:s3/bucketV2:BucketV2", "c", {
                    lifecycleRules: [{ ...inline, enabled: "true", prefix: "" }],
                }),
            ],
        },
    ],
    failing: [
        { title: "a bucket that says nothing", resources: [bucket], finds: ["b: lifecycleRules"] },
        {
            title: "rules that leave uploads lying",
            resources: [
                bucket,
                resource(LIFECYCLE, "l", {
                    bucket: from(bucket),
                    rules: [{ status: "Enabled", expiration: { days: 30 } }],
                }),
            ],
            finds: ["l: rules"],
        },
        {
            title: "a rule that is switched off, in each form",
            resources: [
                ...lifecycle({ ...rule, status: "Disabled" }),
                resource(BUCKET, "b", { lifecycleRules: [{ ...inline, enabled: false }] }),
            ],
            finds: ["l: rules", "b: lifecycleRules"],
        },
        {
            title: "a rule without days",
            resources: lifecycle({ ...rule, abortIncompleteMultipartUpload: {} }),
            finds: ["l: rules"],
        },
        {
            title: "rules for a part of the bucket",
            resources: lifecycle(
                { ...rule, prefix: "logs/" },
                { ...rule, filter: { prefix: "logs/" } },
                { ...rule, filter: [{ tag: { key: "a", value: "b" } }] },
                { ...rule, filter: { and: { tags: { a: "b" } } } },
                { ...rule, filter: { objectSizeGreaterThan: 500 } },
                { ...rule, filter: { and: { objectSizeLessThan: 500, prefix: UNKNOWN } } },
            ),
            finds: ["l: rules"],
        },
        {
            title: "a configuration without rules",
            resources: [resource(LIFECYCLE, "l", { bucket: "other" })],
            finds: ["l: rules"],
        },
        {
            title: "a rule that is switched off, whatever its filter is",
            resources: lifecycle({ ...rule, status: "Disabled", filter: UNKNOWN }),
            finds: ["l: rules"],
        },
    ],
    unknown: [
        {
            title: "a status, a filter and rules that are not known yet",
            resources: [
                resource(LIFECYCLE, "l", { bucket: "l", rules: [{ ...rule, status: UNKNOWN }] }),
                resource(LIFECYCLE, "m", { bucket: "m", rules: [{ ...rule, filter: { prefix: UNKNOWN } }] }),
                resource(LIFECYCLE, "n", { bucket: "n", rules: UNKNOWN }),
                resource(LIFECYCLE, "o", { bucket: "o", rules: [UNKNOWN] }),
            ],
            finds: ["l: rules", "m: rules", "n: rules", "o: rules"],
        },
        {
            title: "a configuration of a bucket that is not known yet",
            resources: [bucket, resource(LIFECYCLE, "l", { bucket: UNKNOWN, rules: [rule] })],
            finds: ["b: lifecycleRules"],
        },
        {
            title: "a bucket that is only read",
            resources: [resource(BUCKET, "b", {}, { outputs: { id: "acme" }, external: true })],
            finds: ["b: lifecycleRules"],
        },
    ],
};

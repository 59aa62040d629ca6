import { from, resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { s3Versioning } from "./s3Versioning.ts";

const BUCKET = "aws:s3/bucket:Bucket";
const OLD = "aws:s3/bucketV2:BucketV2";
const VERSIONING = "aws:s3/bucketVersioning:BucketVersioning";
const bucket = resource(BUCKET, "b", {});

function versioning(status: unknown, of: unknown = from(bucket)) {
    return [bucket, resource(VERSIONING, "v", { bucket: of, versioningConfiguration: { status } })];
}

export const examples: RuleExamples = {
    rule: s3Versioning,
    passing: [
        { title: "a bucket with versioning of its own, by edge", resources: versioning("Enabled") },
        {
            title: "a bucket with versioning of its own, by name, under old types",
            resources: [
                resource(OLD, "b", { bucket: "acme" }),
                resource("aws:s3/bucketVersioningV2:BucketVersioningV2", "v", {
                    bucket: "acme",
                    versioningConfiguration: [{ status: "Enabled" }],
                }),
            ],
        },
        {
            title: "versioning inline, in each form",
            resources: [
                resource(BUCKET, "b", { versioning: { enabled: true } }),
                resource(OLD, "c", { versionings: [{ enabled: "true" }] }),
                resource(BUCKET, "d", { versioning: [{ enabled: true }] }),
            ],
        },
        {
            title: "buckets whose objects are locked, which S3 versions",
            resources: [
                resource(BUCKET, "b", { objectLockEnabled: true }),
                resource(OLD, "c", { objectLockConfiguration: { objectLockEnabled: "Enabled" } }),
            ],
        },
    ],
    failing: [
        {
            title: "versioning suspended beside versioning enabled, of the same bucket",
            resources: [
                ...versioning("Enabled"),
                resource(VERSIONING, "w", { bucket: from(bucket), versioningConfiguration: { status: "Suspended" } }),
            ],
            finds: ["w: versioningConfiguration.status"],
        },
        { title: "a bucket that says nothing", resources: [bucket], finds: ["b: versioning.enabled"] },
        {
            title: "versioning switched off inline, in each form",
            resources: [
                resource(BUCKET, "b", { versioning: { enabled: false } }),
                resource(OLD, "c", { versionings: [{ enabled: false }], objectLockEnabled: false }),
            ],
            finds: ["b: versioning.enabled", "c: versionings[0].enabled"],
        },
        {
            title: "versioning suspended",
            resources: versioning("Suspended"),
            finds: ["b: versioning.enabled", "v: versioningConfiguration.status"],
        },
        {
            title: "versioning without a status",
            resources: versioning(undefined, "other"),
            finds: ["b: versioning.enabled", "v: versioningConfiguration.status"],
        },
    ],
    unknown: [
        {
            title: "a status that is not known yet, told once",
            resources: versioning(UNKNOWN),
            finds: ["v: versioningConfiguration.status"],
        },
        {
            title: "a switch that is not known yet",
            resources: [resource(BUCKET, "b", { versioning: { enabled: UNKNOWN } })],
            finds: ["b: versioning.enabled"],
        },
        {
            title: "an object lock that is not known yet, in either form",
            resources: [
                resource(BUCKET, "a", { objectLockEnabled: UNKNOWN }),
                resource(BUCKET, "b", { objectLockConfiguration: UNKNOWN }),
            ],
            finds: ["a: versioning.enabled", "b: versioning.enabled"],
        },
        {
            title: "versioning of a bucket that is not known yet",
            resources: versioning("Enabled", UNKNOWN),
            finds: ["b: versioning.enabled"],
        },
        {
            title: "a bucket that is only read",
            resources: [resource(BUCKET, "b", {}, { outputs: { id: "acme" }, external: true })],
            finds: ["b: versioning.enabled"],
        },
    ],
};

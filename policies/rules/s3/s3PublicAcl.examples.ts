import { from, resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { s3PublicAcl } from "./s3PublicAcl.ts";

const ACL = "aws:s3/bucketAcl:BucketAcl";
const open = resource("aws:s3/bucket:Bucket", "b", {});
const everyone = "http://acs.amazonaws.com/groups/global/AllUsers";

export const examples: RuleExamples = {
    rule: s3PublicAcl,
    passing: [
        { title: "a bucket that says nothing", resources: [resource("aws:s3/bucket:Bucket", "b", {})] },
        { title: "a private ACL", resources: [resource(ACL, "acl", { bucket: UNKNOWN, acl: "private" })] },
        {
            title: "a grant to the log delivery group",
            resources: [
                resource("aws:s3/bucket:Bucket", "b", {
                    grants: [{ uri: "http://acs.amazonaws.com/groups/s3/LogDelivery", permissions: ["WRITE"] }],
                }),
            ],
        },
        {
            title: "canned ACLs for AWS's services and for the owner",
            resources: [
                resource(ACL, "a", { acl: "log-delivery-write" }),
                resource(ACL, "b", { acl: "bucket-owner-full-control" }),
                resource(ACL, "c", { acl: "aws-exec-read" }),
                resource(ACL, "d", { acl: "bucket-owner-read" }),
                resource(ACL, "e", { acl: "" }),
            ],
        },
        {
            title: "a bucket with a private ACL of its own, beside a public one of another",
            resources: [
                open,
                resource(ACL, "acl", { bucket: from(open), acl: "private" }),
                resource(ACL, "other", { bucket: "other", acl: "private" }),
            ],
        },
    ],
    failing: [
        {
            title: "a public bucket",
            resources: [resource("aws:s3/bucketV2:BucketV2", "b", { acl: "public-read" })],
            finds: ["b: acl"],
        },
        {
            title: "a separate ACL for every AWS customer",
            resources: [resource(ACL, "acl", { acl: "authenticated-read" })],
            finds: ["acl: acl"],
        },
        {
            title: "a bucket with a public ACL of its own",
            resources: [open, resource(ACL, "acl", { bucket: from(open), acl: "public-read-write" })],
            finds: ["b: acl", "acl: acl"],
        },
        {
            title: "an ACL that S3 does not know",
            resources: [resource(ACL, "acl", { acl: "website" })],
            finds: ["acl: acl"],
        },
        {
            title: "every AWS customer, the blocks in lists",
            resources: [
                resource(ACL, "acl", {
                    accessControlPolicy: [
                        {
                            grants: [
                                { grantee: [{ uri: "http://acs.amazonaws.com/groups/global/AuthenticatedUsers" }] },
                            ],
                        },
                    ],
                }),
            ],
            finds: ["acl: accessControlPolicy[0].grants[0].grantee[0].uri"],
        },
        {
            title: "grants to everyone, beside one that is not known yet",
            resources: [
                resource("aws:s3/bucket:Bucket", "b", { grants: [{ uri: UNKNOWN }, { uri: everyone }] }),
                resource("aws:s3/bucketAclV2:BucketAclV2", "acl", {
                    accessControlPolicy: { grants: [{ grantee: { uri: everyone } }] },
                }),
            ],
            finds: [
                "acl: accessControlPolicy.grants[0].grantee.uri",
                "b: grants[0].uri unverified",
                "b: grants[1].uri",
            ],
        },
    ],
    unknown: [
        {
            title: "a bucket's own ACL that is not known yet, told once",
            resources: [open, resource(ACL, "acl", { bucket: from(open), acl: UNKNOWN })],
            finds: ["acl: acl"],
        },
        {
            title: "an ACL that is not known yet",
            resources: [resource(ACL, "acl", { acl: UNKNOWN })],
            finds: ["acl: acl"],
        },
    ],
};

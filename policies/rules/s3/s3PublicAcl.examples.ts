import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { s3PublicAcl } from "./s3PublicAcl.ts";

const ACL = "aws:s3/bucketAcl:BucketAcl";
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
            title: "an ACL that is not known yet",
            resources: [resource(ACL, "acl", { acl: UNKNOWN })],
            finds: ["acl: acl"],
        },
    ],
};

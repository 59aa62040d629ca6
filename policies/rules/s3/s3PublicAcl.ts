import { resourceRule } from "../../rule/rule.ts";
import { BUCKET_ACL } from "../../views/bucket.ts";
import { BUCKET } from "../../views/types.ts";

const PUBLIC_ACLS = ["public-read", "public-read-write", "authenticated-read"];
const PUBLIC_GROUPS = /\/(AllUsers|AuthenticatedUsers)$/;

export const s3PublicAcl = resourceRule({
    id: "s3-public-acl",
    severity: "critical",
    description: "No ACL of a bucket admits everyone",
    remedy: "set acl to private, and grant access with a bucket policy",
    types: [...BUCKET, ...BUCKET_ACL],
    safeProperties: ["acl", "grants[].uri", "accessControlPolicy.grants[].grantee.uri"],
    *check(resource) {
        const acl = resource.get("acl");
        if (acl.isUnknown || PUBLIC_ACLS.includes(acl.string() ?? "")) {
            yield { at: acl, expected: "private" };
        }
        const grantees = [
            ...resource
                .get("grants")
                .items()
                .map((grant) => grant.child("uri")),
            ...resource
                .get("accessControlPolicy.grants")
                .items()
                .map((grant) => grant.at("grantee.uri")),
        ];
        for (const group of grantees) {
            if (group.isUnknown || PUBLIC_GROUPS.test(group.string() ?? "")) {
                yield { at: group, expected: "no grant to AllUsers or AuthenticatedUsers" };
            }
        }
    },
});

import type { Reading } from "../reading/reading.ts";
import type { ResourceView } from "../resource/resourceView.ts";

/** The canned ACLs that admit neither everyone nor every AWS customer; a name that S3 does not know may do either. */
const CLOSED_ACLS = [
    "private",
    "aws-exec-read",
    "bucket-owner-read",
    "bucket-owner-full-control",
    "log-delivery-write",
];
const PUBLIC_GROUPS = /\/(AllUsers|AuthenticatedUsers)$/;

/** What in a bucket's ACL, inline or of its own, admits everyone or every AWS customer, or is not known yet. */
export function publicGrants(resource: ResourceView): { at: Reading; expected: string }[] {
    const acl = resource.get("acl");
    const canned = acl.isSet && !CLOSED_ACLS.includes(acl.string() ?? "") ? [{ at: acl, expected: "private" }] : [];
    const groups = [
        ...resource
            .get("grants")
            .items()
            .map((grant) => grant.child("uri")),
        ...resource
            .get("accessControlPolicy.grants")
            .items()
            .map((grant) => grant.at("grantee.uri")),
    ].filter((group) => group.isUnknown || PUBLIC_GROUPS.test(group.string() ?? ""));
    return [...canned, ...groups.map((at) => ({ at, expected: "no grant to AllUsers or AuthenticatedUsers" }))];
}

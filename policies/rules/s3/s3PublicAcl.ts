import { stackRule } from "../../rule/rule.ts";
import { BUCKET_ACL, BucketView } from "../../views/bucket.ts";
import { publicGrants } from "../../views/bucketAcl.ts";
import { BUCKET } from "../../views/types.ts";

export const s3PublicAcl = stackRule({
    id: "s3-public-acl",
    severity: "critical",
    description: "No ACL of a bucket admits everyone",
    remedy: "set acl to private, and grant access with a bucket policy",
    types: [...BUCKET, ...BUCKET_ACL],
    safeProperties: [
        "acl",
        "grants[].uri",
        "accessControlPolicy.grants[].grantee.uri",
        "accessControlPolicy[].grants[].grantee[].uri",
    ],
    *check(resource, { stack }) {
        yield* publicGrants(resource);
        const { sure } = new BucketView(resource, stack).acls;
        if (sure.flatMap(publicGrants).some(({ at }) => !at.isUnknown)) {
            yield { at: resource.get("acl"), expected: "no public ACL", found: "one that admits everyone" };
        }
    },
});

import { resourceRule } from "../../rule/rule.ts";

export const s3AclsDisabled = resourceRule({
    id: "s3-acls-disabled",
    severity: "low",
    description: "Access to buckets is a matter of policies alone, not of ACLs",
    remedy: "set rule.objectOwnership to BucketOwnerEnforced",
    types: ["aws:s3/bucketOwnershipControls:BucketOwnershipControls"],
    safeProperties: ["rule.objectOwnership", "rule[].objectOwnership"],
    *check(resource) {
        const ownership = resource.get("rule.objectOwnership");
        if (ownership.string() !== "BucketOwnerEnforced") {
            yield { at: ownership, expected: "BucketOwnerEnforced" };
        }
    },
});

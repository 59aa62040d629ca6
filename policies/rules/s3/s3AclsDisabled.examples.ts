import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { s3AclsDisabled } from "./s3AclsDisabled.ts";

const CONTROLS = "aws:s3/bucketOwnershipControls:BucketOwnershipControls";

export const examples: RuleExamples = {
    rule: s3AclsDisabled,
    passing: [
        {
            title: "a bucket whose owner owns everything",
            resources: [resource(CONTROLS, "o", { rule: { objectOwnership: "BucketOwnerEnforced" } })],
        },
        {
            title: "a bucket whose owner owns everything, the block in a list",
            resources: [resource(CONTROLS, "o", { rule: [{ objectOwnership: "BucketOwnerEnforced" }] })],
        },
        {
            title: "a bucket that leaves it to S3, which disables ACLs",
            resources: [resource("aws:s3/bucket:Bucket", "b", {})],
        },
    ],
    failing: [
        {
            title: "objects that belong to the bucket's owner under a canned ACL only",
            resources: [resource(CONTROLS, "o", { rule: { objectOwnership: "BucketOwnerPreferred" } })],
            finds: ["o: rule.objectOwnership"],
        },
        {
            title: "objects that belong to whoever wrote them, the block in a list",
            resources: [resource(CONTROLS, "o", { rule: [{ objectOwnership: "ObjectWriter" }] })],
            finds: ["o: rule[0].objectOwnership"],
        },
    ],
    unknown: [
        {
            title: "an ownership that is not known yet",
            resources: [resource(CONTROLS, "o", { rule: { objectOwnership: UNKNOWN } })],
            finds: ["o: rule.objectOwnership"],
        },
    ],
};

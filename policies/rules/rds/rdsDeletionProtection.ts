import { resourceRule } from "../../rule/rule.ts";

export const rdsDeletionProtection = resourceRule({
    id: "rds-deletion-protection",
    severity: "medium",
    description: "RDS databases refuse to be deleted and leave a final snapshot",
    remedy: "set deletionProtection to true and leave skipFinalSnapshot at false",
    types: ["aws:rds/instance:Instance", "aws:rds/cluster:Cluster"],
    safeProperties: ["deletionProtection", "skipFinalSnapshot"],
    *check(resource) {
        const protection = resource.get("deletionProtection");
        if (protection.boolean() !== true) {
            yield { at: protection, expected: "true" };
        }
        // A replica has no final snapshot to take.
        const skip = resource.get("skipFinalSnapshot");
        if (skip.isSet && skip.boolean() !== false && !resource.get("replicateSourceDb").isSet) {
            yield { at: skip, expected: "false" };
        }
    },
});

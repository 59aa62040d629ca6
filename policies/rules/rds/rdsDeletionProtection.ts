import { resourceRule } from "../../rule/rule.ts";

export const rdsDeletionProtection = resourceRule({
    id: "rds-deletion-protection",
    severity: "medium",
    description: "RDS databases refuse to be deleted and, where an environment asks for it, leave a final snapshot",
    remedy: "set deletionProtection to true and leave skipFinalSnapshot at false",
    types: ["aws:rds/instance:Instance", "aws:rds/cluster:Cluster"],
    safeProperties: ["deletionProtection", "skipFinalSnapshot"],
    parameters: {
        finalSnapshot: {
            description: "Whether a database has to leave a final snapshot, as in production",
            default: false,
            stricter: "true",
        },
    },
    *check(resource, { parameters }) {
        const protection = resource.get("deletionProtection");
        if (protection.boolean() !== true) {
            yield { at: protection, expected: "true" };
        }
        // A replica has no final snapshot to take.
        const skip = resource.get("skipFinalSnapshot");
        const mayTakeOne = parameters.boolean("finalSnapshot") && !resource.get("replicateSourceDb").isSet;
        if (mayTakeOne && (skip.isUnknown || skip.boolean() === true)) {
            yield { at: skip, expected: "false" };
        }
    },
    fix() {
        return { deletionProtection: true };
    },
});

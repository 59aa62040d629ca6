import { resourceRule } from "../../rule/rule.ts";

export const rdsCmk = resourceRule({
    id: "rds-cmk",
    severity: "low",
    profile: "strict",
    description: "RDS storage is encrypted with a key of one's own, which can be restricted, disabled and audited",
    remedy: "set kmsKeyId to the ARN of a KMS key",
    types: ["aws:rds/instance:Instance", "aws:rds/cluster:Cluster"],
    safeProperties: [],
    *check(resource) {
        const key = resource.get("kmsKeyId");
        // A replica in the source's region has the source's key.
        if (!key.isSet && !resource.get("replicateSourceDb").isSet) {
            yield { at: key, expected: "a KMS key" };
        }
    },
});

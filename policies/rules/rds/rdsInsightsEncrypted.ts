import { resourceRule } from "../../rule/rule.ts";

export const rdsInsightsEncrypted = resourceRule({
    id: "rds-insights-encrypted",
    severity: "low",
    profile: "strict",
    description: "Performance Insights, which hold statements with their values, are encrypted with a key of one's own",
    remedy: "set performanceInsightsKmsKeyId to the ARN of a KMS key",
    types: ["aws:rds/instance:Instance", "aws:rds/clusterInstance:ClusterInstance"],
    safeProperties: [],
    *check(resource) {
        const enabled = resource.get("performanceInsightsEnabled");
        const key = resource.get("performanceInsightsKmsKeyId");
        if ((enabled.isUnknown || enabled.boolean() === true) && !key.isSet) {
            yield { at: key, expected: "a KMS key", unverified: enabled.isUnknown };
        }
    },
});

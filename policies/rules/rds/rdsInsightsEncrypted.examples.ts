import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { rdsInsightsEncrypted } from "./rdsInsightsEncrypted.ts";

const INSTANCE = "aws:rds/instance:Instance";
const MEMBER = "aws:rds/clusterInstance:ClusterInstance";

export const examples: RuleExamples = {
    rule: rdsInsightsEncrypted,
    passing: [
        { title: "no insights", resources: [resource(INSTANCE, "db", {})] },
        {
            title: "insights switched off",
            resources: [resource(MEMBER, "db", { performanceInsightsEnabled: false })],
        },
        {
            title: "a key that is not known yet",
            resources: [
                resource(MEMBER, "db", { performanceInsightsEnabled: true, performanceInsightsKmsKeyId: UNKNOWN }),
            ],
        },
    ],
    failing: [
        {
            title: "insights without a key",
            resources: [resource(INSTANCE, "db", { performanceInsightsEnabled: true })],
            finds: ["db: performanceInsightsKmsKeyId"],
        },
        {
            title: "a cluster instance's insights with an empty key",
            resources: [
                resource(MEMBER, "db", { performanceInsightsEnabled: "true", performanceInsightsKmsKeyId: "" }),
            ],
            finds: ["db: performanceInsightsKmsKeyId"],
        },
    ],
    unknown: [
        {
            title: "insights that may be on",
            resources: [resource(INSTANCE, "db", { performanceInsightsEnabled: UNKNOWN })],
            finds: ["db: performanceInsightsKmsKeyId"],
        },
    ],
};

import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { elasticacheAuth } from "./elasticacheAuth.ts";

const GROUP = "aws:elasticache/replicationGroup:ReplicationGroup";

export const examples: RuleExamples = {
    rule: elasticacheAuth,
    passing: [
        {
            title: "a token that is not known yet",
            resources: [resource(GROUP, "cache", { transitEncryptionEnabled: true, authToken: UNKNOWN })],
        },
        {
            title: "a user group",
            resources: [resource(GROUP, "cache", { transitEncryptionEnabled: true, userGroupIds: ["app"] })],
        },
    ],
    failing: [
        {
            title: "neither token nor users",
            resources: [resource(GROUP, "cache", { transitEncryptionEnabled: true, userGroupIds: [] })],
            finds: ["cache: userGroupIds"],
        },
        {
            title: "a token that travels in the clear",
            resources: [
                resource(GROUP, "cache", { transitEncryptionEnabled: false, authToken: "hunter2hunter2hunter2" }),
            ],
            finds: ["cache: transitEncryptionEnabled"],
        },
    ],
    unknown: "credentials are set or not, and set counts whatever their value",
};

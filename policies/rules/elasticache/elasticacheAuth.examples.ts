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
            title: "a token that no state keeps",
            resources: [
                resource(GROUP, "cache", {
                    transitEncryptionEnabled: true,
                    authTokenWo: UNKNOWN,
                    authTokenWoVersion: 1,
                }),
            ],
        },
        {
            title: "a user group",
            resources: [resource(GROUP, "cache", { transitEncryptionEnabled: true, userGroupIds: ["app"] })],
        },
        {
            title: "a token of a member of a global datastore",
            resources: [resource(GROUP, "cache", { globalReplicationGroupId: UNKNOWN, authToken: UNKNOWN })],
        },
    ],
    failing: [
        {
            title: "a token without a word on TLS",
            resources: [resource(GROUP, "cache", { authToken: UNKNOWN })],
            finds: ["cache: transitEncryptionEnabled"],
        },
        {
            title: "a token that travels in the clear within a global datastore",
            resources: [
                resource(GROUP, "cache", {
                    globalReplicationGroupId: UNKNOWN,
                    transitEncryptionEnabled: false,
                    userGroupIds: ["app"],
                }),
            ],
            finds: ["cache: transitEncryptionEnabled"],
        },
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
    unknown: [
        {
            title: "a token that may travel in the clear",
            resources: [resource(GROUP, "cache", { transitEncryptionEnabled: UNKNOWN, authToken: UNKNOWN })],
            finds: ["cache: transitEncryptionEnabled"],
        },
    ],
};

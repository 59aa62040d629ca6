import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { elasticacheInTransit } from "./elasticacheInTransit.ts";

const GROUP = "aws:elasticache/replicationGroup:ReplicationGroup";

export const examples: RuleExamples = {
    rule: elasticacheInTransit,
    passing: [
        {
            title: "a member of a global datastore",
            resources: [resource(GROUP, "cache", { globalReplicationGroupId: UNKNOWN })],
        },
        { title: "TLS switched on", resources: [resource(GROUP, "cache", { transitEncryptionEnabled: true })] },
        {
            title: "TLS required",
            resources: [
                resource(GROUP, "cache", { transitEncryptionEnabled: true, transitEncryptionMode: "required" }),
            ],
        },
    ],
    failing: [
        {
            title: "TLS switched off within a global datastore",
            resources: [
                resource(GROUP, "cache", { globalReplicationGroupId: UNKNOWN, transitEncryptionEnabled: false }),
            ],
            finds: ["cache: transitEncryptionEnabled"],
        },
        {
            title: "a group that says nothing",
            resources: [resource(GROUP, "cache", {})],
            finds: ["cache: transitEncryptionEnabled"],
        },
        {
            title: "TLS merely preferred",
            resources: [
                resource(GROUP, "cache", { transitEncryptionEnabled: true, transitEncryptionMode: "preferred" }),
            ],
            finds: ["cache: transitEncryptionMode"],
        },
    ],
    unknown: [
        {
            title: "a mode that is not known yet",
            resources: [resource(GROUP, "cache", { transitEncryptionEnabled: true, transitEncryptionMode: UNKNOWN })],
            finds: ["cache: transitEncryptionMode"],
        },
    ],
};

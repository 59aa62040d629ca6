import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { elasticacheAtRest } from "./elasticacheAtRest.ts";

const GROUP = "aws:elasticache/replicationGroup:ReplicationGroup";

export const examples: RuleExamples = {
    rule: elasticacheAtRest,
    passing: [
        {
            title: "an encrypted group",
            resources: [resource(GROUP, "cache", { atRestEncryptionEnabled: true, kmsKeyId: UNKNOWN })],
        },
        {
            title: "a member of a global datastore",
            resources: [resource(GROUP, "cache", { globalReplicationGroupId: UNKNOWN })],
        },
        { title: "Valkey that says nothing", resources: [resource(GROUP, "cache", { engine: "valkey" })] },
    ],
    failing: [
        {
            title: "Valkey that switches it off",
            resources: [resource(GROUP, "cache", { engine: "valkey", atRestEncryptionEnabled: false })],
            finds: ["cache: atRestEncryptionEnabled"],
        },
        {
            title: "encryption switched off for an engine that is not known yet",
            resources: [resource(GROUP, "cache", { engine: UNKNOWN, atRestEncryptionEnabled: false })],
            finds: ["cache: atRestEncryptionEnabled"],
        },
        {
            title: "encryption switched off within a global datastore",
            resources: [
                resource(GROUP, "cache", { globalReplicationGroupId: UNKNOWN, atRestEncryptionEnabled: false }),
            ],
            finds: ["cache: atRestEncryptionEnabled"],
        },
        {
            title: "a group that says nothing",
            resources: [resource(GROUP, "cache", {})],
            finds: ["cache: atRestEncryptionEnabled"],
        },
        {
            title: "encryption switched off",
            resources: [resource(GROUP, "cache", { atRestEncryptionEnabled: false })],
            finds: ["cache: atRestEncryptionEnabled"],
        },
    ],
    unknown: [
        {
            title: "an engine that may be Valkey",
            resources: [resource(GROUP, "cache", { engine: UNKNOWN })],
            finds: ["cache: atRestEncryptionEnabled"],
        },
        {
            title: "a switch that is not known yet",
            resources: [resource(GROUP, "cache", { atRestEncryptionEnabled: UNKNOWN })],
            finds: ["cache: atRestEncryptionEnabled"],
        },
    ],
};

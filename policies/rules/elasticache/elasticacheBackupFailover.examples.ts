import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { elasticacheBackupFailover } from "./elasticacheBackupFailover.ts";

const GROUP = "aws:elasticache/replicationGroup:ReplicationGroup";
const CLUSTER = "aws:elasticache/cluster:Cluster";

export const examples: RuleExamples = {
    rule: elasticacheBackupFailover,
    passing: [
        {
            title: "snapshots and failover across zones",
            resources: [
                resource(GROUP, "cache", {
                    snapshotRetentionLimit: 7,
                    automaticFailoverEnabled: true,
                    multiAzEnabled: true,
                }),
            ],
        },
        {
            title: "memcached, which has no snapshots",
            resources: [resource(CLUSTER, "cache", { engine: "memcached" })],
        },
        {
            title: "a member of a replication group",
            resources: [resource(CLUSTER, "cache", { replicationGroupId: UNKNOWN })],
        },
        {
            title: "one node where the environment asks for snapshots only",
            resources: [resource(GROUP, "cache", { snapshotRetentionLimit: 1 })],
            parameters: { failover: false },
        },
    ],
    failing: [
        {
            title: "a group by any name, of an engine that is not known yet",
            resources: [
                resource("aws:elasticache/replicationGroup:ReplicationGroup", "cache", {
                    replicationGroupId: "sessions",
                    engine: UNKNOWN,
                    automaticFailoverEnabled: true,
                    multiAzEnabled: true,
                }),
            ],
            finds: ["cache: snapshotRetentionLimit"],
        },
        {
            title: "a group that says nothing",
            resources: [resource(GROUP, "cache", {})],
            finds: ["cache: automaticFailoverEnabled", "cache: multiAzEnabled", "cache: snapshotRetentionLimit"],
        },
        {
            title: "a single node of Redis without snapshots",
            resources: [resource(CLUSTER, "cache", { engine: "redis", snapshotRetentionLimit: 0 })],
            finds: ["cache: snapshotRetentionLimit"],
        },
    ],
    unknown: [
        {
            title: "a single node that may be of Memcached",
            resources: [resource(CLUSTER, "cache", { engine: UNKNOWN })],
            finds: ["cache: snapshotRetentionLimit"],
        },
        {
            title: "a limit that is not known yet",
            resources: [resource(CLUSTER, "cache", { engine: "redis", snapshotRetentionLimit: UNKNOWN })],
            finds: ["cache: snapshotRetentionLimit"],
        },
    ],
};

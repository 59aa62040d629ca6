import { resourceRule } from "../../rule/rule.ts";

const SINGLE = "aws:elasticache/cluster:Cluster";

export const elasticacheBackupFailover = resourceRule({
    id: "elasticache-backup-failover",
    severity: "medium",
    description: "ElastiCache keeps snapshots and fails over to another availability zone",
    remedy: "set snapshotRetentionLimit to at least 1, and automaticFailoverEnabled and multiAzEnabled to true",
    types: ["aws:elasticache/replicationGroup:ReplicationGroup", SINGLE],
    safeProperties: ["snapshotRetentionLimit", "automaticFailoverEnabled", "multiAzEnabled"],
    parameters: {
        minimumDays: { description: "Days for which automatic snapshots are kept", default: 1, stricter: "higher" },
        failover: { description: "Whether failover across zones is required", default: true, stricter: "true" },
    },
    *check(resource, { parameters }) {
        const engine = resource.get("engine");
        if (resource.type === SINGLE) {
            const isMember = resource.get("replicationGroupId").isSet;
            if (isMember || engine.string()?.toLowerCase() === "memcached") {
                return;
            }
        }
        const minimum = parameters.number("minimumDays");
        const days = resource.get("snapshotRetentionLimit");
        if ((days.number() ?? 0) < minimum) {
            // Memcached keeps nothing, so there is nothing to save.
            const unverified = resource.type === SINGLE && engine.isUnknown;
            yield { at: days, expected: `at least ${minimum}`, unverified };
        }
        if (resource.type === SINGLE || !parameters.boolean("failover")) {
            return;
        }
        for (const property of ["automaticFailoverEnabled", "multiAzEnabled"]) {
            const enabled = resource.get(property);
            if (enabled.boolean() !== true) {
                yield { at: enabled, expected: "true" };
            }
        }
    },
});

import type { Relation } from "../../relations/relation.ts";
import { stackRule } from "../../rule/rule.ts";

const CLUSTER = "aws:rds/cluster:Cluster";
const MEMBER: Relation = {
    types: ["aws:rds/clusterInstance:ClusterInstance"],
    property: "clusterIdentifier",
    parents: [CLUSTER],
    keys: ["clusterIdentifier"],
};

export const rdsMultiAz = stackRule({
    id: "rds-multi-az",
    severity: "medium",
    description: "RDS databases survive the loss of an availability zone",
    remedy: "set multiAz to true, or give the cluster a second instance",
    types: ["aws:rds/instance:Instance", CLUSTER],
    safeProperties: ["multiAz"],
    *check(resource, { stack }) {
        if (resource.type !== CLUSTER) {
            const multiAz = resource.get("multiAz");
            // A replica is a second copy already.
            if (multiAz.boolean() !== true && !resource.get("replicateSourceDb").isSet) {
                yield { at: multiAz, expected: "true" };
            }
            return;
        }
        // A cluster that names an instance class is the Multi-AZ kind: AWS places its three instances itself.
        const managesInstances = resource.get("dbClusterInstanceClass").isSet;
        const mode = resource.get("engineMode");
        if (managesInstances || mode.string() === "serverless") {
            return;
        }
        const { sure, maybe } = stack.children(resource, MEMBER);
        // Another region's copy in a global cluster may do without instances until it takes over.
        const isHeadless = sure.length === 0 && resource.get("globalClusterIdentifier").isSet;
        if (sure.length < 2) {
            yield {
                at: resource.get("instances"),
                expected: "at least 2 cluster instances",
                found: `${sure.length}`,
                unverified: resource.isForeign || mode.isUnknown || isHeadless || sure.length + maybe.length >= 2,
            };
        }
    },
});

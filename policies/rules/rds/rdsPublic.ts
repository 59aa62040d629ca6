import { resourceRule } from "../../rule/rule.ts";

export const rdsPublic = resourceRule({
    id: "rds-public",
    severity: "critical",
    description: "RDS instances have no public address",
    remedy: "set publiclyAccessible to false and reach the database from inside the VPC",
    types: ["aws:rds/instance:Instance", "aws:rds/clusterInstance:ClusterInstance"],
    safeProperties: ["publiclyAccessible"],
    *check(resource) {
        const reachable = resource.get("publiclyAccessible");
        if (reachable.isSet && reachable.boolean() !== false) {
            yield { at: reachable, expected: "false" };
        }
    },
});

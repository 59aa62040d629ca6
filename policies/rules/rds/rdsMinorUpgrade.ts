import { resourceRule } from "../../rule/rule.ts";

export const rdsMinorUpgrade = resourceRule({
    id: "rds-minor-upgrade",
    severity: "low",
    description: "RDS instances take minor versions, which carry security fixes, by themselves",
    remedy: "set autoMinorVersionUpgrade to true, or leave it out",
    types: ["aws:rds/instance:Instance", "aws:rds/clusterInstance:ClusterInstance"],
    safeProperties: ["autoMinorVersionUpgrade"],
    *check(resource) {
        const upgrade = resource.get("autoMinorVersionUpgrade");
        // The provider's default is true.
        if (upgrade.isUnknown || upgrade.boolean() === false) {
            yield { at: upgrade, expected: "true" };
        }
    },
    fix() {
        return { autoMinorVersionUpgrade: true };
    },
});

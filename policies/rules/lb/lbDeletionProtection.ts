import { resourceRule } from "../../rule/rule.ts";
import { LOAD_BALANCER_V2 } from "../../views/loadBalancer.ts";

export const lbDeletionProtection = resourceRule({
    id: "lb-deletion-protection",
    severity: "low",
    description: "Load balancers refuse to be deleted, which would change their address",
    remedy: "set enableDeletionProtection to true",
    types: LOAD_BALANCER_V2,
    safeProperties: ["enableDeletionProtection"],
    *check(balancer) {
        const protection = balancer.get("enableDeletionProtection");
        if (protection.boolean() !== true) {
            yield { at: protection, expected: "true" };
        }
    },
    fix() {
        return { enableDeletionProtection: true };
    },
});

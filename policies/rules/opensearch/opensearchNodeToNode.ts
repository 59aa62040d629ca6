import type { Reading } from "../../reading/reading.ts";
import { resourceRule } from "../../rule/rule.ts";
import { SEARCH_DOMAIN } from "../../views/searchDomain.ts";

export const opensearchNodeToNode = resourceRule({
    id: "opensearch-node-to-node",
    severity: "medium",
    description: "The nodes of a search domain speak TLS with each other",
    remedy: "set nodeToNodeEncryption.enabled to true",
    types: SEARCH_DOMAIN,
    safeProperties: ["nodeToNodeEncryption.enabled", "nodeToNodeEncryption[].enabled"],
    *check(resource) {
        const enabled = resource.get("nodeToNodeEncryption.enabled");
        const several = hasSeveralNodes(resource.get("clusterConfig"));
        if (enabled.boolean() !== true && several !== "no") {
            yield { at: enabled, expected: "true", unverified: several === "unknown" };
        }
    },
});

/** One data node unless told otherwise; dedicated masters and warm nodes come on top, when they are switched on. */
function hasSeveralNodes(cluster: Reading): "yes" | "no" | "unknown" {
    const masters = cluster.child("dedicatedMasterEnabled");
    const warm = cluster.child("warmEnabled");
    const data = cluster.child("instanceCount");
    if ((data.number() ?? 1) > 1 || masters.boolean() === true || warm.boolean() === true) {
        return "yes";
    }
    return [data, masters, warm].some((reading) => reading.isUnknown) ? "unknown" : "no";
}

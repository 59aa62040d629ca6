import { resourceRule } from "../../rule/rule.ts";
import { SEARCH_DOMAIN } from "../../views/searchDomain.ts";

export const opensearchAtRest = resourceRule({
    id: "opensearch-at-rest",
    severity: "high",
    description: "Search domains are encrypted at rest",
    remedy: "set encryptAtRest.enabled to true",
    types: SEARCH_DOMAIN,
    safeProperties: ["encryptAtRest.enabled", "encryptAtRest[].enabled"],
    *check(resource) {
        // Off without the block, in the API as in the provider.
        const enabled = resource.get("encryptAtRest.enabled");
        if (enabled.boolean() !== true) {
            yield { at: enabled, expected: "true" };
        }
    },
});

import { resourceRule } from "../../rule/rule.ts";
import { SEARCH_DOMAIN } from "../../views/searchDomain.ts";

/** `Policy-Min-TLS-1-2-2019-07`, `Policy-Min-TLS-1-2-PFS-2023-10` and what comes after them. */
const MODERN = /^Policy-Min-TLS-1-[2-9]-/;

export const opensearchHttps = resourceRule({
    id: "opensearch-https",
    severity: "high",
    description: "Search domains answer over HTTPS only, with TLS 1.2 or newer",
    remedy: "set domainEndpointOptions.enforceHttps to true and tlsSecurityPolicy to Policy-Min-TLS-1-2-PFS-2023-10",
    types: SEARCH_DOMAIN,
    safeProperties: ["", "[]"].flatMap((index) => [
        `domainEndpointOptions${index}.enforceHttps`,
        `domainEndpointOptions${index}.tlsSecurityPolicy`,
    ]),
    *check(resource) {
        const options = resource.get("domainEndpointOptions");
        const enforced = options.child("enforceHttps");
        // The provider's default inside the block is true; without the block AWS accepts plain HTTP.
        if (enforced.boolean() !== true && !(options.isKnown && enforced.isAbsent)) {
            yield { at: enforced, expected: "true" };
        }
        const policy = options.child("tlsSecurityPolicy");
        if (!MODERN.test(policy.string() ?? "")) {
            yield { at: policy, expected: "a policy of TLS 1.2 or newer" };
        }
    },
});

import { resourceRule } from "../../rule/rule.ts";

const HTTP_DOMAIN = "aws:apigatewayv2/domainName:DomainName";

/**
 * Policies without TLS 1.1 and older: `TLS_1_2`, and all that carry the version in a longer name. Source: the Amazon API
 * Gateway Developer Guide, "Supported security policies", read on 2026-11-21.
 */
const MODERN = /^(TLS_1_[23]$|SecurityPolicy_TLS1[23]_)/i;

export const apiDomainTls = resourceRule({
    id: "api-domain-tls",
    severity: "medium",
    description: "API Gateway's domains negotiate TLS 1.2 or newer",
    remedy: "set securityPolicy to TLS_1_2",
    types: ["aws:apigateway/domainName:DomainName", HTTP_DOMAIN],
    safeProperties: ["securityPolicy", "domainNameConfiguration.securityPolicy"],
    *check(domain) {
        const isHttp = domain.type === HTTP_DOMAIN;
        const policy = domain.get(isHttp ? "domainNameConfiguration.securityPolicy" : "securityPolicy");
        // A domain of HTTP APIs cannot do with less than TLS 1.2; one of REST APIs may have AWS's older default.
        if (!(isHttp && policy.isAbsent) && !MODERN.test(policy.string() ?? "")) {
            yield { at: policy, expected: "TLS_1_2 or newer" };
        }
    },
});

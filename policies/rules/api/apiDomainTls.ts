import { resourceRule } from "../../rule/rule.ts";
import { isModernTls } from "../../views/tlsPolicy.ts";

const HTTP_DOMAIN = "aws:apigatewayv2/domainName:DomainName";

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
        if (!(isHttp && policy.isAbsent) && !isModernTls(policy, "apiGateway")) {
            yield { at: policy, expected: "TLS_1_2 or newer" };
        }
    },
});

import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { apiDomainTls } from "./apiDomainTls.ts";

const REST = "aws:apigateway/domainName:DomainName";
const HTTP = "aws:apigatewayv2/domainName:DomainName";

export const examples: RuleExamples = {
    rule: apiDomainTls,
    passing: [
        { title: "TLS 1.2", resources: [resource(REST, "d", { securityPolicy: "TLS_1_2" })] },
        {
            title: "a policy of TLS 1.3",
            resources: [resource(REST, "d", { securityPolicy: "SecurityPolicy_TLS13_1_3_2025_09" })],
        },
        {
            title: "an HTTP API's domain",
            resources: [resource(HTTP, "d", { domainNameConfiguration: { securityPolicy: "TLS_1_2" } })],
        },
        {
            title: "an HTTP API's domain that says nothing",
            resources: [resource(HTTP, "d", { domainNameConfiguration: { endpointType: "REGIONAL" } })],
        },
    ],
    failing: [
        {
            title: "TLS 1.0",
            resources: [resource(REST, "d", { securityPolicy: "TLS_1_0" })],
            finds: ["d: securityPolicy"],
        },
        { title: "a domain that says nothing", resources: [resource(REST, "d", {})], finds: ["d: securityPolicy"] },
        {
            title: "TLS 1.0 of an HTTP API's domain",
            resources: [resource(HTTP, "d", { domainNameConfiguration: { securityPolicy: "TLS_1_0" } })],
            finds: ["d: domainNameConfiguration.securityPolicy"],
        },
    ],
    unknown: [
        {
            title: "a policy that is not known yet",
            resources: [resource(REST, "d", { securityPolicy: UNKNOWN })],
            finds: ["d: securityPolicy"],
        },
        {
            title: "a configuration that is not known yet",
            resources: [resource(HTTP, "d", { domainNameConfiguration: UNKNOWN })],
            finds: ["d: domainNameConfiguration.securityPolicy"],
        },
    ],
};

import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { opensearchHttps } from "./opensearchHttps.ts";

const DOMAIN = "aws:opensearch/domain:Domain";
const OLD = "aws:elasticsearch/domain:Domain";
const modern = { tlsSecurityPolicy: "Policy-Min-TLS-1-2-2019-07" };

export const examples: RuleExamples = {
    rule: opensearchHttps,
    passing: [
        {
            title: "HTTPS with TLS 1.2",
            resources: [resource(DOMAIN, "d", { domainEndpointOptions: { enforceHttps: true, ...modern } })],
        },
        {
            title: "HTTPS with forward secrecy, in the old type, its block in a list",
            resources: [
                resource(OLD, "o", {
                    domainEndpointOptions: [
                        { enforceHttps: "true", tlsSecurityPolicy: "Policy-Min-TLS-1-2-PFS-2023-10" },
                    ],
                }),
            ],
        },
        {
            title: "a block that leaves enforcing to the provider, which does",
            resources: [resource(DOMAIN, "d", { domainEndpointOptions: modern })],
        },
    ],
    failing: [
        {
            title: "a domain that says nothing",
            resources: [resource(DOMAIN, "d", {})],
            finds: ["d: domainEndpointOptions.enforceHttps", "d: domainEndpointOptions.tlsSecurityPolicy"],
        },
        {
            title: "plain HTTP, though TLS would be modern",
            resources: [resource(OLD, "d", { domainEndpointOptions: { enforceHttps: false, ...modern } })],
            finds: ["d: domainEndpointOptions.enforceHttps"],
        },
        {
            title: "TLS 1.0, said and by default",
            resources: [
                resource(DOMAIN, "d", {
                    domainEndpointOptions: { enforceHttps: true, tlsSecurityPolicy: "Policy-Min-TLS-1-0-2019-07" },
                }),
                resource(DOMAIN, "e", { domainEndpointOptions: { enforceHttps: true } }),
            ],
            finds: ["d: domainEndpointOptions.tlsSecurityPolicy", "e: domainEndpointOptions.tlsSecurityPolicy"],
        },
        {
            title: "an old policy beside a switch that is not known yet",
            resources: [
                resource(DOMAIN, "d", {
                    domainEndpointOptions: { enforceHttps: UNKNOWN, tlsSecurityPolicy: "Policy-Min-TLS-1-0-2019-07" },
                }),
            ],
            finds: ["d: domainEndpointOptions.enforceHttps unverified", "d: domainEndpointOptions.tlsSecurityPolicy"],
        },
    ],
    unknown: [
        {
            title: "options that are not known yet",
            resources: [resource(DOMAIN, "d", { domainEndpointOptions: UNKNOWN })],
            finds: ["d: domainEndpointOptions.enforceHttps", "d: domainEndpointOptions.tlsSecurityPolicy"],
        },
        {
            title: "a policy that is not known yet",
            resources: [
                resource(DOMAIN, "d", { domainEndpointOptions: { enforceHttps: true, tlsSecurityPolicy: UNKNOWN } }),
            ],
            finds: ["d: domainEndpointOptions.tlsSecurityPolicy"],
        },
    ],
};

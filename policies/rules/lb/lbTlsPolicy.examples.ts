import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { lbTlsPolicy } from "./lbTlsPolicy.ts";

const LISTENER = "aws:lb/listener:Listener";
const CLASSIC = "aws:elb/loadBalancerPolicy:LoadBalancerPolicy";

export const examples: RuleExamples = {
    rule: lbTlsPolicy,
    passing: [
        {
            title: "a classic policy of an old type that switches TLS 1.1 off",
            resources: [
                resource("aws:elasticloadbalancing/loadBalancerPolicy:LoadBalancerPolicy", "p", {
                    policyTypeName: "SSLNegotiationPolicyType",
                    policyAttributes: [
                        { name: "Protocol-TLSv1.1", value: "false" },
                        { name: "Protocol-TLSv1.2", value: "true" },
                    ],
                }),
            ],
        },
        {
            title: "TLS 1.3 and 1.2",
            resources: [
                resource(LISTENER, "l", { protocol: "HTTPS", sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06" }),
            ],
        },
        { title: "plain HTTP, which negotiates nothing", resources: [resource(LISTENER, "l", { protocol: "HTTP" })] },
        {
            title: "a classic policy by name",
            resources: [
                resource(CLASSIC, "p", {
                    policyTypeName: "SSLNegotiationPolicyType",
                    policyAttributes: [
                        { name: "Reference-Security-Policy", value: "ELBSecurityPolicy-TLS-1-2-2017-01" },
                    ],
                }),
            ],
        },
        {
            title: "a classic policy of cookies",
            resources: [
                resource(CLASSIC, "p", { policyTypeName: "AppCookieStickinessPolicyType", policyAttributes: UNKNOWN }),
            ],
        },
    ],
    failing: [
        {
            title: "what a classic listener negotiates, by an old name and by protocols",
            resources: [
                resource("aws:elb/sslNegotiationPolicy:SslNegotiationPolicy", "n", {
                    attributes: [{ name: "Reference-Security-Policy", value: "ELBSecurityPolicy-TLS-1-1-2017-01" }],
                }),
                resource("aws:elasticloadbalancing/sslNegotiationPolicy:SslNegotiationPolicy", "o", {
                    attributes: [
                        { name: "Protocol-TLSv1.2", value: "true" },
                        { name: "Protocol-SSLv3", value: "true" },
                    ],
                }),
            ],
            finds: ["n: attributes[0].value", "o: attributes[1].value"],
        },
        {
            title: "a classic policy by an old name",
            resources: [
                resource(CLASSIC, "p", {
                    policyAttributes: [{ name: "Reference-Security-Policy", value: "ELBSecurityPolicy-2016-08" }],
                }),
            ],
            finds: ["p: policyAttributes[0].value"],
        },
        {
            title: "no policy, so AWS's old one",
            resources: [resource(LISTENER, "l", { protocol: "HTTPS" })],
            finds: ["l: sslPolicy"],
        },
        {
            title: "a policy that reaches back to TLS 1.0 despite its name",
            resources: [resource(LISTENER, "l", { protocol: "TLS", sslPolicy: "ELBSecurityPolicy-TLS13-1-0-2021-06" })],
            finds: ["l: sslPolicy"],
        },
        {
            title: "a classic policy that switches TLS 1.0 on",
            resources: [
                resource(CLASSIC, "p", {
                    policyTypeName: "SSLNegotiationPolicyType",
                    policyAttributes: [
                        { name: "Protocol-TLSv1.2", value: "true" },
                        { name: "Protocol-TLSv1", value: "true" },
                    ],
                }),
            ],
            finds: ["p: policyAttributes[1].value"],
        },
    ],
    unknown: [
        {
            title: "an attribute of which only the name is not known yet",
            resources: [resource(CLASSIC, "p", { policyAttributes: [{ name: UNKNOWN, value: "true" }] })],
            finds: ["p: policyAttributes[0].value"],
        },
        {
            title: "a policy of which the kind is not known yet",
            resources: [
                resource(CLASSIC, "p", {
                    policyTypeName: UNKNOWN,
                    policyAttributes: [{ name: "Protocol-SSLv3", value: "true" }],
                }),
            ],
            finds: ["p: policyAttributes[0].value"],
        },
        {
            title: "an attribute whose name and value are not known yet",
            resources: [resource(CLASSIC, "p", { policyAttributes: [{ name: UNKNOWN, value: UNKNOWN }] })],
            finds: ["p: policyAttributes[0].value"],
        },
        {
            title: "a policy that is not known yet",
            resources: [resource(LISTENER, "l", { protocol: "HTTPS", sslPolicy: UNKNOWN })],
            finds: ["l: sslPolicy"],
        },
        {
            title: "a protocol that is not known yet",
            resources: [resource(LISTENER, "l", { protocol: UNKNOWN })],
            finds: ["l: sslPolicy"],
        },
    ],
};

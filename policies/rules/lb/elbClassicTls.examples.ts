import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { elbClassicTls } from "./elbClassicTls.ts";

const CLASSIC = "aws:elb/loadBalancer:LoadBalancer";
const https = { lbPort: 443, lbProtocol: "https", instancePort: 8443, instanceProtocol: "https" };

export const examples: RuleExamples = {
    rule: elbClassicTls,
    passing: [
        {
            title: "HTTPS on both sides",
            resources: [resource(CLASSIC, "b", { listeners: [{ ...https, sslCertificateId: UNKNOWN }] })],
        },
        {
            title: "SSL in capitals, and instances spoken to alike",
            resources: [resource(CLASSIC, "b", { listeners: [{ lbProtocol: "SSL", sslCertificateId: "arn:c" }] })],
        },
        {
            title: "SSL to instances behind HTTPS",
            resources: [
                resource(CLASSIC, "b", {
                    listeners: { ...https, instanceProtocol: "ssl", sslCertificateId: "arn:c" },
                }),
            ],
        },
    ],
    failing: [
        {
            title: "plain HTTP beside HTTPS",
            resources: [
                resource(CLASSIC, "b", {
                    listeners: [
                        { ...https, sslCertificateId: "arn:c" },
                        { lbProtocol: "http", instanceProtocol: "http" },
                    ],
                }),
            ],
            finds: [
                "b: listeners[1].instanceProtocol",
                "b: listeners[1].lbProtocol",
                "b: listeners[1].sslCertificateId",
            ],
        },
        {
            title: "TCP of an old type",
            resources: [
                resource("aws:elasticloadbalancing/loadBalancer:LoadBalancer", "b", {
                    listeners: [{ lbProtocol: "tcp", instanceProtocol: "ssl", sslCertificateId: "arn:c" }],
                }),
            ],
            finds: ["b: listeners[0].lbProtocol"],
        },
        {
            title: "instances reached in the clear",
            resources: [
                resource(CLASSIC, "b", {
                    listeners: [{ ...https, instanceProtocol: "tcp", sslCertificateId: "arn:c" }],
                }),
            ],
            finds: ["b: listeners[0].instanceProtocol"],
        },
        {
            title: "no certificate",
            resources: [resource(CLASSIC, "b", { listeners: [{ ...https, sslCertificateId: "" }] })],
            finds: ["b: listeners[0].sslCertificateId"],
        },
        {
            title: "a listener without a protocol",
            resources: [resource(CLASSIC, "b", { listeners: [{ sslCertificateId: "arn:c" }] })],
            finds: ["b: listeners[0].lbProtocol"],
        },
    ],
    unknown: [
        {
            title: "listeners that are not known yet",
            resources: [resource(CLASSIC, "b", { listeners: UNKNOWN })],
            finds: ["b: listeners[].instanceProtocol", "b: listeners[].lbProtocol"],
        },
        {
            title: "protocols that are not known yet",
            resources: [
                resource(CLASSIC, "b", {
                    listeners: [{ lbProtocol: UNKNOWN, instanceProtocol: UNKNOWN, sslCertificateId: "arn:c" }],
                }),
            ],
            finds: ["b: listeners[0].instanceProtocol", "b: listeners[0].lbProtocol"],
        },
    ],
};

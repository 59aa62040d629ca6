import { resourceRule } from "../../rule/rule.ts";
import { CLASSIC_LOAD_BALANCER } from "../../views/loadBalancer.ts";

const ENCRYPTED = ["HTTPS", "SSL"];

export const elbClassicTls = resourceRule({
    id: "elb-classic-tls",
    severity: "medium",
    description: "Classic load balancers speak HTTPS or SSL, with a certificate, to clients and to instances",
    remedy: "set lbProtocol and instanceProtocol to https or ssl, and sslCertificateId to a certificate",
    types: CLASSIC_LOAD_BALANCER,
    safeProperties: ["listeners[].lbProtocol", "listeners[].instanceProtocol"],
    *check(balancer) {
        for (const listener of balancer.get("listeners").items()) {
            const front = listener.child("lbProtocol");
            if (!ENCRYPTED.includes(front.string()?.toUpperCase() ?? "")) {
                yield { at: front, expected: "https or ssl" };
            }
            // Unset, the instances are spoken to as the clients are.
            const back = listener.child("instanceProtocol");
            if (!back.isAbsent && !ENCRYPTED.includes(back.string()?.toUpperCase() ?? "")) {
                yield { at: back, expected: "https or ssl" };
            }
            const certificate = listener.child("sslCertificateId");
            if (!certificate.isSet) {
                yield { at: certificate, expected: "a certificate" };
            }
        }
    },
});

import { resourceRule } from "../../rule/rule.ts";
import { LISTENER } from "../../views/types.ts";

export const lbHttps = resourceRule({
    id: "lb-https",
    severity: "high",
    description: "Load balancers answer plain HTTP with a redirect to HTTPS only",
    remedy: "set protocol to HTTPS with a certificate, or make the default action a redirect to HTTPS",
    types: LISTENER,
    safeProperties: ["protocol", "defaultActions[].type", "defaultActions[].redirect.protocol"],
    *check(listener) {
        const protocol = listener.get("protocol");
        // An application load balancer takes a listener without a protocol for HTTP.
        if (protocol.isKnown && protocol.string()?.toUpperCase() !== "HTTP") {
            return;
        }
        // Only a listener of a gateway load balancer has neither protocol nor port.
        if (protocol.isAbsent && !listener.get("port").isSet) {
            return;
        }
        const actions = listener.get("defaultActions").items();
        const redirects = actions.map((action) => action.at("redirect.protocol"));
        if (redirects.length > 0 && redirects.every((redirect) => redirect.string()?.toUpperCase() === "HTTPS")) {
            return;
        }
        const unverified = redirects.every(
            (redirect) => redirect.isUnknown || redirect.string()?.toUpperCase() === "HTTPS",
        );
        yield { at: protocol, expected: "HTTPS, or a redirect to it", unverified: unverified && redirects.length > 0 };
    },
});

import { resourceRule } from "../../rule/rule.ts";
import { EGRESS_RULE, GROUP, SINGLE_RULE, SOURCES, TrafficRule } from "../../views/trafficRule.ts";

/** Without `egress` the provider takes AWS's rule that allows everything away, so nothing is open then. */
export const sgEgressWorld = resourceRule({
    id: "sg-egress-world",
    severity: "low",
    description: "Security groups do not let every kind of traffic out to the internet, which exfiltration needs",
    remedy: "name the protocol, ports and networks that have to be reached",
    types: [...GROUP, SINGLE_RULE, EGRESS_RULE],
    safeProperties: [...SOURCES, ...SOURCES.map((property) => `egress[].${property}`)],
    *check(resource) {
        for (const rule of TrafficRule.of(resource, "egress")) {
            const admitted = rule.admitsEveryPort;
            if (admitted === false) {
                continue;
            }
            for (const address of rule.worldAddresses()) {
                const expected = "a network narrower than the internet for all ports";
                yield { at: address, expected, unverified: admitted === undefined || rule.isOpen };
            }
        }
    },
});

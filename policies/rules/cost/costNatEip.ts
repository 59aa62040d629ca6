import { Reading } from "../../reading/reading.ts";
import { perStack } from "../../relations/perStack.ts";
import type { StackIndex } from "../../relations/stackIndex.ts";
import type { ResourceView } from "../../resource/resourceView.ts";
import { stackRule, type Verdicts } from "../../rule/rule.ts";
import { addressUse } from "../../views/elasticIp.ts";

const NAT = "aws:ec2/natGateway:NatGateway";

export const costNatEip = stackRule({
    id: "cost-nat-eip",
    severity: "low",
    profile: "cost",
    description: "There are no more NAT gateways than the environment needs, and no address is paid for in vain",
    remedy: "share a NAT gateway between zones, and release addresses that nothing uses",
    types: [NAT, "aws:ec2/eip:Eip"],
    safeProperties: [],
    parameters: {
        gateways: { description: "Most NAT gateways in one stack", default: 1, stricter: "lower", organisation: true },
    },
    *check(resource, { stack, parameters }) {
        if (resource.type === NAT) {
            yield* judgeGateway(resource, stack, parameters.number("gateways"));
            return;
        }
        const use = addressUse(resource, stack);
        if (use !== "yes") {
            yield {
                at: Reading.absent("instance"),
                expected: "an instance, interface, gateway or load balancer that uses the address",
                found: use === "no" ? "none" : "none that is known yet",
                unverified: use === "unknown" || resource.isForeign,
                remedy: "release the address, or attach it",
            };
        }
    },
});

const gatewaysOf = perStack((stack) => stack.ofTypes([NAT]));

/** Those beyond the number are extra, in the order of their names. */
function* judgeGateway(gateway: ResourceView, stack: StackIndex, most: number): Verdicts {
    const gateways = gatewaysOf(stack);
    if (!gateways.slice(0, most).includes(gateway)) {
        const expected = `at most ${most} NAT ${most === 1 ? "gateway" : "gateways"} in the stack`;
        yield { at: Reading.absent("natGateways"), expected, found: String(gateways.length) };
    }
}

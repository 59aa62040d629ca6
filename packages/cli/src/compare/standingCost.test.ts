import assert from "node:assert/strict";
import type { ComparedStack } from "@plinth/plan";
import { standingCost } from "./standingCost.ts";

const PROVIDER = "urn:pulumi:dev::plinth-network::pulumi:providers:aws::aws";

function gateway(region: string | undefined): [Parameters<typeof standingCost>[0], ComparedStack] {
    const of = (urn: string, type: string, inputs: object, more: object = {}) =>
        ({ urn, type, name: "n", custom: true, inputs, propertyDependencies: {}, ...more }) as unknown as Parameters<
            typeof standingCost
        >[0];
    const provider = of(PROVIDER, "pulumi:providers:aws", region === undefined ? {} : { region });
    const nat = of("urn:nat", "aws:ec2/natGateway:NatGateway", {}, { provider: `${PROVIDER}::id` });
    return [nat, { project: "plinth-network", stack: "dev", resources: [provider, nat], outputs: {} }];
}

describe("what a resource costs by standing there", () => {
    it("is by the list of its provider's region", () => {
        assert.deepEqual(standingCost(...gateway("eu-west-1")), { what: "NAT gateways", monthly: 0.048 * 730 });
        assert.deepEqual(standingCost(...gateway("us-east-1")), { what: "NAT gateways", monthly: 0.045 * 730 });
    });

    it("is unknown where the region is, or has no list", () => {
        for (const region of [undefined, "ap-southeast-2"]) {
            assert.deepEqual(standingCost(...gateway(region)), { what: "NAT gateways", monthly: "unknown" });
        }
    });

    it("is nothing for what AWS takes no money for by itself", () => {
        const [nat, stack] = gateway("eu-west-1");
        assert.equal(standingCost({ ...nat, type: "aws:ec2/vpc:Vpc" }, stack), undefined);
    });
});

import assert from "node:assert/strict";
import { correction } from "../../tests/correction.ts";
import { resource, UNKNOWN } from "../../tests/example.ts";
import { lbDeletionProtection } from "./lbDeletionProtection.ts";
import { lbHeaders } from "./lbHeaders.ts";

const BALANCER = "aws:lb/loadBalancer:LoadBalancer";

describe("the corrections of load balancers", () => {
    it("have an application load balancer drop malformed headers", () => {
        for (const inputs of [{}, { loadBalancerType: "application", desyncMitigationMode: "monitor" }]) {
            assert.deepEqual(correction(lbHeaders, resource(BALANCER, "b", inputs)), { dropInvalidHeaderFields: true });
        }
    });

    it("leave alone what knows no such setting, or may not", () => {
        for (const loadBalancerType of ["network", "gateway", UNKNOWN]) {
            assert.equal(correction(lbHeaders, resource(BALANCER, "b", { loadBalancerType })), undefined);
        }
        assert.equal(correction(lbHeaders, resource("aws:elb/loadBalancer:LoadBalancer", "b", {})), undefined);
    });

    it("protect from deletion", () => {
        const corrected = correction(lbDeletionProtection, resource(BALANCER, "b", {}));
        assert.deepEqual(corrected, { enableDeletionProtection: true });
    });
});

import assert from "node:assert/strict";
import { correction } from "../../tests/correction.ts";
import { resource, UNKNOWN } from "../../tests/example.ts";
import { eksLogging } from "./eksLogging.ts";

function corrected(inputs: Record<string, unknown>): unknown {
    return correction(eksLogging, resource("aws:eks/cluster:Cluster", "eks", inputs));
}

describe("the correction of a cluster's logs", () => {
    it("adds the missing types to those that are on", () => {
        assert.deepEqual(corrected({}), { enabledClusterLogTypes: ["api", "audit", "authenticator"] });
        assert.deepEqual(corrected({ enabledClusterLogTypes: ["scheduler", "audit"] }), {
            enabledClusterLogTypes: ["scheduler", "audit", "api", "authenticator"],
        });
    });

    it("leaves alone what is complete or not known", () => {
        assert.equal(corrected({ enabledClusterLogTypes: ["api", "audit", "authenticator"] }), undefined);
        assert.equal(corrected({ enabledClusterLogTypes: [UNKNOWN] }), undefined);
        assert.equal(corrected({ enabledClusterLogTypes: UNKNOWN }), undefined);
    });
});

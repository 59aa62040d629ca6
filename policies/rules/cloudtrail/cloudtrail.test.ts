import assert from "node:assert/strict";
import { correction } from "../../tests/correction.ts";
import { resource, UNKNOWN } from "../../tests/example.ts";
import { cloudtrail } from "./cloudtrail.ts";

function corrected(inputs: Record<string, unknown>): unknown {
    return correction(cloudtrail, resource("aws:cloudtrail/trail:Trail", "trail", inputs));
}

describe("the correction of a trail", () => {
    it("turns its switches on", () => {
        assert.deepEqual(corrected({}), { isMultiRegionTrail: true, enableLogFileValidation: true });
        assert.deepEqual(
            corrected({ isMultiRegionTrail: true, enableLogFileValidation: false, enableLogging: false }),
            {
                enableLogFileValidation: true,
                enableLogging: true,
            },
        );
    });

    it("leaves alone what is on or not known", () => {
        assert.equal(corrected({ isMultiRegionTrail: true, enableLogFileValidation: UNKNOWN }), undefined);
        assert.equal(
            corrected({ isMultiRegionTrail: true, enableLogFileValidation: true, enableLogging: true }),
            undefined,
        );
    });
});

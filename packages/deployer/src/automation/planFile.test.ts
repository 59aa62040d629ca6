import assert from "node:assert/strict";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { planFile } from "./planFile.ts";

describe("the place of a plan while the engine has it", () => {
    it("is for this user alone, holds what is given to it, and is gone afterwards", () => {
        const place = planFile({ resourcePlans: { "urn:a": { steps: ["same"] } } });
        assert.equal(statSync(dirname(place.file)).mode & 0o777, 0o700);
        assert.equal(statSync(place.file).mode & 0o777, 0o600);
        assert.equal(readFileSync(place.file, "utf8"), '{"resourcePlans":{"urn:a":{"steps":["same"]}}}');
        place.dispose();
        assert.equal(existsSync(dirname(place.file)), false);
    });

    it("has the plan that the engine has written, and none where it did not get that far", () => {
        const place = planFile();
        assert.equal(place.read(), undefined);
        writeFileSync(place.file, '{"resourcePlans":{}}');
        assert.deepEqual(place.read(), { resourcePlans: {} });
        place.dispose();
    });
});

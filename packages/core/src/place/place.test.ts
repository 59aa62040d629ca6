import assert from "node:assert/strict";
import { formatProblem } from "../errors/index.ts";
import { checkPlace, isRegion } from "./place.ts";

describe("a component's place", () => {
    it("is fine with an account, a region and, if said, a partition of AWS", () => {
        assert.deepEqual(checkPlace({ account: "123456789012", region: "us-gov-west-1", partition: "aws-us-gov" }), []);
        assert.deepEqual(checkPlace({ account: "000000000000", region: "eu-west-1" }), []);
        assert.deepEqual(checkPlace({}), []);
    });

    it("refuses everything that is wrong at once, with what to do", () => {
        assert.deepEqual(checkPlace({ account: "1234", region: "Ireland", partition: "azure" }).map(formatProblem), [
            `account: must be an AWS account id of 12 digits, got "1234". Fix: pass the account of the environment's target`,
            `region: must be an AWS region such as eu-west-1, got "Ireland". Fix: pass the region of the environment's target`,
            `partition: must be one of aws, aws-cn, aws-us-gov, got "azure". Fix: choose one of them`,
        ]);
    });

    it("refuses zones and names in place of regions", () => {
        assert.deepEqual(["eu-west-1", "us-gov-east-1", "ap-southeast-7"].map(isRegion), [true, true, true]);
        assert.deepEqual(["eu-west-1a", "eu-west", "EU-WEST-1", "eu-west-1 "].map(isRegion), [
            false,
            false,
            false,
            false,
        ]);
    });
});

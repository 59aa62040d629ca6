import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import { setMocks } from "@plinth/testing";

describe("file three", () => {
    it("asserts in an apply that nobody awaits", async () => {
        await setMocks();
        new aws.s3.Bucket("logs").id.apply((id) => assert.equal(id, "three"));
    });
});

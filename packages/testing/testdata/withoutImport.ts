// A file of tests that does not import the checks: `--require` brings them.
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";

describe("a file without the import", () => {
    it("drops a rejection", () => {
        pulumi.output("one").apply((value) => assert.equal(value, "another"));
    });
});

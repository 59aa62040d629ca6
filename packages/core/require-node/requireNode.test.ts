import assert from "node:assert/strict";
import { RunError } from "@pulumi/pulumi";
import { requireNode, runsTypeScript } from "./requireNode.js";

describe("requireNode", () => {
    for (const version of ["22.18.0", "22.21.1", "23.6.0", "24.0.0", "24.21.0", "26.1.0"]) {
        it(`accepts Node ${version}`, () => {
            assert.equal(runsTypeScript(version), true);
            requireNode(version);
        });
    }

    for (const version of ["18.20.8", "20.20.2", "22.17.1", "23.5.0"]) {
        it(`refuses Node ${version}, in one line that says what to do`, () => {
            assert.throws(
                () => requireNode(version),
                (error: Error) => {
                    assert.ok(error.message.startsWith(`Node ${version} cannot run TypeScript programs`));
                    assert.match(error.message, /Fix: install Node 24, or .*npx plinth/);
                    assert.equal(error.message.includes("\n"), false);
                    return true;
                },
            );
        });
    }

    it("refuses with an error that Pulumi prints without a stack", () => {
        assert.throws(
            () => requireNode("20.20.2"),
            (error: unknown) => RunError.isInstance(error),
        );
    });

    it("judges the Node that runs it when no version is given", () => {
        requireNode();
    });
});

import assert from "node:assert/strict";
import { load } from "./sdk.ts";
import { leaveOutPromiseTraces } from "./promises.ts";

interface Marked {
    readonly _debugStackTrace: string;
    readonly _debugCtx: string;
}

describe("promises of the SDK", () => {
    it("are marked without a trace, and leave errors of the test with theirs", async () => {
        leaveOutPromiseTraces();
        const { debuggablePromise } = load<{
            debuggablePromise(promise: Promise<number>, context: string): Promise<number>;
        }>("@pulumi/pulumi/runtime/debuggable.js");
        const promise = Promise.resolve(1);
        assert.equal(await debuggablePromise(promise, "one"), 1);
        const marked = promise as Promise<number> & Marked;
        assert.deepEqual([marked._debugCtx, marked._debugStackTrace], ["one", "Error"]);
        assert.match(new Error("own").stack ?? "", /promises\.test\.ts/);
    });
});

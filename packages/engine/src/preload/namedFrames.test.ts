import assert from "node:assert/strict";
import { namedFrames } from "./namedFrames.js";

const TRACE = `Error
    at Resource.callsites (/sdk/resource.js:1:2)
    at new Bucket (/sdk/bucket.js:3:4)
    at file:///shop/index.ts:5:6
    at Array.map (<anonymous>)
    at async /shop/a b.js:7:8
    at async Promise.all (index 0)
    at new Function (node:internal:9:1)`;

/** The trace as it is written where a function of this name asks for it. */
function written(functionName: string, message = ""): unknown {
    const frame = { getFunctionName: () => functionName } as NodeJS.CallSite;
    return namedFrames(() => TRACE)(new Error(message), [frame]);
}

describe("frames without a name", () => {
    it("are written like the others where the SDK asks for the place of a resource", () => {
        assert.equal(
            written("callsites"),
            TRACE.replace("at file:///shop/index.ts:5:6", "at <anonymous> (file:///shop/index.ts:5:6)").replace(
                "at async /shop/a b.js:7:8",
                "at <anonymous> (/shop/a b.js:7:8)",
            ),
        );
    });

    it("are left alone in every other trace", () => {
        assert.equal(written("build"), TRACE);
        assert.equal(written("callsites", "a person's error"), TRACE);
        assert.equal(namedFrames(() => undefined)(new Error(), []), undefined);
    });
});

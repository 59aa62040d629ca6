import assert from "node:assert/strict";
import resourceProto from "@pulumi/pulumi/proto/resource_pb.js";
import sourceProto from "@pulumi/pulumi/proto/source_pb.js";
import { positionInTrace, sourcePosition } from "./sourcePosition.ts";

function requestFrom(...uris: readonly string[]): resourceProto.RegisterResourceRequest {
    const positions = uris.map((uri, index) => {
        const position = new sourceProto.SourcePosition();
        position.setUri(uri);
        position.setLine(index + 1);
        position.setColumn(7);
        return position;
    });
    const trace = new sourceProto.StackTrace();
    trace.setFramesList(
        positions.map((position) => {
            const frame = new sourceProto.StackFrame();
            frame.setPc(position);
            return frame;
        }),
    );
    const request = new resourceProto.RegisterResourceRequest();
    request.setSourceposition(positions[0]);
    request.setStacktrace(trace);
    return request;
}

describe("sourcePosition", () => {
    it("is relative to the project", () => {
        assert.equal(sourcePosition(requestFrom("file:///shop/src/index.ts"), "/shop"), "src/index.ts:1:7");
        assert.equal(sourcePosition(requestFrom("file:///shop/a%20b.ts"), "/shop"), "a b.ts:1:7");
    });

    it("repairs what the SDK makes of an ES module's URL", () => {
        assert.equal(sourcePosition(requestFrom("file:///shop/file:/shop/src/index.js"), "/shop"), "src/index.js:1:7");
        assert.equal(sourcePosition(requestFrom("file:///my%20shop/file:/my%2520shop/i.js"), "/my shop"), "i.js:1:7");
    });

    it("passes over packages and what lies elsewhere", () => {
        const frames = ["file:///shop/node_modules/a/index.js", "file:///elsewhere/index.js", "file:///shop/index.ts"];
        assert.equal(sourcePosition(requestFrom(...frames), "/shop"), "index.ts:3:7");
        assert.equal(sourcePosition(requestFrom("file:///shop/node_modules/a/index.js"), "/shop"), undefined);
        assert.equal(sourcePosition(requestFrom(), "/shop"), undefined);
    });
});

describe("positionInTrace", () => {
    it("finds the project's innermost frame", () => {
        const trace = [
            "Error: no",
            "    at helper (/shop/node_modules/a/index.js:1:2)",
            "    at fail (file:///shop/src/index.ts:9:11)",
            "    at /shop/other.ts:3:4",
        ];
        assert.equal(positionInTrace(trace.join("\n"), "/shop"), "src/index.ts:9:11");
        assert.equal(positionInTrace(["Error", trace[3]].join("\n"), "/shop"), "other.ts:3:4");
        assert.equal(positionInTrace("Error: no", "/shop"), undefined);
    });
});

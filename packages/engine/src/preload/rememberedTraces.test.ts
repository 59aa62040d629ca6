import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { rememberedTraces } from "./rememberedTraces.js";

type Prepare = (error: Error, frames: NodeJS.CallSite[]) => string;

/** Runs `body` with a writer of traces in place of the one that is installed. */
function withTraces<T>(prepare: Prepare, body: () => T): T {
    const { prepareStackTrace: before, stackTraceLimit } = Error;
    try {
        Error.prepareStackTrace = prepare;
        Error.stackTraceLimit = Infinity;
        return body();
    } finally {
        Error.prepareStackTrace = before;
        Error.stackTraceLimit = stackTraceLimit;
    }
}

class Made {
    readonly trace: string;
    constructor(message = "") {
        this.trace = new TypeError(message).stack ?? "";
    }
    static by(make: (message: string) => Made, message: string): Made {
        return [message].map(make)[0] ?? new Made();
    }
}

describe("remembered traces", () => {
    // As the SDK installs it, with a source map of its own for a compiled file.
    const support = createRequire(import.meta.url)("source-map-support") as { wrapCallSite: unknown; install(): void };
    let prepare: Prepare;

    before(() => {
        const installed = Error.prepareStackTrace;
        support.install();
        prepare = Error.prepareStackTrace as Prepare;
        Error.prepareStackTrace = installed;
    });

    const forms: readonly (readonly [string, (message: string) => Made])[] = [
        ["a constructor", (message) => new Made(message)],
        ["a callback", (message) => Made.by((inner) => new Made(inner), message)],
        [
            "evaluated code",
            (message) => eval("make => message => make(message)")((inner: string) => new Made(inner))(message) as Made,
        ],
    ];
    for (const [name, make] of forms) {
        it(`are those of the writer they remember, from ${name}, also the second time`, () => {
            const remembered = rememberedTraces(prepare);
            for (const message of ["first", "second\n    at a place that is none", ""]) {
                const traces = [prepare, remembered].map((writer) => withTraces(writer, () => make(message).trace));
                assert.ok((traces[0]?.split("\n").length ?? 0) > 4);
                // Both were made on the same line, by the same function.
                assert.equal(traces[1], traces[0]);
            }
        });
    }

    it("ask the writer once for each place", () => {
        let asked = 0;
        const remembered = rememberedTraces((error, frames) => {
            if (frames.length > 0) asked += 1;
            return prepare(error, frames);
        });
        const traces = withTraces(remembered, () => ["one", "two"].map((message) => new Made(message).trace));
        const frames = (traces[0] ?? "").split("\n    at ").length - 1;
        assert.ok(asked <= frames + 1, `asked ${asked} times for ${frames} frames`);
        assert.equal(traces[0]?.replace("one", "two"), traces[1]);
    });

    it("are only a message where no frame is kept", () => {
        const remembered = rememberedTraces(prepare);
        const trace = withTraces(remembered, () => {
            Error.stackTraceLimit = 0;
            return new RangeError("too far").stack;
        });
        assert.equal(trace, "RangeError: too far");
    });
});

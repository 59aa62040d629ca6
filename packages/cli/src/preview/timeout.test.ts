import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";
import { withTimeout } from "./timeout.ts";

const never = new AbortController().signal;

describe("work with a limit of time", () => {
    it("gives its result", async () => {
        assert.equal(await withTimeout(60, never, async () => 42), 42);
        assert.equal(await withTimeout(undefined, never, async () => 42), 42);
    });

    it("fails with its own error", async () => {
        await assert.rejects(
            withTimeout(60, never, () => Promise.reject(new Error("it broke"))),
            { message: "it broke" },
        );
    });

    it("fails with time being up, whatever stopping made of it", async () => {
        const stopping = (signal: AbortSignal) =>
            new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(new Error("killed"))));
        await assert.rejects(withTimeout(0.01, never, stopping), {
            name: "UserError",
            message: /^stopped after 0\.01 s/,
        });
    });

    it("says what had not ended by then", async () => {
        await assert.rejects(
            withTimeout(
                0.01,
                never,
                () => wait(100),
                () => ["one", "two"],
            ),
            { message: /reported\. When time was up:\n {2}- one\n {2}- two\nFix: / },
        );
    });

    it("fails even where it ended as if nothing had happened", async () => {
        await assert.rejects(
            withTimeout(0.01, never, () => wait(100)),
            { message: /^stopped after 0\.01 s/ },
        );
    });

    it("fails with the reason it was stopped for from outside", async () => {
        const outside = new AbortController();
        const work = withTimeout(60, outside.signal, () => wait(10));
        outside.abort(new Error("enough"));
        await assert.rejects(work, { message: "enough" });
    });
});

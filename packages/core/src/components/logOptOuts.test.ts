import assert from "node:assert/strict";
import { type OptOut, written } from "../optOuts/index.ts";
import { logOptOuts } from "./logOptOuts.ts";

interface Shape {
    readonly protect?: boolean;
    readonly open?: boolean;
}

const optOuts: readonly OptOut<Shape>[] = [
    {
        option: "protect",
        risk: "loses",
        consequence: "it can be deleted",
        uses: ({ protect }) => written(["protect"], protect, false),
    },
    {
        option: "open",
        risk: "exposes",
        consequence: "others reach it",
        uses: ({ open }) => written(["open"], open, true),
    },
];

/** Without an engine the SDK writes its log to the console. */
async function said(program: () => void): Promise<string[]> {
    const lines: string[] = [];
    const out = globalThis.console as unknown as Record<string, unknown>;
    const { log, warn } = out;
    out["log"] = out["warn"] = (line: string) => void lines.push(line);
    try {
        program();
        await new Promise((resolve) => setImmediate(resolve));
    } finally {
        Object.assign(out, { log, warn });
    }
    return lines;
}

describe("logOptOuts", () => {
    it("says nothing of what is as safe as the default", async () => {
        assert.deepEqual(await said(() => logOptOuts("orders", optOuts, { protect: true })), []);
    });

    it("says it once for all components: what exposes as a warning, what can be lost as a note", async () => {
        const lines = await said(() => {
            logOptOuts("orders", optOuts, { protect: false, open: true });
            logOptOuts("users", optOuts, { protect: false });
        });
        assert.deepEqual(lines, [
            "warning: [runtime] less safe than the default:\n  orders: open: true: others reach it",
            "info: [runtime] less safe than the default:\n  orders: protect: false: it can be deleted\n  users: protect: false: it can be deleted",
        ]);
    });

    it("begins anew with the next program", async () => {
        for (const name of ["one", "two"]) {
            const [line = ""] = await said(() => logOptOuts(name, optOuts, { protect: false }));
            assert.match(line, new RegExp(`\\n {2}${name}: protect: false`));
        }
    });
});

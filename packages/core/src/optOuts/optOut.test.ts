import assert from "node:assert/strict";
import { type OptOut, usedOptOuts, written } from "./optOut.ts";

interface Shape {
    readonly protect?: boolean;
    readonly open?: { readonly to: readonly string[]; readonly reason: string };
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
        uses: ({ open }) => (open === undefined ? [] : [{ path: ["open", "to"], value: open.to, reason: open.reason }]),
    },
];

describe("opt-outs", () => {
    it("are used only where they are written", () => {
        assert.deepEqual(usedOptOuts(optOuts, {}), []);
        assert.deepEqual(usedOptOuts(optOuts, { protect: true }), []);
    });

    it("say where, what, why and what follows", () => {
        assert.deepEqual(usedOptOuts(optOuts, { protect: false, open: { to: ["a", "b"], reason: "no VPN" } }), [
            { path: "protect", risk: "loses", text: "protect: false: it can be deleted" },
            { path: "open.to", risk: "exposes", text: "open.to: a,b (reason: no VPN): others reach it" },
        ]);
    });
});

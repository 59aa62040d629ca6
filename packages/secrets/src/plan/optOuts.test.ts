import assert from "node:assert/strict";
import { usedOptOuts } from "@plinth/core/optOuts";
import { byFunction } from "../testdata/secretArgs.ts";
import { secretOptOuts } from "./optOuts.ts";

describe("what makes a secret less safe", () => {
    it("is nothing of what it does by itself", () => {
        const recovery = { days: 30, reason: "as it is" };
        assert.deepEqual(usedOptOuts(secretOptOuts, { rotation: byFunction, protect: true, recovery }), []);
    });

    it("is a rotation by hand, a shorter recovery and no protection, each with its reason", () => {
        const used = usedOptOuts(secretOptOuts, {
            rotation: { by: "hand", reason: "no interface" },
            recovery: { days: 0, reason: "review environment" },
            protect: false,
        });
        assert.deepEqual(
            used.map(({ risk, text }) => `${risk} ${text.split(": ").slice(0, 3).join(": ")}`),
            [
                "exposes rotation.by: hand (reason: no interface)",
                "loses recovery.days: 0 (reason: review environment)",
                "loses protect: false: Pulumi deletes or replaces it, and its key, when the program says so",
            ],
        );
    });
});

import assert from "node:assert/strict";
import {
    address,
    AFTER,
    AT,
    pending,
    resource,
    restoreWith,
    secret,
    state,
    StateEngine,
} from "../../testdata/stateEngine.ts";

describe("restoring the state of a stack", () => {
    let engine: StateEngine;

    beforeEach(() => {
        engine = new StateEngine();
    });

    const restore = (
        ...args: Parameters<typeof restoreWith> extends [unknown, ...infer Rest] ? Rest : never
    ): ReturnType<typeof restoreWith> => restoreWith(engine, ...args);

    it("brings back what somebody took out of it, having kept the state from before", async () => {
        const before = engine.state;
        const { report, around } = await restore(state([resource("a"), resource("b")]));
        assert.deepEqual([report.result, report.backup], ["done", "memory/1"]);
        assert.deepEqual(around.kept, [{ stack: address, checkpoint: before }]);
        assert.deepEqual(engine.calls, ["import"]);
        assert.deepEqual(
            around.entries.map(({ event, verb }) => `${verb} ${event}`),
            ["state start", "state gate", "state checkpoint", "state end"],
        );
        const [start] = around.entries;
        assert.ok(start?.event === "start" && start.message === "somebody deleted a resource from the state");
    });

    it("puts one in the place of a state that is lost, or that nothing can read", async () => {
        engine.state = undefined;
        assert.equal((await restore(state([resource("a")]))).report.result, "done");
        assert.deepEqual(engine.calls, ["create", "import"]);
        engine.state = new Error("unexpected end of JSON input");
        const { report, around } = await restore(state([resource("a")]));
        assert.deepEqual([report.result, report.backup], ["done", undefined]);
        assert.ok(around.said.some((line) => /neither the backend nor a journal tells/.test(line)));
    });

    it("leaves out operations that had begun, and says which", async () => {
        const { report, around } = await restore(state([resource("a")], { pending_operations: [pending] }));
        assert.deepEqual(report.cleared, [`creating ${pending.resource.urn}`]);
        assert.ok(around.said.some((line) => /look whether it has made something/.test(line)));
        assert.ok(!JSON.stringify(engine.state).includes("pending_operations"));
    });

    it("takes texts of the same secret for the same, and what an update left as it was", async () => {
        engine.state = state([resource("a", { outputs: { password: secret("v1:x") } })]);
        engine.past1 = [{ kind: "update", result: "succeeded", started: AFTER, message: "", changes: { same: 3 } }];
        const { report } = await restore(state([resource("a", { outputs: { password: secret("v1:y") } })]));
        assert.equal(report.result, "done");
    });

    it("asks before it does anything", async () => {
        const request = { yes: false };
        assert.equal((await restore(state([]), request)).report.result, "blocked");
        const same = state([resource("a")]);
        assert.equal((await restore(same, request)).report.code, "CONFIRMATION_REQUIRED");
        assert.equal((await restore(same, request, { answers: ["no"] })).report.code, "DECLINED");
        assert.deepEqual(engine.calls, []);
        assert.equal((await restore(same, request, { answers: ["yes"] })).report.result, "done");
    });

    it("changes nothing where the state of today cannot be kept", async () => {
        const checkpoints = { keep: async () => Promise.reject(new Error("no space left")) };
        const { report } = await restore(state([resource("a")]), {}, {}, { checkpoints });
        assert.deepEqual([report.code, engine.calls], ["CHECKPOINT_FAILED", []]);
    });

    it("refuses while another run is at work", async () => {
        const heldBy = { correlationId: "r", user: "ada", host: "desk", pid: 2, since: AT, verb: "up" };
        const lock = { acquire: async () => ({ heldBy }) };
        const { report } = await restore(state([]), {}, {}, { lock });
        assert.deepEqual([report.code, engine.calls], ["RUN_IN_PROGRESS", []]);
    });
});

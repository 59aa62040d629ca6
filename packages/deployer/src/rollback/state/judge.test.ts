import assert from "node:assert/strict";
import type { JournalEntry } from "../../journal/entry.ts";
import { AFTER, AT, pending, resource, restoreWith, state, StateEngine } from "../../testdata/stateEngine.ts";
import type { RestoreRequest } from "./restore.ts";

describe("a checkpoint that is not the last word on its stack", () => {
    let engine: StateEngine;

    beforeEach(() => {
        engine = new StateEngine();
    });

    async function refused(checkpoint: unknown, changes: Partial<RestoreRequest> = {}): Promise<[string, string][]> {
        const { report } = await restoreWith(engine, checkpoint, changes);
        assert.deepEqual([report.result, report.code], ["blocked", "STATE_RESTORE_REFUSED"]);
        assert.ok(!engine.calls.includes("import"));
        return report.refusals.map(({ id, what }) => [id, what]);
    }

    it("refuses a file that is no checkpoint (state-not-a-checkpoint)", async () => {
        for (const file of [
            undefined,
            {},
            [],
            { version: 3 },
            { version: 3, deployment: {} },
            { deployment: { manifest: { time: AT } } },
        ]) {
            assert.deepEqual(await refused(file), [["state-not-a-checkpoint", "the file"]]);
        }
    });

    it("refuses a form from the future (state-newer-form)", async () => {
        assert.deepEqual(await refused({ ...state([]), version: 5 }), [["state-newer-form", "version 5"]]);
    });

    it("refuses the state of another stack (state-other-stack)", async () => {
        const other = { ...resource("a"), urn: "urn:pulumi:prod::plinth-app::test:index:Thing::a" };
        assert.deepEqual(await refused(state([other])), [
            ["state-other-stack", "it is of plinth-app/prod, not of plinth-app/dev"],
        ]);
    });

    it("refuses a state whose secrets are encrypted otherwise (state-other-secrets)", async () => {
        const other = state([resource("a")], { secrets_providers: { type: "cloud", state: { url: "awskms://k" } } });
        assert.deepEqual(await refused(other), [["state-other-secrets", "its secrets provider"]]);
    });

    it("refuses where the backend tells of an operation since, naming it (state-operation-since)", async () => {
        for (const result of ["succeeded", "failed", "in-progress"] as const) {
            engine.past1 = [
                {
                    kind: "update",
                    result,
                    started: AFTER,
                    ended: AFTER,
                    message: "plinth up dev (run-7)",
                    changes: { create: 1 },
                },
                {
                    kind: "update",
                    result: "succeeded",
                    started: "2026-11-21T09:00:00Z",
                    message: "",
                    changes: { create: 9 },
                },
            ];
            assert.deepEqual(await refused(state([resource("a")])), [
                ["state-operation-since", `update of ${AFTER} (plinth up dev (run-7))`],
            ]);
        }
    });

    it("asks the history of a state that is lost, which is told once there is a stack of its name (state-operation-since)", async () => {
        engine.state = undefined;
        engine.past1 = [{ kind: "destroy", result: "succeeded", started: AFTER, message: "", changes: { delete: 1 } }];
        assert.equal((await refused(state([resource("a")])))[0]?.[0], "state-operation-since");
        assert.deepEqual(engine.calls, ["create"]);
    });

    it("refuses where the journal alone tells of one, for a state that is lost (state-operation-since)", async () => {
        engine.state = undefined;
        const attempt = (layer: string, changes: Record<string, number>): JournalEntry => ({
            version: 1,
            time: AFTER,
            correlationId: "run-7",
            verb: "destroy",
            environment: "dev",
            event: "attempt",
            layer,
            attempt: 1,
            succeeded: true,
            changes,
            errors: [],
            seconds: 1,
        });
        assert.deepEqual(await refused(state([resource("a")]), { entries: [attempt("app", { delete: 1 })] }), [
            ["state-operation-since", `plinth destroy of ${AFTER} (run run-7)`],
        ]);
        const others = [attempt("network", { delete: 1 }), attempt("app", {})];
        assert.equal((await restoreWith(engine, state([resource("a")]), { entries: others })).report.result, "done");
    });

    it("refuses to forget what was made since, naming it (state-created-since)", async () => {
        engine.state = state([resource("a"), resource("b")]);
        assert.deepEqual(await refused(state([resource("a")])), [
            ["state-created-since", "urn:pulumi:dev::plinth-app::test:index:Thing::b"],
        ]);
        engine.state = state([resource("a", { id: "another" })]);
        assert.equal((await refused(state([resource("a")])))[0]?.[0], "state-created-since");
    });

    it("refuses values that are no longer true, by what differs or by when it was changed (state-changed-since)", async () => {
        for (const changes of [{ outputs: { size: 2 } }, { inputs: { size: 2 } }, { modified: AFTER }]) {
            engine.state = state([resource("a", changes)]);
            assert.deepEqual(await refused(state([resource("a")])), [
                ["state-changed-since", "urn:pulumi:dev::plinth-app::test:index:Thing::a"],
            ]);
        }
    });

    it("refuses while operations are open that began since (state-pending)", async () => {
        engine.state = state([resource("a")], { pending_operations: [pending] });
        assert.deepEqual(await refused(state([resource("a")])), [
            ["state-pending", `creating ${pending.resource.urn}`],
        ]);
    });
});

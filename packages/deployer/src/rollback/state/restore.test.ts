import assert from "node:assert/strict";
import { FakeEngine, fakeSurroundings, type FakeSurroundings, type FakeSurroundingsOptions } from "../../fake/index.ts";
import type { JournalEntry } from "../../journal/entry.ts";
import type { PastOperation } from "../../ports/engine.ts";
import { type RestoreReport, type RestoreRequest, restoreState } from "./restore.ts";

const address = { directory: "/shop/stacks/app", project: "plinth-app", stack: "dev" };
const AT = "2026-11-21T10:00:00Z";
const AFTER = "2026-11-21T11:00:00Z";

function resource(name: string, changes: object = {}): object {
    const urn = `urn:pulumi:dev::plinth-app::test:index:Thing::${name}`;
    return { urn, id: name, modified: "2026-11-20T10:00:00Z", inputs: { size: 1 }, outputs: { size: 1 }, ...changes };
}

function state(resources: readonly object[], deployment: object = {}, time = AT): object {
    return {
        version: 3,
        deployment: {
            manifest: { time, magic: "m", version: "v3.260.0" },
            secrets_providers: { type: "passphrase", state: { salt: "v1:a" } },
            resources,
            ...deployment,
        },
    };
}

const pending = { type: "creating", resource: { urn: "urn:pulumi:dev::plinth-app::test:index:Thing::half" } };
const secret = (ciphertext: string): object => ({
    "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
    ciphertext,
});

/** An engine whose state is whatever a test says. */
class StateEngine extends FakeEngine {
    /** `undefined`: there is no stack. An error: it cannot be read. */
    state: unknown = state([resource("a")]);
    past1: PastOperation[] = [];

    constructor() {
        super({});
    }

    override async exists(): Promise<boolean> {
        if (this.state instanceof Error) throw this.state;
        return this.state !== undefined;
    }

    override async create(): Promise<void> {
        this.calls.push("create");
    }

    override async exportCheckpoint(): Promise<unknown> {
        if (this.state instanceof Error) throw this.state;
        return this.state;
    }

    override async importCheckpoint(_: unknown, checkpoint: unknown): Promise<void> {
        this.calls.push("import");
        this.state = checkpoint;
    }

    override async history(): Promise<readonly PastOperation[]> {
        return this.past1;
    }
}

describe("restoring the state of a stack", () => {
    let engine: StateEngine;

    beforeEach(() => {
        engine = new StateEngine();
    });

    async function restore(
        checkpoint: unknown,
        changes: Partial<RestoreRequest> = {},
        options: FakeSurroundingsOptions = {},
    ): Promise<{ report: RestoreReport; around: FakeSurroundings }> {
        const around = fakeSurroundings(engine, options);
        const report = await restoreState(
            {
                environment: "dev",
                layout: "layered",
                layer: "app",
                address,
                checkpoint,
                path: "checkpoints/app.json",
                reason: "somebody deleted a resource from the state",
                yes: true,
                entries: [],
                ...changes,
            },
            around,
        );
        return { report, around };
    }

    async function refused(checkpoint: unknown, changes: Partial<RestoreRequest> = {}): Promise<[string, string][]> {
        const { report } = await restore(checkpoint, changes);
        assert.deepEqual([report.result, report.code], ["blocked", "STATE_RESTORE_REFUSED"]);
        assert.deepEqual(engine.calls, [], "it was imported");
        return report.refusals.map(({ id, what }) => [id, what]);
    }

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
        const around = fakeSurroundings(engine);
        const checkpoints = { keep: async () => Promise.reject(new Error("no space left")) };
        const report = await restoreState(
            {
                environment: "dev",
                layout: "layered",
                layer: "app",
                address,
                checkpoint: state([resource("a")]),
                path: "x",
                reason: "a test",
                yes: true,
                entries: [],
            },
            { ...around, checkpoints },
        );
        assert.deepEqual([report.code, engine.calls], ["CHECKPOINT_FAILED", []]);
    });

    it("refuses while another run is at work", async () => {
        const around = fakeSurroundings(engine);
        const heldBy = { correlationId: "r", user: "ada", host: "desk", pid: 2, since: AT, verb: "up" };
        const report = await restoreState(
            {
                environment: "dev",
                layout: "layered",
                layer: "app",
                address,
                checkpoint: state([]),
                path: "x",
                reason: "a test",
                yes: true,
                entries: [],
            },
            { ...around, lock: { acquire: async () => ({ heldBy }) } },
        );
        assert.deepEqual([report.code, engine.calls], ["RUN_IN_PROGRESS", []]);
    });

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
        assert.equal((await restore(state([resource("a")]), { entries: others })).report.result, "done");
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

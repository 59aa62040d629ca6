import assert from "node:assert/strict";
import callbackProto from "@pulumi/pulumi/proto/callback_pb.js";
import resourceProto from "@pulumi/pulumi/proto/resource_pb.js";
import { plainResource } from "../state/providers.ts";
import { Refusal } from "../state/refusal.ts";
import { type LiveResource, StackState } from "../state/stackState.ts";
import { Hooks } from "./hooks.ts";

const URN = "urn:pulumi:dev::shop::test:index:Box::box";

describe("resource hooks in a preview", () => {
    let state: StackState;
    let hooks: Hooks;
    let called: string[];

    beforeEach(() => {
        state = new StackState("shop", "dev");
        called = [];
        hooks = new Hooks(state, {
            invoke: (callback, message) => {
                const request = resourceProto.ResourceHookRequest.deserializeBinary(message);
                called.push(
                    `${callback.getToken()} ${request.getName()} ${request.hasNewOutputs() ? "made" : "to be made"}`,
                );
                const response = new resourceProto.ResourceHookResponse();
                response.setError(callback.getToken().startsWith("fails") ? "no" : "");
                return Promise.resolve(response.serializeBinary());
            },
            close: () => undefined,
        });
    });

    function register(name: string, { onDryRun = true, ignoreErrors = false } = {}): void {
        const callback = new callbackProto.Callback();
        callback.setToken(name);
        const request = new resourceProto.RegisterResourceHookRequest();
        request.setName(name);
        request.setCallback(callback);
        request.setOnDryRun(onDryRun);
        request.setIgnoreErrors(ignoreErrors);
        hooks.register(request);
    }

    function bound(before: string[], after: string[] = []): resourceProto.RegisterResourceRequest.ResourceHooksBinding {
        const bindings = new resourceProto.RegisterResourceRequest.ResourceHooksBinding();
        bindings.setBeforeCreateList(before);
        bindings.setAfterCreateList(after);
        return bindings;
    }

    const resource = (given: Partial<LiveResource> = {}): LiveResource =>
        plainResource({ urn: URN, type: "test:index:Box", name: "box", inputs: {}, outputs: {}, id: "", ...given });

    it("run where they ask for it, before and after", async () => {
        register("one");
        register("two", { onDryRun: false });
        await hooks.created(resource(), bound(["one", "two"], ["one"]));
        assert.deepEqual(called, ["one box to be made", "one box made"]);
    });

    it("run after a component once it has its outputs, and once only", async () => {
        register("one");
        const component = resource({ custom: false });
        await hooks.created(component, bound([], ["one"]));
        assert.deepEqual(called, []);
        await hooks.completed(component);
        await hooks.completed(component);
        assert.deepEqual(called, ["one box made"]);
    });

    for (const [when, message] of [
        ["before", 'Preview failed: before hook "fails" failed: no'],
        ["after", 'after hook "fails" failed: no'],
    ] as const) {
        it(`refuse a resource when one fails ${when} it is made`, async () => {
            register("fails");
            const bindings = when === "before" ? bound(["fails"]) : bound([], ["fails"]);
            await assert.rejects(hooks.created(resource({ source: "index.ts:1:2" }), bindings), (error: unknown) => {
                assert.ok(error instanceof Refusal);
                const { urn, also, source } = error;
                assert.deepEqual(
                    [error.message, urn, also, source],
                    [message, URN, ["preview failed"], "index.ts:1:2"],
                );
                return true;
            });
        });
    }

    it("warn of an error that is to be ignored", async () => {
        register("fails", { ignoreErrors: true });
        await hooks.created(resource(), bound(["fails"]));
        assert.deepEqual(state.diagnostics, [
            { severity: "warning", message: 'BeforeCreate hook "fails" failed: no', urn: URN },
        ]);
    });

    it("refuses a name that nobody registered", async () => {
        await assert.rejects(hooks.created(resource(), bound(["nobody"])), /hook "nobody" was not registered/);
    });

    it("refuses a name that is taken, also by an error hook, and an empty one", () => {
        register("one");
        const forErrors = new resourceProto.RegisterErrorHookRequest();
        forErrors.setName("other");
        hooks.registerForErrors(forErrors);
        assert.throws(() => hooks.registerForErrors(forErrors), {
            message: 'resource hook already registered for name "other"',
        });
        assert.throws(() => register("one"), { message: 'resource hook already registered for name "one"' });
        assert.throws(() => register("other"), /already registered/);
        assert.throws(() => register(""), { message: "resource hook name cannot be empty" });
    });
});

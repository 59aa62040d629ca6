import resourceProto from "@pulumi/pulumi/proto/resource_pb.js";
import structProto from "google-protobuf/google/protobuf/struct_pb.js";
import type { PlanObject } from "@plinth/plan";
import { PREVIEW_FAILED, Refusal, stepFailed } from "../state/refusal.ts";
import type { LiveResource, StackState } from "../state/stackState.ts";
import type { CallbackClient } from "../transforms/callbacks.ts";
import { toWireObject } from "../wire/toWire.ts";

type Bindings = resourceProto.RegisterResourceRequest.ResourceHooksBinding;
type When = "before" | "after";

const HOOK_NAMES: Readonly<Record<When, string>> = { before: "BeforeCreate", after: "AfterCreate" };

interface Hook {
    readonly callback: Parameters<CallbackClient["invoke"]>[0];
    /** Whether it runs in previews. */
    readonly onDryRun: boolean;
    /** Whether its errors are warnings. */
    readonly ignoreErrors: boolean;
}

/**
 * Resource hooks of a program. In a preview everything is created, so those that run are the ones around creations which ask
 * for it (`onDryRun`); error hooks never run, for nothing fails that could be tried again.
 */
export class Hooks {
    readonly #state: StackState;
    readonly #callbacks: CallbackClient;
    readonly #byName = new Map<string, Hook>();
    readonly #errorHooks = new Set<string>();
    /** What runs once a component has its outputs. */
    readonly #ofComponents = new Map<string, readonly string[]>();

    constructor(state: StackState, callbacks: CallbackClient) {
        this.#state = state;
        this.#callbacks = callbacks;
    }

    /** @throws Error with the engine's message when the name is taken. */
    register(request: resourceProto.RegisterResourceHookRequest): void {
        const callback = request.getCallback();
        const name = this.#free(request.getName());
        if (callback === undefined) throw new Error(`resource hook ${JSON.stringify(name)} has no callback`);
        const [onDryRun, ignoreErrors] = [request.getOnDryRun(), request.getIgnoreErrors()];
        this.#byName.set(name, { callback, onDryRun, ignoreErrors });
    }

    /** @throws Error with the engine's message when the name is taken. */
    registerForErrors(request: resourceProto.RegisterErrorHookRequest): void {
        this.#errorHooks.add(this.#free(request.getName()));
    }

    /** Runs what stands around the creation of a resource. @throws Refusal when a hook fails. */
    async created(resource: LiveResource, bindings: Bindings | undefined): Promise<void> {
        if (bindings === undefined) return;
        await this.#run("before", resource, bindings.getBeforeCreateList());
        const after = bindings.getAfterCreateList();
        if (resource.custom) await this.#run("after", resource, after, resource.outputs);
        else this.#ofComponents.set(resource.urn, after);
    }

    /** Runs what waits for the outputs of a component. @throws Refusal when a hook fails. */
    async completed(resource: LiveResource): Promise<void> {
        const names = this.#ofComponents.get(resource.urn) ?? [];
        this.#ofComponents.delete(resource.urn);
        await this.#run("after", resource, names, resource.outputs);
    }

    #free(name: string): string {
        if (name === "") throw new Error("resource hook name cannot be empty");
        if (this.#byName.has(name) || this.#errorHooks.has(name))
            throw new Error(`resource hook already registered for name ${JSON.stringify(name)}`);
        return name;
    }

    async #run(when: When, resource: LiveResource, names: readonly string[], outputs?: PlanObject): Promise<void> {
        const { urn, source } = resource;
        for (const name of names) {
            const hook = this.#byName.get(name);
            if (hook === undefined)
                throw stepFailed(urn, `hook ${JSON.stringify(name)} was not registered`).from(source);
            const error = hook.onDryRun ? await this.#call(hook, resource, outputs) : "";
            if (error === "") continue;
            const failed = `hook ${JSON.stringify(name)} failed: ${error}`;
            if (hook.ignoreErrors) this.#state.say("warning", `${HOOK_NAMES[when]} ${failed}`, urn);
            else if (when === "before") throw stepFailed(urn, `${when} ${failed}`).from(source);
            else throw new Refusal(urn, `${when} ${failed}`, [PREVIEW_FAILED]).from(source);
        }
    }

    /** @returns the error of the hook; empty when it has none. */
    async #call(hook: Hook, resource: LiveResource, outputs: PlanObject | undefined): Promise<string> {
        const message = new resourceProto.ResourceHookRequest();
        message.setUrn(resource.urn);
        message.setId(resource.id);
        message.setName(resource.name);
        message.setType(resource.type);
        message.setNewInputs(struct(resource.inputs));
        if (outputs !== undefined) message.setNewOutputs(struct(outputs));
        const answer = await this.#callbacks.invoke(hook.callback, message.serializeBinary());
        return resourceProto.ResourceHookResponse.deserializeBinary(answer).getError();
    }
}

function struct(values: PlanObject): structProto.Struct {
    return structProto.Struct.fromJavaScript(toWireObject(values, { secrets: true, resources: true }));
}

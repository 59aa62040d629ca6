import type callbackProto from "@pulumi/pulumi/proto/callback_pb.js";
import resourceProto from "@pulumi/pulumi/proto/resource_pb.js";
import structProto from "google-protobuf/google/protobuf/struct_pb.js";
import { inheritedProvider } from "../state/providers.ts";
import type { StackState } from "../state/stackState.ts";
import type { WireObject } from "../wire/fromWire.ts";
import type { CallbackClient } from "./callbacks.ts";
import { extendDependencies, rebuildDependencies, sentDependencies } from "./dependencies.ts";
import { applyOptions, readOptions } from "./options.ts";
import { asOutputValues, withDependencies } from "./outputValues.ts";

type Request = resourceProto.RegisterResourceRequest;
type Callback = callbackProto.Callback;

/** Runs a program's transforms on what it registers: those of the resource, then of its parents, then of the stack. */
export class Transforms {
    readonly #state: StackState;
    readonly #callbacks: CallbackClient;
    readonly #ofStack: Callback[] = [];
    readonly #ofInvokes: Callback[] = [];
    readonly #byUrn = new Map<string, readonly Callback[]>();

    constructor(state: StackState, callbacks: CallbackClient) {
        this.#state = state;
        this.#callbacks = callbacks;
    }

    addToStack(callback: Callback): void {
        this.#ofStack.push(callback);
    }

    addToInvokes(callback: Callback): void {
        this.#ofInvokes.push(callback);
    }

    /** Keeps a registered resource's transforms for its children. */
    remember(urn: string, request: Request): void {
        if (request.getTransformsList().length > 0) this.#byUrn.set(urn, request.getTransformsList());
    }

    /** Runs the transforms on a request, whose options they may change in place. Returns the inputs, on the wire. */
    async apply(request: Request, inputs: WireObject): Promise<WireObject> {
        const own = request.getTransformsList();
        const all = [...own, ...this.#ofParents(request.getParent()), ...this.#ofStack];
        const dependencies = request.getDependenciesList();
        const sent = sentDependencies(request, inputs);
        let current = inputs;
        if (all.length > 0) {
            const upgraded = Object.fromEntries(
                Object.entries(inputs).map(([key, value]) => [key, asOutputValues(value)]),
            );
            current = await this.#run(
                all,
                request,
                own.length > 0 ? withDependencies(upgraded, (key) => sent.get(key) ?? []) : upgraded,
            );
        }
        if (own.length > 0) rebuildDependencies(request, current);
        else extendDependencies(request, current, { dependencies, sent });
        return current;
    }

    /** Runs the transforms of invokes on a call's arguments, and on its options, which they may change in place. */
    async applyToInvoke(request: resourceProto.ResourceInvokeRequest, args: WireObject): Promise<WireObject> {
        if (this.#ofInvokes.length === 0) return args;
        let current = args;
        let options = new resourceProto.TransformInvokeOptions();
        options.setProvider(request.getProvider());
        options.setVersion(request.getVersion());
        options.setPluginDownloadUrl(request.getPlugindownloadurl());
        for (const callback of this.#ofInvokes) {
            const message = new resourceProto.TransformInvokeRequest();
            message.setToken(request.getTok());
            message.setArgs(structProto.Struct.fromJavaScript(current));
            message.setOptions(options);
            const answer = await this.#callbacks.invoke(callback, message.serializeBinary());
            const response = resourceProto.TransformInvokeResponse.deserializeBinary(answer);
            current = (response.getArgs()?.toJavaScript() as WireObject | undefined) ?? current;
            options = response.getOptions() ?? options;
        }
        request.setProvider(options.getProvider());
        request.setVersion(options.getVersion());
        request.setPlugindownloadurl(options.getPluginDownloadUrl());
        return current;
    }

    #ofParents(parent: string): Callback[] {
        const found: Callback[] = [];
        for (let urn = parent; urn !== ""; urn = this.#state.resources.get(urn)?.parent ?? "") {
            found.push(...(this.#byUrn.get(urn) ?? []));
        }
        return found;
    }

    async #run(callbacks: readonly Callback[], request: Request, inputs: WireObject): Promise<WireObject> {
        const type = request.getType();
        const provider =
            request.getCustom() || request.getRemote()
                ? inheritedProvider(this.#state, request.getProvider(), providersOf(request), request.getParent(), type)
                : request.getProvider();
        let options = readOptions(request, provider);
        let current = inputs;
        for (const callback of callbacks) {
            const message = new resourceProto.TransformRequest();
            message.setType(type);
            message.setName(request.getName());
            message.setCustom(request.getCustom());
            message.setParent(request.getParent());
            message.setProperties(structProto.Struct.fromJavaScript(current));
            message.setOptions(options);
            const answer = await this.#callbacks
                .invoke(callback, message.serializeBinary())
                .catch((error: unknown) => Promise.reject(transformFailed(error)));
            const response = resourceProto.TransformResponse.deserializeBinary(answer);
            options = response.getOptions() ?? options;
            current = (response.getProperties()?.toJavaScript() as WireObject | undefined) ?? current;
        }
        applyOptions(request, options);
        return current;
    }
}

function providersOf(request: Request): Record<string, string> {
    return Object.fromEntries(request.getProvidersMap().toObject(false) as [string, string][]);
}

/** What the engine says of a transform that fails, with what gRPC in Go puts before the message. */
function transformFailed(error: unknown): Error {
    const why = error instanceof Error ? error.message : String(error);
    return new Error(`invoke transform: rpc error: code = Unknown desc = ${why}`, { cause: error });
}

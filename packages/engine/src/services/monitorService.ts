import type { UntypedServiceImplementation } from "@grpc/grpc-js";
import type callbackProto from "@pulumi/pulumi/proto/callback_pb.js";
import resourceProto from "@pulumi/pulumi/proto/resource_pb.js";
import emptyProto from "google-protobuf/google/protobuf/empty_pb.js";
import type { PlanObject } from "@plinth/plan";
import type { Invocation, Invokes } from "../answers/invokes.ts";
import type { Hooks } from "../hooks/hooks.ts";
import { Packages } from "../state/packages.ts";
import { Pending } from "../state/pending.ts";
import type { Reads } from "../state/read.ts";
import type { Registrations } from "../state/register.ts";
import { isExpanded, registerRemote } from "../state/remote.ts";
import type { LiveResource, StackState } from "../state/stackState.ts";
import type { Transforms } from "../transforms/transforms.ts";
import { fromWireObject, type HashAsset, type WireObject } from "../wire/fromWire.ts";
import { calls } from "./calls.ts";
import { deploymentInfo, type DeploymentFacts } from "./deploymentInfo.ts";
import { refusing } from "./refusing.ts";
import { readStruct, writeStruct } from "./structs.ts";
import { unary } from "./unary.ts";

/** What the monitor serves from. */
export interface MonitorParts extends DeploymentFacts {
    readonly state: StackState;
    readonly hash: HashAsset;
    readonly registrations: Registrations;
    readonly reads: Reads;
    readonly invokes: Invokes;
    readonly transforms: Transforms;
    readonly hooks: Hooks;
    /** Has policy packs change the inputs of a resource. */
    readonly correct?: (resource: LiveResource, hash: HashAsset) => Promise<void>;
    /** What stands in for providers where a test gives it. */
    readonly mocks?: ProviderMocks;
}

/** Answers that come before those of the simulated cloud. */
export interface ProviderMocks {
    /** Whether a remote component is made by a mock: its children are then not made. */
    makes(request: resourceProto.RegisterResourceRequest): Promise<boolean>;
    /** Called with each resource, read or registered, before the program hears of it. May replace its id and its outputs. */
    made(resource: LiveResource, remote: boolean): Promise<void>;
    /** The result of an invoke or a call; nothing leaves it to the simulated cloud. */
    answer(invocation: Invocation): Promise<PlanObject | undefined>;
}

/** Pulumi's ResourceMonitor service: the wire on one side, the state of a stack on the other. */
export function monitorService(parts: MonitorParts): UntypedServiceImplementation {
    const { state, hash, transforms, hooks, mocks } = parts;
    const packages = new Packages();
    const pending = new Pending(state);
    const served = refusing(state);
    const nothing = (): emptyProto.Empty => new emptyProto.Empty();

    const register = async (
        request: resourceProto.RegisterResourceRequest,
    ): Promise<resourceProto.RegisterResourceResponse> => {
        if (isExpanded(request) && (await mocks?.makes(request)) !== true) {
            return await registerRemote(request, packages.get(request.getPackageref()), { ...parts, monitor: inside });
        }
        const sent = await transforms.apply(request, readStruct(request.getObject()));
        const inputs = unmarshalled(sent, hash, "unmarshal properties");
        const pkg = packages.get(request.getPackageref());
        const { correct } = parts;
        const made =
            correct === undefined
                ? parts.registrations.register(request, inputs, pkg)
                : await parts.registrations.registerCorrected(request, inputs, pkg, (found) => correct(found, hash));
        transforms.remember(made.urn, request);
        await mocks?.made(made, request.getRemote());
        await hooks.created(made, request.getHooks());
        const response = new resourceProto.RegisterResourceResponse();
        response.setUrn(made.urn);
        response.setId(made.id);
        const receiver = { secrets: request.getAcceptsecrets(), resources: request.getAcceptresources() };
        response.setObject(writeStruct(made.outputs, receiver));
        return response;
    };

    const { invoke, call } = calls({ ...parts, packages, pending, mock: mocks?.answer.bind(mocks) });
    const registerBelow: typeof register = (request) => pending.during(request.getParent(), () => register(request));
    const registerOutputs = async (
        request: resourceProto.RegisterResourceOutputsRequest,
    ): Promise<emptyProto.Empty> => {
        const outputs = unmarshalled(readStruct(request.getOutputs()), hash, "cannot unmarshal output properties");
        await hooks.completed(parts.registrations.setOutputs(request.getUrn(), outputs));
        return nothing();
    };
    // What a component's plugin would call.
    const inside = { register: registerBelow, registerOutputs, invoke };

    return {
        ...deploymentInfo(parts),
        invoke: served(invoke),
        call: served(call),
        registerResource: served(registerBelow),
        registerResourceOutputs: served(registerOutputs),
        readResource: served(async (request: resourceProto.ReadResourceRequest) => {
            const inputs = fromWireObject(readStruct(request.getProperties()), hash);
            const found = await parts.reads.read(request, inputs, packages.get(request.getPackageref()));
            await mocks?.made(found, false);
            const response = new resourceProto.ReadResourceResponse();
            response.setUrn(found.urn);
            const receiver = { secrets: request.getAcceptsecrets(), resources: request.getAcceptresources() };
            response.setProperties(writeStruct(found.outputs, receiver));
            return response;
        }),
        registerPackage: unary((request: resourceProto.RegisterPackageRequest) => {
            const response = new resourceProto.RegisterPackageResponse();
            response.setRef(packages.add(request));
            return response;
        }),
        registerStackTransform: unary((callback: callbackProto.Callback) => {
            transforms.addToStack(callback);
            return nothing();
        }),
        registerStackInvokeTransform: unary((callback: callbackProto.Callback) => {
            transforms.addToInvokes(callback);
            return nothing();
        }),
        registerResourceHook: unary((request: resourceProto.RegisterResourceHookRequest) => {
            hooks.register(request);
            return nothing();
        }),
        registerErrorHook: unary((request: resourceProto.RegisterErrorHookRequest) => {
            hooks.registerForErrors(request);
            return nothing();
        }),
        signalAndWaitForShutdown: unary(nothing),
    };
}

/** Reads values off the wire. @throws Error that begins as the engine's does, such as when an asset is missing */
function unmarshalled(wire: WireObject, hash: HashAsset, action: string): PlanObject {
    try {
        return fromWireObject(wire, hash);
    } catch (error) {
        throw new Error(`${action}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
}

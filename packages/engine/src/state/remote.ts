import { type ComponentMonitor, construct, expanderOf } from "@plinth/cloud/components";
import proto from "@pulumi/pulumi/proto/provider_pb.js";
import resourceProto from "@pulumi/pulumi/proto/resource_pb.js";
import structProto from "google-protobuf/google/protobuf/struct_pb.js";
import { asOutputValues } from "../transforms/outputValues.ts";
import type { WireObject } from "../wire/fromWire.ts";
import type { ProviderRequest } from "./providers.ts";
import { Refusal } from "./refusal.ts";
import type { Registrations } from "./register.ts";
import type { StackState } from "./stackState.ts";

type Request = resourceProto.RegisterResourceRequest;
type Response = resourceProto.RegisterResourceResponse;

export interface RemoteParts {
    readonly state: StackState;
    readonly registrations: Registrations;
    /** The engine itself, as the component's plugin would call it. */
    readonly monitor: Omit<ComponentMonitor, "warn">;
}

/** Whether a registration is of a component that is made elsewhere, and that this engine knows how to make. */
export function isExpanded(request: Request): boolean {
    return request.getRemote() && expanderOf(request.getType()) !== undefined;
}

/**
 * Registers a remote component and what its plugin would make of it: its own registration and those of its children run as
 * any program's do, transforms and policies included.
 *
 * @throws Refusal where the plugin would refuse the arguments.
 */
export async function registerRemote(
    request: Request,
    pkg: ProviderRequest | undefined,
    { state, registrations, monitor }: RemoteParts,
): Promise<Response> {
    const expand = expanderOf(request.getType());
    if (expand === undefined) throw new Error(`nothing is known of the component ${request.getType()}`);
    const providers = registrations.providersOfRemote(request, pkg);
    let own: Request | undefined;
    const register = (made: Request): Promise<Response> => {
        // What comes first is the component itself.
        if (own !== undefined) return monitor.register(made);
        own = withOptionsOf(made, request);
        return monitor.register(own);
    };
    try {
        const made = await construct(expand, constructRequest(request, providers, state), {
            ...monitor,
            register,
            warn: (message, urn) => Promise.resolve(state.say("warning", message, urn)),
        });
        const response = new resourceProto.RegisterResourceResponse();
        response.setUrn(made.getUrn());
        response.setObject(made.getState());
        made.getStatedependenciesMap().forEach((found: proto.ConstructResponse.PropertyDependencies, name: string) => {
            const dependencies = new resourceProto.RegisterResourceResponse.PropertyDependencies();
            dependencies.setUrnsList(found.getUrnsList());
            response.getPropertydependenciesMap().set(name, dependencies);
        });
        return response;
    } catch (error) {
        // One of its children was refused: that has been said.
        if (error instanceof Refusal) throw error;
        const why = error instanceof Error ? error.message : String(error);
        throw new Refusal("", `${request.getType()} resource '${request.getName()}' has a problem: ${why}`);
    }
}

function constructRequest(
    request: Request,
    providers: Readonly<Record<string, string>>,
    state: StackState,
): proto.ConstructRequest {
    const message = new proto.ConstructRequest();
    message.setProject(state.project);
    message.setStack(state.stack);
    // In the settled pass everything a provider says is known, as after a deployment.
    message.setDryrun(state.pass === "preview");
    message.setType(request.getType());
    message.setName(request.getName());
    message.setParent(request.getParent());
    const sent = (request.getObject()?.toJavaScript() ?? {}) as WireObject;
    const inputs = Object.fromEntries(Object.entries(sent).map(([name, value]) => [name, asOutputValues(value)]));
    message.setInputs(structProto.Struct.fromJavaScript(inputs));
    request
        .getPropertydependenciesMap()
        .forEach((found: resourceProto.RegisterResourceRequest.PropertyDependencies, name: string) => {
            const dependencies = new proto.ConstructRequest.PropertyDependencies();
            dependencies.setUrnsList(found.getUrnsList());
            message.getInputdependenciesMap().set(name, dependencies);
        });
    for (const [pkg, reference] of Object.entries(providers)) message.getProvidersMap().set(pkg, reference);
    message.setDependenciesList(request.getDependenciesList());
    message.setAliasesList(request.getAliasesList());
    const protect = request.getProtect();
    if (request.hasProtect() && protect !== undefined) message.setProtect(protect);
    return message;
}

/** The component's own registration, with what a plugin would be handed besides: options, transforms, and its place. */
function withOptionsOf(made: Request, asked: Request): Request {
    made.setTransformsList(asked.getTransformsList());
    made.setIgnorechangesList(asked.getIgnorechangesList());
    made.setReplaceonchangesList(asked.getReplaceonchangesList());
    made.setAdditionalsecretoutputsList(asked.getAdditionalsecretoutputsList());
    made.setDeletedwith(asked.getDeletedwith());
    made.setCustomtimeouts(asked.getCustomtimeouts());
    made.setHooks(asked.getHooks());
    made.setSourceposition(asked.getSourceposition());
    made.setStacktrace(asked.getStacktrace());
    const retain = asked.getRetainondelete();
    if (asked.hasRetainondelete() && retain !== undefined) made.setRetainondelete(retain);
    return made;
}

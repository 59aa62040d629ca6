import aliasProto from "@pulumi/pulumi/proto/alias_pb.js";
import proto from "@pulumi/pulumi/proto/provider_pb.js";
import resourceProto from "@pulumi/pulumi/proto/resource_pb.js";
import struct from "google-protobuf/google/protobuf/struct_pb.js";
import type { ChildResource, Expander } from "./expansion.ts";
import { PACKAGE_VERSIONS } from "./registry.ts";
import { Resolver } from "./resolve.ts";
import { asOutput, holdsOutput, readWhole, UNKNOWN } from "./wireValues.ts";

type ConstructRequest = InstanceType<typeof proto.ConstructRequest>;
type ConstructResponse = InstanceType<typeof proto.ConstructResponse>;
type RegisterRequest = InstanceType<typeof resourceProto.RegisterResourceRequest>;
type RegisterResponse = InstanceType<typeof resourceProto.RegisterResourceResponse>;
type OutputsRequest = InstanceType<typeof resourceProto.RegisterResourceOutputsRequest>;
type InvokeRequest = InstanceType<typeof resourceProto.ResourceInvokeRequest>;
type InvokeResponse = InstanceType<typeof resourceProto.ResourceInvokeResponse>;

/** The engine, as a component under construction sees it. */
export interface ComponentMonitor {
    register(request: RegisterRequest): Promise<RegisterResponse>;
    registerOutputs(request: OutputsRequest): Promise<unknown>;
    invoke(request: InvokeRequest): Promise<InvokeResponse>;
    /** Logs a warning about the component. */
    warn(message: string, urn: string): Promise<void>;
}

/**
 * `Construct`: registers a component and what it consists of, as its plugin does.
 *
 * @throws Error in the plugin's words.
 */
export async function construct(
    expand: Expander,
    request: ConstructRequest,
    monitor: ComponentMonitor,
): Promise<ConstructResponse> {
    return await new Construction(request, monitor).run(expand);
}

class Construction {
    readonly #request: ConstructRequest;
    readonly #monitor: ComponentMonitor;
    readonly #resolver: Resolver;

    constructor(request: ConstructRequest, monitor: ComponentMonitor) {
        this.#request = request;
        this.#monitor = monitor;
        this.#resolver = new Resolver(request.getDryrun());
    }

    async run(expand: Expander): Promise<ConstructResponse> {
        const request = this.#request;
        const urn = (await this.#monitor.register(componentRequest(request))).getUrn();
        const expansion = await expand({
            name: request.getName(),
            args: constructArguments(request),
            stack: request.getStack(),
            invoke: (token, args) => this.#invoke(token, args),
        });
        for (const warning of expansion.warnings ?? []) {
            const { known, value } = this.#resolver.read(warning);
            if (known) await this.#monitor.warn(String(value), urn);
        }
        for (const child of expansion.children) await this.#register(child, urn);
        const shared = (expansion.resultDependsOn ?? []).map((key) => this.#resolver.child(key).urn);
        const response = new proto.ConstructResponse();
        response.setUrn(urn);
        response.setState(this.#outputs(expansion.result));
        for (const [name, value] of Object.entries(expansion.result)) {
            const dependencies = new proto.ConstructResponse.PropertyDependencies();
            dependencies.setUrnsList([...new Set([...shared, ...this.#resolver.read(value).dependencies])]);
            if (value !== undefined) response.getStatedependenciesMap().set(name, dependencies);
        }
        const outputs = new resourceProto.RegisterResourceOutputsRequest();
        outputs.setUrn(urn);
        outputs.setOutputs(this.#outputs(expansion.registered ?? {}));
        await this.#monitor.registerOutputs(outputs);
        return response;
    }

    /** Outputs as a program receives them: one that holds an unknown is unknown as a whole. */
    #outputs(values: Readonly<Record<string, unknown>>): InstanceType<typeof struct.Struct> {
        const read = Object.entries(values).map(([name, value]) => {
            const { known, value: found, secret } = this.#resolver.read(value);
            const bare = known ? found : UNKNOWN;
            return [name, secret ? this.#resolver.input(asOutput(this.#resolver.read(value))).value : bare] as const;
        });
        return toStruct(Object.fromEntries(read.filter(([, value]) => value !== undefined)));
    }

    async #register(child: ChildResource, component: string): Promise<void> {
        const message = new resourceProto.RegisterResourceRequest();
        message.setType(child.type);
        message.setName(child.name);
        message.setParent(child.parent === undefined ? component : this.#resolver.child(child.parent).urn);
        message.setCustom(child.component !== true);
        message.setAcceptsecrets(true);
        message.setAcceptresources(true);
        message.setSupportspartialvalues(true);
        message.setSupportsresultreporting(true);
        setProtect(message, this.#request);
        const pkg = child.type.split(":")[0] ?? "";
        message.setVersion(child.component === true ? "" : (PACKAGE_VERSIONS[pkg] ?? ""));
        message.setProvider(child.component === true ? "" : this.#provider(pkg));
        message.setAliasesList((child.formerTypes ?? []).map(aliasOfType));
        const dependencies = new Set((child.dependsOn ?? []).map((key) => this.#resolver.child(key).urn));
        const inputs: Record<string, unknown> = {};
        for (const [name, given] of Object.entries(child.inputs)) {
            const { value, dependencies: own } = this.#resolver.input(given);
            if (value === undefined) continue;
            inputs[name] = value;
            for (const urn of own) dependencies.add(urn);
            const ofProperty = new resourceProto.RegisterResourceRequest.PropertyDependencies();
            ofProperty.setUrnsList([...own]);
            message.getPropertydependenciesMap().set(name, ofProperty);
        }
        message.setObject(toStruct(inputs));
        message.setDependenciesList([...dependencies]);
        const response = await this.#monitor.register(message);
        this.#resolver.made(child.key, {
            urn: response.getUrn(),
            id: response.getId() === UNKNOWN ? "" : response.getId(),
            outputs: (response.getObject()?.toJavaScript() ?? {}) as Record<string, unknown>,
        });
    }

    async #invoke(token: string, args: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>> {
        const pkg = token.split(":")[0] ?? "";
        const message = new resourceProto.ResourceInvokeRequest();
        message.setTok(token);
        message.setArgs(toStruct({ ...args }));
        message.setProvider(this.#provider(pkg));
        message.setVersion(PACKAGE_VERSIONS[pkg] ?? "");
        message.setAcceptresources(true);
        const response = await this.#monitor.invoke(message);
        const [failure] = response.getFailuresList();
        if (failure !== undefined) throw new Error(`Invoke of '${token}' failed: ${failure.getReason()}`);
        const result = (response.getReturn()?.toJavaScript() ?? {}) as Record<string, unknown>;
        if (!response.getUnknown()) return result;
        // Whatever is asked of an unknown answer is unknown.
        return new Proxy(result, { get: () => UNKNOWN });
    }

    #provider(pkg: string): string {
        return this.#request.getProvidersMap().get(pkg) ?? "";
    }
}

/** The component's own registration, with the options it was given. */
function componentRequest(request: ConstructRequest): RegisterRequest {
    const message = new resourceProto.RegisterResourceRequest();
    message.setType(request.getType());
    message.setName(request.getName());
    message.setParent(request.getParent());
    message.setObject(toStruct({}));
    message.setAcceptsecrets(true);
    message.setAcceptresources(true);
    setProtect(message, request);
    message.setDependenciesList(request.getDependenciesList());
    message.setAliasesList(request.getAliasesList());
    message.setIgnorechangesList(request.getIgnorechangesList());
    message.setReplaceonchangesList(request.getReplaceonchangesList());
    const retain = request.getRetainondelete();
    if (retain !== undefined) message.setRetainondelete(retain);
    request
        .getProvidersMap()
        .forEach((reference: string, pkg: string) => message.getProvidersMap().set(pkg, reference));
    return message;
}

/** Children take the component's protection, which it may have from its own parent. */
function setProtect(message: RegisterRequest, request: ConstructRequest): void {
    const protect = request.getProtect();
    if (protect !== undefined) message.setProtect(protect);
}

/** Arguments with the resources they come from: a value whose output values the engine did not mark is marked as a whole. */
function constructArguments(request: ConstructRequest): Record<string, unknown> {
    const args = (request.getInputs()?.toJavaScript() ?? {}) as Record<string, unknown>;
    return Object.fromEntries(
        Object.entries(args).map(([name, value]) => {
            const dependencies = request.getInputdependenciesMap().get(name)?.getUrnsList() ?? [];
            if (dependencies.length === 0 || holdsOutput(value)) return [name, value];
            return [name, asOutput({ ...readWhole(value), dependencies: new Set(dependencies) })];
        }),
    );
}

function aliasOfType(type: string): InstanceType<typeof aliasProto.Alias> {
    const spec = new aliasProto.Alias.Spec();
    spec.setType(type);
    const alias = new aliasProto.Alias();
    alias.setSpec(spec);
    return alias;
}

function toStruct(values: Readonly<Record<string, unknown>>): InstanceType<typeof struct.Struct> {
    return struct.Struct.fromJavaScript(values as Record<string, struct.JavaScriptValue>);
}

import * as grpc from "@grpc/grpc-js";
import analyzerGrpc from "@pulumi/pulumi/proto/analyzer_grpc_pb.js";
import analyzerProto from "@pulumi/pulumi/proto/analyzer_pb.js";
import emptyProto from "google-protobuf/google/protobuf/empty_pb.js";
import structProto from "google-protobuf/google/protobuf/struct_pb.js";
import { mapSpecial, PlanArchive, PlanAsset, type PlanObject, type PlanValue, Secret } from "@plinth/plan";
import type { Identity } from "../process/environment.ts";
import { CHANNEL_OPTIONS } from "../services/unary.ts";
import type { StackConfig } from "../project/config.ts";
import { providerResource } from "../state/providers.ts";
import type { LiveResource, StackState } from "../state/stackState.ts";
import { toWireObject } from "../wire/toWire.ts";

/** A policy pack over the wire: Pulumi's Analyzer service. */
export class AnalyzerClient {
    readonly #client: InstanceType<typeof analyzerGrpc.AnalyzerClient>;

    constructor(address: string) {
        this.#client = new analyzerGrpc.AnalyzerClient(address, grpc.credentials.createInsecure(), CHANNEL_OPTIONS);
    }

    /** Tells the pack which stack it judges. */
    async configureStack(identity: Identity, config: StackConfig): Promise<void> {
        const request = new analyzerProto.AnalyzerStackConfigureRequest();
        request.setOrganization(identity.organization);
        request.setProject(identity.project);
        request.setStack(identity.stack);
        request.setDryRun(true);
        request.setConfigSecretKeysList([...config.secretKeys]);
        for (const [key, value] of config.values) request.getConfigMap().set(key, value);
        await new Promise<void>((resolve, reject) => {
            this.#client.configureStack(request, (error) =>
                error === null || error.code === grpc.status.UNIMPLEMENTED ? resolve() : reject(error),
            );
        });
    }

    info(): Promise<analyzerProto.AnalyzerInfo> {
        return new Promise((resolve, reject) => {
            this.#client.getAnalyzerInfo(new emptyProto.Empty(), (error, response) =>
                error === null ? resolve(response) : reject(error),
            );
        });
    }

    /** Judges one resource by its inputs. */
    analyze(state: StackState, resource: LiveResource): Promise<analyzerProto.AnalyzeResponse> {
        const request = this.#request(state, resource, properties(resource.inputs));
        return new Promise((resolve, reject) => {
            this.#client.analyze(request, (error, response) => (error === null ? resolve(response) : reject(error)));
        });
    }

    /** Asks for what the pack would change in the inputs of a resource. A pack that knows of no such thing changes nothing. */
    remediate(state: StackState, resource: LiveResource): Promise<analyzerProto.RemediateResponse> {
        // What is for the engine alone comes back, too, and must not be lost.
        const wire = toWireObject(resource.inputs, { secrets: true, resources: false });
        const request = this.#request(state, resource, structProto.Struct.fromJavaScript(wire));
        return new Promise((resolve, reject) => {
            this.#client.remediate(request, (error, response) => {
                if (error === null) resolve(response);
                else if (error.code === grpc.status.UNIMPLEMENTED) resolve(new analyzerProto.RemediateResponse());
                else reject(error);
            });
        });
    }

    /** Judges the whole stack by its outputs. */
    analyzeStack(state: StackState): Promise<analyzerProto.AnalyzeResponse> {
        const request = new analyzerProto.AnalyzeStackRequest();
        request.setResourcesList(state.judged.map((resource) => describeResource(state, resource)));
        return new Promise((resolve, reject) => {
            this.#client.analyzeStack(request, (error, response) =>
                error === null ? resolve(response) : reject(error),
            );
        });
    }

    #request(state: StackState, resource: LiveResource, inputs: structProto.Struct): analyzerProto.AnalyzeRequest {
        const request = new analyzerProto.AnalyzeRequest();
        request.setUrn(resource.urn);
        request.setType(resource.type);
        request.setName(resource.name);
        request.setProperties(inputs);
        request.setOptions(options(resource));
        const provider = describeProvider(state, resource);
        if (provider !== undefined) request.setProvider(provider);
        return request;
    }

    close(): void {
        this.#client.close();
    }
}

function describeResource(state: StackState, resource: LiveResource): analyzerProto.AnalyzerResource {
    const described = new analyzerProto.AnalyzerResource();
    described.setUrn(resource.urn);
    described.setType(resource.type);
    described.setName(resource.name);
    described.setProperties(properties(resource.outputs));
    described.setOptions(options(resource));
    described.setParent(resource.parent ?? "");
    described.setDependenciesList([...resource.dependencies]);
    for (const [property, urns] of Object.entries(resource.propertyDependencies)) {
        if (urns.length === 0) continue;
        const dependencies = new analyzerProto.AnalyzerPropertyDependencies();
        dependencies.setUrnsList([...urns]);
        described.getPropertydependenciesMap().set(property, dependencies);
    }
    const provider = describeProvider(state, resource);
    if (provider !== undefined) described.setProvider(provider);
    return described;
}

function describeProvider(
    state: StackState,
    resource: LiveResource,
): analyzerProto.AnalyzerProviderResource | undefined {
    const provider = providerResource(state, resource.provider);
    if (provider === undefined) return undefined;
    const described = new analyzerProto.AnalyzerProviderResource();
    described.setUrn(provider.urn);
    described.setType(provider.type);
    described.setName(provider.name);
    described.setProperties(properties(provider.inputs));
    return described;
}

/** Packs get secrets (the SDK unwraps them), no resource references, and nothing that is for the engine alone. */
function properties(values: PlanObject): structProto.Struct {
    const visible = Object.fromEntries(Object.entries(values).filter(([key]) => !key.startsWith("__")));
    const readable = readableAssets(visible) as PlanObject;
    return structProto.Struct.fromJavaScript(toWireObject(readable, { secrets: true, resources: false }));
}

/** The policy SDK throws on an asset of empty text before any rule has run; it gets a line end instead. */
function readableAssets(value: PlanValue): PlanValue {
    return mapSpecial(value, (special) => {
        if (special instanceof Secret) return new Secret(readableAssets(special.value));
        if (special instanceof PlanAsset && "text" in special.source && special.source.text === "")
            return new PlanAsset({ text: "\n" }, special.hash);
        if (special instanceof PlanArchive && "assets" in special.source) {
            const entries = Object.entries(special.source.assets).map(
                ([name, asset]) => [name, readableAssets(asset) as PlanAsset | PlanArchive] as const,
            );
            return new PlanArchive({ assets: Object.fromEntries(entries) }, special.hash);
        }
        return special;
    });
}

function options(resource: LiveResource): analyzerProto.AnalyzerResourceOptions {
    const described = new analyzerProto.AnalyzerResourceOptions();
    const { ignoreChanges, deleteBeforeReplace, additionalSecretOutputs } = resource.options;
    described.setProtect(resource.protect);
    described.setIgnorechangesList([...(ignoreChanges ?? [])]);
    described.setAdditionalsecretoutputsList([...(additionalSecretOutputs ?? [])]);
    described.setDeletebeforereplace(deleteBeforeReplace === true);
    described.setDeletebeforereplacedefined(deleteBeforeReplace !== undefined);
    described.setParent(resource.parent ?? "");
    described.setCustomtimeouts(new analyzerProto.AnalyzerResourceOptions.CustomTimeouts());
    return described;
}

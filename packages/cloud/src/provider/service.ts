import type * as grpc from "@grpc/grpc-js";
import proto from "@pulumi/pulumi/proto/provider_pb.js";
import pluginProto from "@pulumi/pulumi/proto/plugin_pb.js";
import empty from "google-protobuf/google/protobuf/empty_pb.js";
import { answerInvoke } from "../answers/invokes.ts";
import { SiblingIndex } from "../refusals/siblings.ts";
import { type ProviderTarget, providerTarget } from "../values/target.ts";
import { compareProperties } from "./compare.ts";
import { diffResponse } from "./diffResponse.ts";
import { checkInputs, diffInputs } from "./lifecycle.ts";
import type { ExistingResources } from "./existing.ts";
import { AnswerError } from "./faults/answers.ts";
import { typeOfUrn } from "./faults/fault.ts";
import type { Breakable, Faults } from "./faults/faults.ts";
import { givenAnswer, type GivenAnswer } from "./givenAnswers.ts";
import type { CloudMemory } from "./memory.ts";
import type { OutsideChanges } from "./outside/outside.ts";
import { resourceCalls } from "./resourceCalls.ts";
import { fromStruct, knownOf, toStruct, withSecretsMarked } from "./wire.ts";

type Call<Request> = grpc.ServerUnaryCall<Request, unknown>;
type Handler<Request> = (request: Request, caller: string) => unknown;
/** Answers `Construct`; @throws Error where the component cannot be made. */
export type Construct = (
    request: InstanceType<typeof proto.ConstructRequest>,
    engine: string,
) => Promise<InstanceType<typeof proto.ConstructResponse>>;

/** What a provider can do besides. */
export interface ServiceOptions {
    readonly construct?: Construct;
    /** Results of invokes, before those of the simulated cloud. */
    readonly answers?: readonly GivenAnswer[];
    /** Everything that is in the cloud before the program runs. Default: whatever is read exists. */
    readonly existing?: ExistingResources;
    /** Receives what is made, and loses what is deleted. */
    readonly made?: SiblingIndex;
    /** What is in the cloud, where the cloud outlives its commands: nothing else can be read. Default: a refresh finds what is in the state. */
    readonly memory?: CloudMemory;
    /** What goes wrong. */
    readonly faults?: { readonly of: Faults; readonly broken: Breakable };
    /** What others do to it. */
    readonly outside?: OutsideChanges;
}

/**
 * The resource provider's side of Pulumi's protocol for one package, answered by the simulated cloud. All state is the
 * engine's. As bridged providers do, it takes neither secrets nor resource references; `kubernetes` and `pulumiservice` keep secrets.
 */
export function providerService(
    pkg: string,
    version: string,
    { construct, answers = [], existing, made = new SiblingIndex(), memory, faults, outside }: ServiceOptions = {},
): grpc.UntypedServiceImplementation {
    // One server serves every provider instance of its package; each instance has a connection of its own.
    const targets = new Map<string, ProviderTarget>();
    const targetOf = (caller: string): ProviderTarget => targets.get(caller) ?? providerTarget({});
    // The engine lets nobody make components who does not keep secrets.
    const makesComponents = pkg === "awsx";
    const acceptSecrets = pkg === "kubernetes" || pkg === "pulumiservice" || makesComponents;
    // Where components under construction log; every instance of a run has the same engine.
    let engine = "";

    const handlers = {
        handshake: (request: InstanceType<typeof proto.ProviderHandshakeRequest>) => {
            engine = request.getEngineAddress() || engine;
            const response = new proto.ProviderHandshakeResponse();
            response.setAcceptSecrets(acceptSecrets);
            response.setAcceptResources(makesComponents);
            response.setAcceptOutputs(makesComponents);
            return response;
        },
        attach: (request: InstanceType<typeof pluginProto.PluginAttach>) => {
            engine = request.getAddress() || engine;
            return new empty.Empty();
        },
        cancel: () => new empty.Empty(),
        getPluginInfo: () => {
            const response = new pluginProto.PluginInfo();
            response.setVersion(version);
            return response;
        },
        getSchema: () => {
            const response = new proto.GetSchemaResponse();
            response.setSchema("{}");
            return response;
        },
        getMapping: () => new proto.GetMappingResponse(),
        getMappings: () => new proto.GetMappingsResponse(),
        checkConfig: (request: InstanceType<typeof proto.CheckRequest>) => {
            const response = new proto.CheckResponse();
            response.setInputs(request.getNews());
            return response;
        },
        diffConfig: (request: InstanceType<typeof proto.DiffRequest>) =>
            diffResponse({
                changes: compareProperties(fromStruct(request.getOldInputs()), fromStruct(request.getNews())),
                replaces: [],
            }),
        configure: (request: InstanceType<typeof proto.ConfigureRequest>, caller: string) => {
            targets.set(caller, providerTarget(knownOf(fromStruct(request.getArgs()))));
            const response = new proto.ConfigureResponse();
            response.setAcceptsecrets(acceptSecrets);
            response.setAcceptresources(makesComponents);
            response.setAcceptoutputs(makesComponents);
            response.setSupportspreview(true);
            return response;
        },
        check: (request: InstanceType<typeof proto.CheckRequest>) => {
            const urn = request.getUrn();
            const checked = checkInputs(typeOfUrn(urn), {
                urn,
                olds: fromStruct(request.getOlds()),
                news: fromStruct(request.getNews()),
                seed: `${urn}:${Buffer.from(request.getRandomseed_asU8()).toString("hex")}`,
            });
            const response = new proto.CheckResponse();
            response.setInputs(toStruct(checked.inputs));
            response.setFailuresList(
                checked.failures.map(({ property, reason }) => {
                    const failure = new proto.CheckFailure();
                    failure.setProperty(property);
                    failure.setReason(reason);
                    return failure;
                }),
            );
            return response;
        },
        diff: (request: InstanceType<typeof proto.DiffRequest>, caller: string) => {
            const urn = request.getUrn();
            const difference = diffInputs(typeOfUrn(urn), {
                urn,
                oldInputs: fromStruct(request.getOldInputs()),
                oldState: fromStruct(request.getOlds()),
                news: fromStruct(request.getNews()),
                ignoreChanges: request.getIgnorechangesList(),
                target: targetOf(caller),
            });
            return diffResponse(difference);
        },
        ...resourceCalls({ existing, made, memory, faults, outside, targetOf }),
        construct: (request: InstanceType<typeof proto.ConstructRequest>) => {
            if (construct !== undefined) return construct(request, engine);
            throw new Error(`the simulated cloud cannot make the component ${request.getType()}`);
        },
        invoke: (request: InstanceType<typeof proto.InvokeRequest>, caller: string) => {
            const token = request.getTok();
            const args = knownOf(fromStruct(request.getArgs()));
            const given = givenAnswer(answers, token, args);
            const made = given === undefined ? answerInvoke({ token, args, target: targetOf(caller) }) : undefined;
            if (given === undefined && made === undefined) {
                throw new Error(`the simulated cloud has no answer to ${token}. Fix: give one with --answers FILE`);
            }
            const response = new proto.InvokeResponse();
            response.setReturn(toStruct({ ...(given ?? withSecretsMarked(made?.result ?? {}, made?.secrets)) }));
            return response;
        },
    };
    return Object.fromEntries(
        Object.entries(handlers).map(([name, handler]) => [name, unary(handler as Handler<unknown>)]),
    );
}

/** A handler that returns or throws, now or later, as one that calls back. */
function unary(handler: Handler<unknown>): grpc.handleUnaryCall<unknown, unknown> {
    return (call: Call<unknown>, callback) => {
        Promise.resolve()
            .then(() => handler(call.request, call.getPeer()))
            .then(
                (response) => callback(null, response),
                (error: unknown) => callback(answerOf(error)),
            );
    };
}

function answerOf(error: unknown): Partial<grpc.StatusObject> {
    if (error instanceof AnswerError) return { code: error.code, details: error.message, metadata: error.metadata };
    return { code: 2, details: error instanceof Error ? error.message : String(error) };
}

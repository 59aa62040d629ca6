import { computedOutputs, type ProviderTarget, providerTarget, withComputed } from "@plinth/cloud";
import { makeUrn } from "@plinth/engine/urn";
import * as pulumi from "@pulumi/pulumi";
import type callbackProto from "@pulumi/pulumi/proto/callback_pb.js";
import providerProto from "@pulumi/pulumi/proto/provider_pb.js";
import proto from "@pulumi/pulumi/proto/resource_pb.js";
import struct from "google-protobuf/google/protobuf/struct_pb.js";
import type { Answers } from "./answers.ts";
import type { RecordedResource } from "./recording.ts";
import { recordedOptions, secretNames, stringLists } from "./request.ts";
import { Transforms } from "./transforms.ts";
import { knownProperties, plainValue, unknownProperties } from "./wire.ts";

type Callback<Response> = (error: Error | null, response: Response | undefined) => void;
type Fields = Record<string, unknown>;
const PROVIDER_PREFIX = "pulumi:providers:";
const STACK_REFERENCE = "pulumi:pulumi:StackReference";

/**
 * Answers a program's registrations from the simulated cloud and keeps them. Its methods stand in for those of the
 * SDK's own mock monitor. What must not happen is answered like anything else and kept in `failures`: an error sent
 * to the SDK would drown the cause in rejections of everything that depends on it.
 */
export class RecordingMonitor {
    readonly resources: RecordedResource[] = [];
    readonly failures: string[] = [];
    readonly genericTypes = new Set<string>();
    readonly #project: string;
    readonly #stack: string;
    readonly #preview: boolean;
    readonly #answers: Answers;
    readonly #urns = new Set<string>();
    readonly #states = new Map<string, { id: string; state: Fields }>();
    readonly #targets = new Map<string, ProviderTarget>();
    readonly #transforms = new Transforms();

    constructor(options: { project: string; stack: string; preview: boolean; answers: Answers }) {
        this.#project = options.project;
        this.#stack = options.stack;
        this.#preview = options.preview;
        this.#answers = options.answers;
    }

    /** Replaces `RegisterResource` of the mock monitor. */
    registerResource(request: InstanceType<typeof proto.RegisterResourceRequest>, done: Callback<unknown>): void {
        const urn = this.#urn(request.getParent(), request.getType(), request.getName());
        this.#transforms
            .apply(urn, {
                type: request.getType(),
                name: request.getName(),
                custom: request.getCustom(),
                parent: request.getParent(),
                tokens: request.getTransformsList().map((callback) => callback.getToken()),
                sent: (request.getObject()?.toJavaScript() ?? {}) as Fields,
            })
            .then(
                (sent) => {
                    done(null, this.#register(urn, request, sent));
                },
                done as (error: Error) => void,
            );
    }

    /** Called by the SDK on a mock monitor for each transform, before the registration that uses it. */
    recordTransformCallback(token: string, transform: pulumi.ResourceTransform): void {
        this.#transforms.add(token, transform);
    }

    /** Replaces `RegisterStackTransform` of the mock monitor. */
    registerStackTransform(request: InstanceType<typeof callbackProto.Callback>, done: Callback<unknown>): void {
        this.#transforms.addForStack(request.getToken());
        done(null, {});
    }

    #register(urn: string, request: InstanceType<typeof proto.RegisterResourceRequest>, sent: Fields): unknown {
        const type = request.getType();
        const name = request.getName();
        const inputs = plainValue(sent) as Fields;
        this.resources.push({
            urn,
            type,
            name,
            inputs,
            secretInputs: secretNames(sent),
            parent: request.getParent(),
            custom: request.getCustom(),
            provider: request.getProvider(),
            dependencies: request.getDependenciesList().toSorted(),
            propertyDependencies: stringLists(request.getPropertydependenciesMap()),
            options: recordedOptions(request),
        });
        const { id, state } = request.getCustom()
            ? this.#create(urn, type, sent, inputs, request.getProvider())
            : { id: "", state: {} };
        const imported = request.getImportid();
        this.#states.set(urn, { id: imported || id, state });
        const response = new proto.RegisterResourceResponse();
        response.setUrn(urn);
        response.setId(imported || id);
        response.setObject(toStruct(state));
        return response;
    }

    /** Replaces `ReadResource` of the mock monitor. */
    readResource(request: InstanceType<typeof proto.ReadResourceRequest>, done: Callback<unknown>): void {
        const type = request.getType();
        const name = request.getName();
        const sent = (request.getProperties()?.toJavaScript() ?? {}) as Fields;
        const urn = this.#urn(request.getParent(), type, name);
        const inputs = plainValue(sent) as Fields;
        const id = request.getId();
        this.resources.push({
            urn,
            type,
            name,
            inputs,
            secretInputs: secretNames(sent),
            parent: request.getParent(),
            custom: true,
            provider: request.getProvider(),
            dependencies: request.getDependenciesList().toSorted(),
            propertyDependencies: {},
            options: { ignoreChanges: [], replaceOnChanges: [], additionalSecretOutputs: [], aliases: [] },
            readId: id,
        });
        const state =
            type === STACK_REFERENCE
                ? this.#stackReference(urn, id)
                : this.#create(urn, type, sent, inputs, request.getProvider()).state;
        this.#states.set(urn, { id, state });
        const response = new proto.ReadResourceResponse();
        response.setUrn(urn);
        response.setProperties(toStruct(state));
        done(null, response);
    }

    /** Replaces `Invoke` of the mock monitor. */
    invoke(request: InstanceType<typeof proto.ResourceInvokeRequest>, done: Callback<unknown>): void {
        const token = request.getTok();
        const args = plainValue(request.getArgs()?.toJavaScript() ?? {}) as Fields;
        this.#answer(token, args).then(
            (result) => {
                const response = new proto.ResourceInvokeResponse();
                response.setReturn(toStruct(result));
                done(null, response);
            },
            done as (error: Error) => void,
        );
    }

    /** Replaces `Call`, which the mock monitor lacks: methods of resources, as awsx and eks have them. */
    call(request: InstanceType<typeof proto.ResourceCallRequest>, done: Callback<unknown>): void {
        const args = plainValue(request.getArgs()?.toJavaScript() ?? {}) as Fields;
        this.#answer(request.getTok(), args).then(
            (result) => {
                const response = new providerProto.CallResponse();
                response.setReturn(toStruct(result));
                done(null, response);
            },
            done as (error: Error) => void,
        );
    }

    /** Replaces `RegisterResourceOutputs` of the mock monitor, whose error for an unknown URN is kept. */
    registerResourceOutputs(
        request: InstanceType<typeof proto.RegisterResourceOutputsRequest>,
        done: Callback<unknown>,
    ): void {
        const registered = this.#states.get(request.getUrn());
        if (registered === undefined)
            this.failures.push(`outputs were registered for ${request.getUrn()}, which is not registered`);
        done(null, {});
    }

    #urn(parent: string, type: string, name: string): string {
        const urn = makeUrn(this.#stack, this.#project, parent, type, name);
        if (this.#urns.has(urn)) {
            this.failures.push(
                `duplicate URN ${urn}: two resources of one name, one type and the same types of parents`,
            );
        }
        this.#urns.add(urn);
        return urn;
    }

    #create(urn: string, type: string, sent: Fields, inputs: Fields, provider: string): { id: string; state: Fields } {
        const known = knownProperties(inputs);
        if (type.startsWith(PROVIDER_PREFIX)) {
            this.#targets.set(urn, providerTarget(known));
            return { id: `${type.slice(PROVIDER_PREFIX.length)}-provider`, state: sent };
        }
        // A provider's reference is its URN, `::` and its id.
        const target = this.#targets.get(provider.slice(0, provider.lastIndexOf("::"))) ?? providerTarget({});
        const computed = computedOutputs(type, {
            urn,
            inputs: known,
            unknownInputs: unknownProperties(inputs),
            target,
        });
        if (computed.basis === "generic") this.genericTypes.add(type);
        if (!this.#preview) return { id: computed.id, state: withComputed(sent, computed) };
        return { id: "", state: withComputed<unknown>(sent, computed, { unknown: pulumi.runtime.unknownValue }) };
    }

    #stackReference(urn: string, name: string): Fields {
        const outputs = this.#answers.stackOutputs?.[name];
        if (outputs === undefined) {
            this.failures.push(
                `${urn} reads stack ${name}, which has no answer: give stackOutputs: { "${name}": { … } }`,
            );
        }
        return { name, outputs: outputs ?? {}, secretOutputNames: [] };
    }

    async #answer(token: string, args: Fields): Promise<Fields> {
        if (token === "pulumi:pulumi:getResource") {
            const urn = String(args.urn);
            const found = this.#states.get(urn);
            if (found === undefined) this.failures.push(`${token} asks for ${urn}, which is not registered`);
            return { urn, id: found?.id ?? "", state: found?.state ?? {} };
        }
        const answer = this.#answers.invokes?.[token];
        if (answer === undefined) {
            this.failures.push(`${token} was called and has no answer: give invokes: { "${token}": (args) => result }`);
            return {};
        }
        const result = await answer(args);
        return (await pulumi.runtime.serializeProperties(token, result)) as Fields;
    }
}

function toStruct(fields: Fields): InstanceType<typeof struct.Struct> {
    return struct.Struct.fromJavaScript(fields as Record<string, struct.JavaScriptValue>);
}

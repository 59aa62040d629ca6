import proto from "@pulumi/pulumi/proto/provider_pb.js";
import empty from "google-protobuf/google/protobuf/empty_pb.js";
import { verdictOfUpdate } from "../kubernetes/lifecycle.ts";
import { computedOutputs } from "../model/computed.ts";
import { withComputed } from "../model/overlay.ts";
import { deletionRefusal } from "../refusals/deletions.ts";
import type { SiblingIndex } from "../refusals/siblings.ts";
import type { ProviderTarget } from "../values/target.ts";
import type { ReadResource } from "./existing.ts";
import { initialisationFailed } from "./faults/answers.ts";
import { typeOfUrn } from "./faults/fault.ts";
import type { Outcome } from "./faults/faults.ts";
import { asResource, createState, updateState } from "./lifecycle.ts";
import type { ServiceOptions } from "./service.ts";
import { fromStruct, knownOf, toStruct } from "./wire.ts";

interface Cloud extends Pick<ServiceOptions, "existing" | "memory" | "faults" | "outside"> {
    readonly made: SiblingIndex;
    /** The configuration of the provider instance behind a connection. */
    readonly targetOf: (caller: string) => ProviderTarget;
}

/** The calls by which an engine makes, reads, changes and deletes resources: each has the cloud act, unless a fault strikes. */
export function resourceCalls({ existing, made, memory, faults, outside, targetOf }: Cloud): Record<string, unknown> {
    const forget = (type: string, urn: string, id: string): void => {
        made.remove(type, urn, id);
        memory?.remove(type, id);
    };
    return {
        create: (request: InstanceType<typeof proto.CreateRequest>, caller: string) => {
            const urn = request.getUrn();
            const inputs = fromStruct(request.getProperties());
            const [type, preview, target] = [typeOfUrn(urn), request.getPreview(), targetOf(caller)];
            const create = (): Outcome => {
                const { notReady, ...created } = createState(type, { urn, inputs, target, preview, made });
                if (!preview) {
                    memory?.put(type, created.id, { inputs, state: created.state });
                    outside?.putBack(urn);
                }
                if (notReady !== undefined) throw initialisationFailed(notReady, { ...created, inputs });
                return { ...created, inputs };
            };
            const respond = ({ id, state }: Outcome): unknown => {
                const response = new proto.CreateResponse();
                response.setId(id);
                response.setProperties(toStruct(state));
                return response;
            };
            if (preview || faults === undefined) return respond(create());
            const call = { verb: "create", urn, inputs } as const;
            return faults.of.strike(call, faults.broken, create, (made) => made).then(respond);
        },
        read: (request: InstanceType<typeof proto.ReadRequest>, caller: string) => {
            const urn = request.getUrn();
            const sent = { inputs: fromStruct(request.getInputs()), state: fromStruct(request.getProperties()) };
            const id = request.getId();
            const hidden = faults?.of.hides(urn, id) === true;
            const there = hidden
                ? undefined
                : readState({ existing, memory }, { urn, id, target: targetOf(caller), ...sent });
            const found = there === undefined || outside === undefined ? there : outside.seen(urn, there);
            // Its name is free again.
            if (there !== undefined && found === undefined) forget(typeOfUrn(urn), urn, id);
            const response = new proto.ReadResponse();
            // Empty: what the engine takes for a resource that does not exist.
            if (found === undefined) return response;
            response.setId(request.getId());
            response.setInputs(toStruct(found.inputs));
            response.setProperties(toStruct(found.state));
            return response;
        },
        update: (request: InstanceType<typeof proto.UpdateRequest>, caller: string) => {
            const urn = request.getUrn();
            const news = fromStruct(request.getNews());
            const [type, id, preview, target] = [
                typeOfUrn(urn),
                request.getId(),
                request.getPreview(),
                targetOf(caller),
            ];
            const olds = { oldInputs: fromStruct(request.getOldInputs()), oldState: fromStruct(request.getOlds()) };
            const update = (): Outcome => {
                const own = { ...asResource(type, urn, news, id), ...clusterOf(target) };
                const before = { ...asResource(type, urn, olds.oldInputs, id), ...clusterOf(target) };
                const { refused, notReady } =
                    preview || !type.startsWith("kubernetes:") ? {} : verdictOfUpdate(before, own, made);
                // The provider keeps what it was asked for, and the object as it is: it asks again the next time.
                if (refused !== undefined)
                    throw initialisationFailed([refused], { id, inputs: news, state: olds.oldState });
                const state = updateState(type, { urn, ...olds, news, target, preview });
                if (!preview) {
                    // What is made later is judged by what this is now.
                    made.replace(asResource(type, urn, news, id));
                    memory?.put(type, id, { inputs: news, state });
                    outside?.putBack(urn);
                }
                if (notReady !== undefined) throw initialisationFailed(notReady, { id, inputs: news, state });
                return { id, inputs: news, state };
            };
            const respond = ({ state }: Outcome): unknown => {
                const response = new proto.UpdateResponse();
                response.setProperties(toStruct(state));
                return response;
            };
            if (preview || faults === undefined) return respond(update());
            const call = { verb: "update", urn, inputs: news } as const;
            return faults.of.strike(call, faults.broken, update, (updated) => updated).then(respond);
        },
        delete: (request: InstanceType<typeof proto.DeleteRequest>) => {
            const urn = request.getUrn();
            const [type, id] = [typeOfUrn(urn), request.getId()];
            const remove = (): unknown => {
                const refusal = deletionRefusal(type, id, made);
                if (refusal !== undefined) throw new Error(refusal);
                forget(type, urn, id);
                outside?.putBack(urn);
                return new empty.Empty();
            };
            if (faults === undefined) return remove();
            return faults.of.strike({ verb: "delete", urn }, faults.broken, remove, () => undefined);
        },
    };
}

function clusterOf({ cluster }: ProviderTarget): { cluster?: string } {
    return cluster === undefined ? {} : { cluster: cluster.id };
}

/**
 * A cloud with a memory finds what was made and is still there. Else a refresh finds what is in the state, and a first read
 * what exists, or what the model makes of it.
 */
function readState(
    { existing, memory }: Pick<ServiceOptions, "existing" | "memory">,
    { urn, id, inputs, state, target }: { urn: string; id: string; target: ProviderTarget } & ReadResource,
): ReadResource | undefined {
    const remembered = memory?.read(typeOfUrn(urn), id);
    if (remembered !== undefined) return remembered;
    if (memory !== undefined && Object.keys(state).length > 0) return undefined;
    if (Object.keys(state).length > 0) return { inputs, state };
    if (existing !== undefined) return existing.read(typeOfUrn(urn), id, { urn, target });
    const computed = computedOutputs(typeOfUrn(urn), { urn, inputs: knownOf(inputs), target });
    return { inputs, state: withComputed<unknown>(inputs, computed) };
}

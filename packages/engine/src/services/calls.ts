import providerProto from "@pulumi/pulumi/proto/provider_pb.js";
import resourceProto from "@pulumi/pulumi/proto/resource_pb.js";
import { isPlanObject, type PlanObject, ResourceReference, unknown } from "@plinth/plan";
import type { Invocation, Invokes } from "../answers/invokes.ts";
import type { Packages } from "../state/packages.ts";
import type { Pending } from "../state/pending.ts";
import { isUnconfigured, providerResource, requested } from "../state/providers.ts";
import type { StackState } from "../state/stackState.ts";
import type { Transforms } from "../transforms/transforms.ts";
import { fromWireObject, type HashAsset } from "../wire/fromWire.ts";
import { readStruct, writeStruct } from "./structs.ts";

export interface CallParts {
    readonly state: StackState;
    readonly hash: HashAsset;
    readonly packages: Packages;
    readonly pending: Pending;
    readonly transforms: Transforms;
    readonly invokes: Invokes;
    /** Answers that come before those of the simulated cloud. */
    readonly mock: ((invocation: Invocation) => Promise<PlanObject | undefined>) | undefined;
}

type Request = resourceProto.ResourceInvokeRequest | resourceProto.ResourceCallRequest;

/** What answers a program's invokes and calls. */
export interface Calls {
    invoke(request: resourceProto.ResourceInvokeRequest): Promise<resourceProto.ResourceInvokeResponse>;
    call(request: resourceProto.ResourceCallRequest): Promise<providerProto.CallResponse>;
}

/** The part of the monitor that answers a program's invokes and calls. */
export function calls(parts: CallParts): Calls {
    const { state, packages, hash } = parts;
    const invocation = (request: Request, args: PlanObject, provider = request.getProvider()): Invocation => {
        const token = request.getTok();
        return { ...requested(request, packages.get(request.getPackageref()), token), token, args, provider };
    };
    const answered = async (asked: Invocation): Promise<PlanObject | undefined> => {
        state.noteSecrets(asked.args);
        const answer = await ask(asked);
        if (answer !== undefined) state.noteSecrets(answer);
        return answer;
    };
    const ask = async (asked: Invocation): Promise<PlanObject | undefined> => {
        const mocked = await parts.mock?.(asked);
        if (mocked !== undefined) return mocked;
        // A provider whose configuration is not known yet is not asked, and says nothing.
        if (state.pass === "preview" && isUnconfigured(providerResource(state, asked.provider))) return {};
        return parts.invokes.answer(asked);
    };
    return {
        invoke: async (request) => {
            const args = await parts.transforms.applyToInvoke(request, readStruct(request.getArgs()));
            const response = new resourceProto.ResourceInvokeResponse();
            const asked = invocation(request, fromWireObject(args, hash));
            if (asked.provider === "") parts.invokes.useDefaultProvider(asked);
            const answer = (await parts.pending.holds(request.getDependsonList())) ? undefined : await answered(asked);
            if (answer === undefined) response.setUnknown(true);
            // SDKs that do not know "unknown" read the result, and fail without one.
            response.setReturn(writeStruct(answer ?? {}));
            return response;
        },
        call: async (request) => {
            const args = fromWireObject(readStruct(request.getArgs()), hash);
            // A method belongs to the provider of the resource it is called on.
            const provider = request.getProvider() || providerOf(state, args["__self__"]);
            const answer = await answered(invocation(request, args, provider));
            const response = new providerProto.CallResponse();
            // A call cannot be answered by "unknown", but by a result that holds something unknown.
            response.setReturn(writeStruct(answer ?? { result: unknown }));
            return response;
        },
    };
}

function providerOf(state: StackState, self: PlanObject[string] | undefined): string {
    const urn = self instanceof ResourceReference ? self.urn : isPlanObject(self) ? String(self["urn"]) : "";
    return state.resources.get(urn)?.provider ?? "";
}

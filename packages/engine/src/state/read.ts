import type resourceProto from "@pulumi/pulumi/proto/resource_pb.js";
import { holdsSecret, type PlanObject, unknown } from "@plinth/plan";
import type { ResourceOutputs } from "../outputs/resourceOutputs.ts";
import { UNKNOWN } from "@plinth/plan/markers";
import {
    defaultProvider,
    disabledMessage,
    plainResource,
    type ProviderConfig,
    type ProviderRequest,
    requested,
} from "./providers.ts";
import { UnknownStack } from "../stackOutputs.ts";
import { stepFailed } from "./refusal.ts";
import { positionOf, provision, withSecrets } from "./register.ts";
import type { LiveResource, StackState } from "./stackState.ts";
import { makeUrn, requireTypeToken } from "./urn.ts";

const STACK_REFERENCE = "pulumi:pulumi:StackReference";

export interface ReadParts {
    readonly state: StackState;
    readonly config: ProviderConfig;
    readonly outputs: ResourceOutputs;
    /** Outputs of another stack by its full name. @throws Error when nobody can give them. */
    readonly stackOutputs: (name: string) => Promise<PlanObject>;
}

/** Reads: stack references and `get` of existing resources. */
export class Reads {
    readonly #parts: ReadParts;

    constructor(parts: ReadParts) {
        this.#parts = parts;
    }

    async read(
        request: resourceProto.ReadResourceRequest,
        inputs: PlanObject,
        pkg: ProviderRequest | undefined,
    ): Promise<LiveResource> {
        const { state, config } = this.#parts;
        const type = request.getType();
        requireTypeToken(type);
        const urn = makeUrn(state.stack, state.project, request.getParent(), type, request.getName());
        const provider =
            request.getProvider() || // For a read the engine names the type twice.
            defaultProvider(state, requested(request, pkg, type), config, () => disabledMessage(type, type));
        const resource = plainResource({
            urn,
            type,
            name: request.getName(),
            read: true,
            ...(request.getParent() === "" ? {} : { parent: request.getParent() }),
            provider,
            inputs,
            outputs: {},
            id: request.getId(),
            dependencies: [...request.getDependenciesList()].sort(),
            ...positionOf(request, state),
        });
        if (type === STACK_REFERENCE) resource.outputs = await this.#stackReference(request.getId(), resource);
        else {
            // What exists in the cloud is not known here: what the program did not say is as the model makes it up.
            provision(this.#parts, resource);
            resource.outputs = withSecrets(resource.outputs, request.getAdditionalsecretoutputsList());
        }
        state.add(resource);
        return resource;
    }

    /** @throws Refusal when nobody knows the stack. */
    async #stackReference(name: string, { urn, source }: LiveResource): Promise<PlanObject> {
        if (name === UNKNOWN) return { name: unknown, outputs: unknown, secretOutputNames: unknown };
        const outputs = await this.#parts.stackOutputs(name).catch((error: unknown) => {
            // The engine knows of one reason only; what can be done about it is said besides.
            const why = error instanceof Error ? error.message : String(error);
            if (!(error instanceof UnknownStack)) throw stepFailed(urn, why).from(source);
            this.#parts.state.say("warning", why, urn);
            throw stepFailed(urn, `unknown stack ${JSON.stringify(name)}`).from(source);
        });
        const secretOutputNames = Object.keys(outputs).filter((key) => holdsSecret(outputs[key] ?? null));
        return { name, outputs, secretOutputNames };
    }
}

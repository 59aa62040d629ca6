import type resourceProto from "@pulumi/pulumi/proto/resource_pb.js";
import { holdsSecret, type PlanObject, unknown } from "@plinth/plan";
import type { ResourceOutputs } from "../outputs/resourceOutputs.ts";
import { UNKNOWN } from "../wire/markers.ts";
import { defaultProvider, plainResource, type ProviderConfig } from "./providers.ts";
import { provision, withSecrets } from "./register.ts";
import type { LiveResource, StackState } from "./stackState.ts";
import { makeUrn, packageOf, requireTypeToken } from "./urn.ts";

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
        pkg: { name: string; version: string } | undefined,
    ): Promise<LiveResource> {
        const { state, config } = this.#parts;
        const type = request.getType();
        requireTypeToken(type);
        const provider =
            request.getProvider() ||
            defaultProvider(
                state,
                {
                    package: pkg?.name ?? packageOf(type),
                    version: pkg?.version ?? request.getVersion(),
                    pluginDownloadUrl: request.getPlugindownloadurl(),
                },
                config,
            );
        const urn = makeUrn(state.stack, state.project, request.getParent(), type, request.getName());
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
        });
        if (type === STACK_REFERENCE) resource.outputs = await this.#stackReference(request.getId());
        else {
            // What exists in the cloud is not known here: what the program did not say is as the model makes it up.
            provision(this.#parts, resource, resource);
            resource.outputs = withSecrets(resource.outputs, request.getAdditionalsecretoutputsList());
        }
        state.add(resource);
        return resource;
    }

    async #stackReference(name: string): Promise<PlanObject> {
        if (name === UNKNOWN) return { name: unknown, outputs: unknown, secretOutputNames: unknown };
        const outputs = await this.#parts.stackOutputs(name);
        const secretOutputNames = Object.keys(outputs).filter((key) => holdsSecret(outputs[key] ?? null));
        return { name, outputs, secretOutputNames };
    }
}

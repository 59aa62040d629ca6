import type resourceProto from "@pulumi/pulumi/proto/resource_pb.js";
import { holdsSecret, type PlanObject, unknown } from "@plinth/plan";
import { UNKNOWN } from "../wire/markers.ts";
import { defaultProvider, plainResource, providerResource } from "./providers.ts";
import { type OutputsInPreview, withSecrets } from "./register.ts";
import type { LiveResource, StackState } from "./stackState.ts";
import { makeUrn, packageOf, requireTypeToken } from "./urn.ts";

const STACK_REFERENCE = "pulumi:pulumi:StackReference";

export interface ReadParts {
    readonly state: StackState;
    readonly config: ReadonlyMap<string, string>;
    readonly outputs: OutputsInPreview;
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
            outputs:
                type === STACK_REFERENCE
                    ? await this.#stackReference(request.getId())
                    : withSecrets(
                          this.#unread({ type, urn, inputs }, provider),
                          request.getAdditionalsecretoutputsList(),
                      ),
            id: request.getId(),
            dependencies: [...request.getDependenciesList()].sort(),
        });
        state.add(resource);
        return resource;
    }

    async #stackReference(name: string): Promise<PlanObject> {
        if (name === UNKNOWN) return { name: unknown, outputs: unknown, secretOutputNames: unknown };
        const outputs = await this.#parts.stackOutputs(name);
        const secretOutputNames = Object.keys(outputs).filter((key) => holdsSecret(outputs[key] ?? null));
        return { name, outputs, secretOutputNames };
    }

    /** What exists in the cloud is not known here: everything the program did not say is unknown. */
    #unread(resource: Pick<LiveResource, "type" | "urn" | "inputs">, provider: string): PlanObject {
        const { outputs, state } = this.#parts;
        return outputs(resource, providerResource(state, provider));
    }
}

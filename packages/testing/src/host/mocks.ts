import type * as pulumi from "@pulumi/pulumi";
import { sdk } from "../sdk/sdk.ts";
import {
    fromWireObject,
    type Invocation,
    type LiveResource,
    type ProviderMocks,
    type WireObject,
} from "@plinth/engine/host";
import { type PlanObject, Secret } from "@plinth/plan";
import { sdkValues } from "../plain.ts";

/**
 * What stands in for providers, as `pulumi.runtime.Mocks` has it. Both may be left out, and both may return nothing:
 * the simulated cloud then answers.
 */
export interface Mocks {
    /**
     * Id and outputs of a resource that is registered or read. Outputs left out of `state` are those of the simulated
     * cloud where it has a model of the type.
     */
    newResource?(
        args: pulumi.runtime.MockResourceArgs,
    ): pulumi.runtime.MockResourceResult | undefined | Promise<pulumi.runtime.MockResourceResult | undefined>;
    /** Result of a function of a provider, or of a method of a resource. */
    call?(
        args: pulumi.runtime.MockCallArgs,
    ): pulumi.runtime.MockCallResult | undefined | Promise<pulumi.runtime.MockCallResult | undefined>;
}

/** What the mocks of one run were asked for. */
export interface Mocked {
    /** Every resource that the program registered or read, in order. */
    readonly resources: LiveResource[];
    /** URNs of those whose id and outputs a mock gave. */
    readonly urns: Set<string>;
}

const GET_RESOURCE = "pulumi:pulumi:getResource";

/** Mocks as the host calls them. @param isGeneric whether the simulated cloud has no model of a resource's type */
export function providerMocks(
    mocks: Mocks,
    { resources, urns }: Mocked,
    isGeneric: (resource: LiveResource) => boolean,
): ProviderMocks {
    /** What mocks said of remote components, which are asked for before they are registered. */
    const remotes = new Map<string, pulumi.runtime.MockResourceResult | undefined>();
    return {
        async makes(request) {
            const [type, name] = [request.getType(), request.getName()];
            const sent = (request.getObject()?.toJavaScript() ?? {}) as WireObject;
            const inputs = sdkValues(fromWireObject(sent, (asset) => asset));
            const result = await mocks.newResource?.({ type, name, inputs, custom: false, id: "" });
            remotes.set(`${request.getParent()} ${type} ${name}`, result);
            return result !== undefined;
        },
        async made(resource, remote) {
            resources.push(resource);
            const { urn, type, name, custom, provider, inputs, parent = "" } = resource;
            const asked = `${parent} ${type} ${name}`;
            const result = remotes.has(asked)
                ? remotes.get(asked)
                : await mocks.newResource?.({
                      type,
                      name,
                      custom,
                      inputs: sdkValues(inputs),
                      ...(provider === undefined ? {} : { provider }),
                      id: resource.read === true ? resource.id : (resource.options.import ?? ""),
                  });
            if (result === undefined) return;
            urns.add(urn);
            // A component's outputs are those it registers itself.
            if (!custom && !remote) return;
            resource.id = result.id ?? "";
            const given = await outputsOf(urn, result.state);
            const rest = isGeneric(resource) ? {} : resource.outputs;
            resource.outputs = markSecrets({ ...rest, ...given }, resource.options.additionalSecretOutputs);
        },
        async answer({ token, args, provider }: Invocation) {
            if (token === GET_RESOURCE) return undefined;
            const result = await mocks.call?.({ token, inputs: sdkValues(args), provider });
            return result === undefined ? undefined : await outputsOf(token, result);
        },
    };
}

/** Values of the SDK (outputs, secrets, assets among them) as the host keeps them. */
export async function outputsOf(label: string, values: Readonly<Record<string, unknown>>): Promise<PlanObject> {
    const wire = (await sdk.runtime.serializeProperties(label, values)) as WireObject;
    return fromWireObject(wire, (asset) => asset);
}

function markSecrets(outputs: PlanObject, names: readonly string[] = []): PlanObject {
    return Object.fromEntries(
        Object.entries(outputs).map(([name, value]) => [name, names.includes(name) ? new Secret(value) : value]),
    );
}

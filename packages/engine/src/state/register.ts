import type resourceProto from "@pulumi/pulumi/proto/resource_pb.js";
import { importedBy } from "@plinth/cloud";
import { type PlanObject, Secret, STACK_TYPE } from "@plinth/plan";
import type { ResourceOutputs } from "../outputs/resourceOutputs.ts";
import { checkedInputs } from "./checkedInputs.ts";
import { readOptions } from "./options.ts";
import {
    defaultProvider,
    disabledMessage,
    engineInputs,
    inheritedProvider,
    isUnconfigured,
    plainResource,
    type ProviderConfig,
    providerId,
    type ProviderRequest,
    providerResource,
    requested,
    withInstalled,
    withoutInternal,
} from "./providers.ts";
import { Refusal } from "./refusal.ts";
import { type Positioned, sourcePosition } from "./sourcePosition.ts";
import { isStash, stashOutputs } from "./stash.ts";
import { isProvider, type LiveResource, type StackState } from "./stackState.ts";
import { makeUrn, packageOf, requireTypeToken } from "./urn.ts";

type Request = resourceProto.RegisterResourceRequest;

export interface RegistrationParts {
    readonly state: StackState;
    readonly config: ProviderConfig;
    readonly outputs: ResourceOutputs;
}

/** Registers resources as the engine's step generator does in a preview of an empty stack. */
export class Registrations {
    readonly #parts: RegistrationParts;

    constructor(parts: RegistrationParts) {
        this.#parts = parts;
    }

    /** @throws Error with the engine's message where the engine refuses. */
    register(request: Request, inputs: PlanObject, pkg: ProviderRequest | undefined): LiveResource {
        try {
            return this.#add(request, this.#prepare(request, inputs, pkg));
        } catch (error) {
            // A refusal may quote what it refuses, which becomes no part of the plan.
            this.#parts.state.noteSecrets(inputs);
            throw error;
        }
    }

    /**
     * As {@link register}, with the inputs changed on the way: after the provider has checked them and before it makes
     * anything of them.
     */
    async registerCorrected(
        request: Request,
        inputs: PlanObject,
        pkg: ProviderRequest | undefined,
        correct: (resource: LiveResource) => Promise<void>,
    ): Promise<LiveResource> {
        try {
            const resource = this.#prepare(request, inputs, pkg);
            await correct(resource);
            return this.#add(request, resource);
        } catch (error) {
            this.#parts.state.noteSecrets(inputs);
            throw error;
        }
    }

    /** The resource with its inputs as the provider takes them. */
    #prepare(request: Request, inputs: PlanObject, pkg: ProviderRequest | undefined): LiveResource {
        const { state } = this.#parts;
        const type = request.getType();
        const parent = request.getParent();
        const above = state.resources.get(parent);
        const own = Object.fromEntries(request.getProvidersMap().toObject(false) as [string, string][]);
        const custom = request.getCustom();
        if (custom || request.getRemote()) requireTypeToken(type);
        const providers = custom ? own : { ...above?.providers, ...own };
        const options = readOptions(request, above);
        const resource = plainResource({
            urn: type === STACK_TYPE ? state.urn : makeUrn(state.stack, state.project, parent, type, request.getName()),
            type,
            name: request.getName(),
            custom,
            ...(parent === "" ? {} : { parent }),
            protect: options.protect === true,
            inputs,
            outputs: {},
            id: request.getImportid(),
            dependencies: [...request.getDependenciesList()].sort(),
            propertyDependencies: readPropertyDependencies(request),
            options,
            providers,
            ...positionOf(request, state),
        });
        if (isProvider(type)) {
            const named = requested(request, pkg, type);
            // One that says where its plugin comes from gets nothing from what is installed.
            const plugin = named.pluginDownloadUrl === "" ? withInstalled(state, named) : named;
            resource.inputs = { ...checkedInputs(plugin.package, inputs), ...engineInputs(plugin) };
            resource.id = providerId(state, resource.urn);
        } else if (custom || request.getRemote()) {
            const provider = this.#provider(request, own, { urn: resource.urn, pkg });
            // A remote component is made by its provider, and has none itself.
            if (custom) {
                resource.provider = provider;
                // A provider that is not configured yet checks nothing: inputs stay as they were sent.
                if (!isUnconfigured(providerResource(state, provider))) {
                    resource.inputs = checkedInputs(packageOf(type), resource.inputs);
                }
            }
        }
        return resource;
    }

    /** Gives a resource what its provider would return, and adds it. */
    #add(request: Request, resource: LiveResource): LiveResource {
        const { state } = this.#parts;
        const { type } = resource;
        if (isProvider(type)) resource.outputs = withoutInternal(resource.inputs);
        else if (resource.custom) {
            if (isStash(resource)) resource.outputs = stashOutputs(resource);
            else provision(this.#parts, resource);
        }
        if (request.getRemote()) {
            state.noteGap("opaque", type, resource.urn);
            state.say(
                "warning",
                `${type} is a remote component: its children are made by its plugin, which this preview does not run. Its outputs are unknown`,
                resource.urn,
            );
        }
        state.add(resource);
        return resource;
    }

    setOutputs(urn: string, outputs: PlanObject): LiveResource {
        const { state } = this.#parts;
        const resource = state.resources.get(urn);
        if (resource === undefined) throw new Error(`no resource '${urn}' to set outputs on`);
        resource.outputs = outputs;
        if (resource.type === STACK_TYPE) state.outputs = outputs;
        return resource;
    }

    /**
     * The providers of a component that is made elsewhere, by package; registers the one that makes it.
     *
     * @throws Error with the engine's message where the engine refuses.
     */
    providersOfRemote(request: Request, pkg: ProviderRequest | undefined): Readonly<Record<string, string>> {
        const { state } = this.#parts;
        const type = request.getType();
        requireTypeToken(type);
        const own = Object.fromEntries(request.getProvidersMap().toObject(false) as [string, string][]);
        const urn = makeUrn(state.stack, state.project, request.getParent(), type, request.getName());
        this.#provider(request, own, { urn, pkg });
        return { ...state.resources.get(request.getParent())?.providers, ...own };
    }

    /** @throws Refusal where the configuration forbids default providers. */
    #provider(
        request: Request,
        own: Readonly<Record<string, string>>,
        { urn, pkg }: { urn: string; pkg: ProviderRequest | undefined },
    ): string {
        const { state, config } = this.#parts;
        const type = request.getType();
        const inherited = inheritedProvider(state, request.getProvider(), own, request.getParent(), type);
        if (inherited !== "") return inherited;
        try {
            const wanted = requested(request, pkg, type);
            return defaultProvider(state, wanted, config, () => disabledMessage(wanted.package, urn));
        } catch (error) {
            const why = error instanceof Error ? error.message : String(error);
            throw new Refusal(urn, why).from(sourcePosition(request, state.root));
        }
    }
}

/** Fills in id and outputs of a resource as its provider would. */
export function provision(
    { outputs, state }: Pick<RegistrationParts, "outputs" | "state">,
    resource: LiveResource,
): void {
    const provider = providerResource(state, resource.provider);
    // A preview does not ask a provider whose configuration it does not know, not even for what was sent.
    if (state.pass === "preview" && isUnconfigured(provider)) return;
    const made = outputs(resource, provider);
    if (made.generic) state.noteGap("generic", resource.type, resource.urn);
    resource.id = made.id;
    const known = { ...made.outputs, ...identityOf(resource) };
    resource.outputs = withSecrets(known, resource.options.additionalSecretOutputs);
    if (made.provenance !== undefined) resource.provenance = made.provenance;
}

/** What the id of an imported resource says of it: a real preview reads it, and knows its name. */
function identityOf({ type, inputs, options }: LiveResource): PlanObject {
    const name = options.import === undefined ? undefined : importedBy(type);
    return name === undefined || name in inputs ? {} : { [name]: options.import ?? "" };
}

/** Outputs with the named ones marked secret. Inputs of the same names stay as they are. */
export function withSecrets(outputs: PlanObject, names: readonly string[] = []): PlanObject {
    return Object.fromEntries(
        Object.entries(outputs).map(([name, value]) => [name, names.includes(name) ? new Secret(value) : value]),
    );
}

/** Where a resource is made, where that is known. */
export function positionOf(request: Positioned, { root }: StackState): { source?: string } {
    const source = sourcePosition(request, root);
    return source === undefined ? {} : { source };
}

function readPropertyDependencies(request: Request): Record<string, string[]> {
    const sent = request.getPropertydependenciesMap();
    const keys = [...(sent.keys() as unknown as Iterable<string>)];
    return Object.fromEntries(keys.map((key) => [key, [...(sent.get(key)?.getUrnsList() ?? [])].sort()]));
}

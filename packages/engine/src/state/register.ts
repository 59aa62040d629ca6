import type resourceProto from "@pulumi/pulumi/proto/resource_pb.js";
import {
    mapSpecial,
    type PlanObject,
    ResourceReference,
    type ResourceOptions,
    Secret,
    STACK_TYPE,
    Unknown,
    unknown,
} from "@plinth/plan";
import type { ResourceOutputs } from "../outputs/resourceOutputs.ts";
import {
    defaultProvider,
    engineInputs,
    inheritedProvider,
    plainResource,
    providerId,
    providerResource,
    withoutInternal,
    type ProviderConfig,
} from "./providers.ts";
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
    register(request: Request, inputs: PlanObject, pkg: { name: string; version: string } | undefined): LiveResource {
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
        });
        if (isProvider(type)) {
            resource.inputs = {
                ...inputs,
                ...engineInputs({
                    version: request.getVersion(),
                    pluginDownloadUrl: request.getPlugindownloadurl(),
                }),
            };
            resource.outputs = withoutInternal(resource.inputs);
            resource.id = providerId(state, resource.urn);
        } else if (custom || request.getRemote()) {
            resource.provider = this.#provider(request, own, pkg);
            if (custom) this.#make(resource);
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

    setOutputs(urn: string, outputs: PlanObject): void {
        const { state } = this.#parts;
        const resource = state.resources.get(urn);
        if (resource === undefined) throw new Error(`no resource '${urn}' to set outputs on`);
        resource.outputs = outputs;
        if (resource.type === STACK_TYPE) state.outputs = outputs;
    }

    #provider(
        request: Request,
        own: Readonly<Record<string, string>>,
        pkg: { name: string; version: string } | undefined,
    ): string {
        const { state, config } = this.#parts;
        const inherited = inheritedProvider(state, request.getProvider(), own, request.getParent(), request.getType());
        if (inherited !== "") return inherited;
        return defaultProvider(
            state,
            {
                package: pkg?.name ?? packageOf(request.getType()),
                version: pkg?.version ?? request.getVersion(),
                pluginDownloadUrl: request.getPlugindownloadurl(),
            },
            config,
        );
    }

    /** Gives a custom resource what its provider would return. */
    #make(resource: LiveResource): void {
        const inputs = mapSpecial(resource.inputs, flattenReference) as PlanObject;
        provision(this.#parts, { ...resource, inputs }, resource);
    }
}

/** Fills in id and outputs of a resource as its provider would. @param sent the resource with the inputs the provider receives. */
export function provision(
    { outputs, state }: Pick<RegistrationParts, "outputs" | "state">,
    sent: LiveResource,
    resource: LiveResource,
): void {
    const made = outputs(sent, providerResource(state, resource.provider));
    if (made.generic) state.noteGap("generic", resource.type, resource.urn);
    resource.id = made.id;
    resource.outputs = withSecrets(made.outputs, resource.options.additionalSecretOutputs);
    if (made.provenance !== undefined) resource.provenance = made.provenance;
}

/** Outputs with the named ones marked secret. Inputs of the same names stay as they are. */
export function withSecrets(outputs: PlanObject, names: readonly string[] = []): PlanObject {
    return Object.fromEntries(
        Object.entries(outputs).map(([name, value]) => [name, names.includes(name) ? new Secret(value) : value]),
    );
}

/** Providers of clouds take no resource references: one becomes its resource's id. */
function flattenReference(
    special: Parameters<Parameters<typeof mapSpecial>[1]>[0],
): ReturnType<Parameters<typeof mapSpecial>[1]> {
    if (!(special instanceof ResourceReference)) return special;
    return special.id instanceof Unknown ? unknown : (special.id ?? special.urn);
}

/** Options as sent, and those that a resource takes from its parent when it says nothing. */
function readOptions(request: Request, above: LiveResource | undefined): ResourceOptions {
    const protect = request.hasProtect() ? request.getProtect() : above?.options.protect;
    const retainOnDelete = request.hasRetainondelete() ? request.getRetainondelete() : above?.options.retainOnDelete;
    const deletedWith = request.getDeletedwith() || above?.options.deletedWith;
    const timeouts = request.getCustomtimeouts()?.toObject();
    const customTimeouts = Object.fromEntries(
        Object.entries(timeouts ?? {}).filter(([, value]) => value !== ""),
    ) as ResourceOptions["customTimeouts"];
    return {
        ...(protect === undefined ? {} : { protect }),
        ...(retainOnDelete === undefined ? {} : { retainOnDelete }),
        ...(deletedWith === undefined ? {} : { deletedWith }),
        ...(request.getDeletebeforereplacedefined() ? { deleteBeforeReplace: request.getDeletebeforereplace() } : {}),
        ...listOption("ignoreChanges", request.getIgnorechangesList()),
        ...listOption("replaceOnChanges", request.getReplaceonchangesList()),
        ...listOption("additionalSecretOutputs", request.getAdditionalsecretoutputsList()),
        ...listOption("aliases", [...request.getAliasurnsList(), ...request.getAliasesList().map(readAlias)]),
        ...(request.getImportid() === "" ? {} : { import: request.getImportid() }),
        ...(Object.keys(customTimeouts ?? {}).length === 0 ? {} : { customTimeouts }),
    };
}

/** An option that is a list: absent when it is empty. */
function listOption<Name extends keyof ResourceOptions>(
    name: Name,
    values: ResourceOptions[Name] & readonly unknown[],
): Pick<ResourceOptions, Name> | object {
    return values.length === 0 ? {} : { [name]: values };
}

function readAlias(alias: ReturnType<Request["getAliasesList"]>[number]): unknown {
    const spec = alias.getSpec();
    if (spec === undefined) return alias.getUrn();
    const { parenturn: parentUrn, noparent: noParent, ...rest } = spec.toObject();
    return Object.fromEntries(
        Object.entries({ ...rest, parentUrn, noParent }).filter(
            ([, value]) => value !== undefined && value !== "" && value !== false,
        ),
    );
}

function readPropertyDependencies(request: Request): Record<string, string[]> {
    const sent = request.getPropertydependenciesMap();
    const keys = [...(sent.keys() as unknown as Iterable<string>)];
    return Object.fromEntries(keys.map((key) => [key, [...(sent.get(key)?.getUrnsList() ?? [])].sort()]));
}

import { holdsUnknown, type PlanObject, type PlanValue } from "@plinth/plan";
import { uuid } from "@plinth/cloud";
import { UNKNOWN } from "@plinth/plan/markers";
import { packageOf } from "./urn.ts";
import type { LiveResource, StackState } from "./stackState.ts";

/** What a registration says about the plugin it wants. */
export interface ProviderRequest {
    readonly package: string;
    readonly version: string;
    readonly pluginDownloadUrl: string;
    /** The plugin that a parameter makes this package; none for a package that is its own plugin. */
    readonly base?: PackageBase;
}

/** A plugin that serves many packages, and the parameter that makes it one of them. */
export interface PackageBase {
    readonly name: string;
    readonly version: string;
    /** In base 64. */
    readonly parameter: string;
}

/** A stack's configuration as default providers receive it: secret where it is encrypted. */
export type ProviderConfig = ReadonlyMap<string, PlanValue>;

/**
 * The reference to a package's default provider, which is registered on first use: `default_7_48_0` for version 7.48.0.
 * Its inputs are the package's stack configuration and what the engine adds. Where the request names no version, that of
 * the package which the program has installed counts.
 *
 * @param disabled what the engine says where the configuration forbids default providers: something else to each who asks.
 * @throws Error saying so.
 */
export function defaultProvider(
    state: StackState,
    asked: ProviderRequest,
    config: ProviderConfig,
    disabled: () => string,
): string {
    const request = withInstalled(state, asked);
    const version = request.version === "" ? "" : `_${request.version.replaceAll(/[.+-]/g, "_")}`;
    const origin = request.pluginDownloadUrl === "" ? "" : `_${qualifiedName(request.pluginDownloadUrl)}`;
    if (isDisabled(config, request.package)) throw new Error(disabled());
    const type = `pulumi:providers:${request.package}`;
    const name = `default${version}${origin}`;
    const urn = `urn:pulumi:${state.stack}::${state.project}::${type}::${name}`;
    if (!state.resources.has(urn)) {
        const inputs = { ...packageConfig(request.package, config), ...engineInputs(request) };
        state.add(
            plainResource({ urn, type, name, inputs, outputs: withoutInternal(inputs), id: providerId(state, urn) }),
        );
    }
    return `${urn}::${providerId(state, urn)}`;
}

/** A request with the version that the program has installed, where it names none. */
export function withInstalled(state: StackState, request: ProviderRequest): ProviderRequest {
    // A request that has a version but no address would get the installed one's address; to ask for each costs a walk
    // through all packages, and no package we know of has an address of its own.
    if (request.base !== undefined || request.version !== "") return request;
    const installed = state.installed(request.package);
    if (installed === undefined) return request;
    return {
        ...request,
        version: installed.version,
        pluginDownloadUrl: request.pluginDownloadUrl || installed.pluginDownloadUrl,
    };
}

/** The id of a provider: unknown in pass one, even to the engine. */
export function providerId(state: Pick<StackState, "pass">, urn: string): string {
    return state.pass === "preview" ? UNKNOWN : uuid(`provider:${urn}`);
}

/** What the engine adds to a provider's inputs: nothing where the program asked for no particular plugin. */
export function engineInputs({ version, pluginDownloadUrl, base }: Omit<ProviderRequest, "package">): PlanObject {
    if (version === "" && pluginDownloadUrl === "" && base === undefined) return {};
    return {
        ...(version === "" ? {} : { version }),
        __internal: {
            ...(pluginDownloadUrl === "" ? {} : { pluginDownloadURL: pluginDownloadUrl }),
            ...(base === undefined ? {} : { name: base.name, version: base.version, parameterization: base.parameter }),
        },
    };
}

/**
 * What a request says about its plugin. A package registered before wins over what stands in the request itself.
 */
export function requested(
    request: { getVersion(): string; getPlugindownloadurl(): string },
    pkg: ProviderRequest | undefined,
    token: string,
): ProviderRequest {
    if (pkg !== undefined) return pkg;
    const [version, url] = [request.getVersion(), request.getPlugindownloadurl()];
    // The engine takes the slash off only where there is a version to go with the address.
    const pluginDownloadUrl = version === "" ? url : url.replace(/\/$/, "");
    return { package: packageOf(token), version, pluginDownloadUrl };
}

/** What the engine says of a default provider that the configuration forbids. */
export function disabledMessage(pkg: string, subject: string): string {
    return `Default provider for '${pkg}' disabled. '${subject}' must use an explicit provider.`;
}

/** Whether the configuration forbids the default provider of a package (`pulumi:disable-default-providers`). */
function isDisabled(config: ProviderConfig, pkg: string): boolean {
    const disabled = config.get("pulumi:disable-default-providers");
    if (typeof disabled !== "string" || disabled === "" || pkg === "pulumi") return false;
    const names = JSON.parse(disabled) as unknown[];
    return names.some((name) => typeof name === "string" && ["*", pkg].includes(name.trim()));
}

/**
 * Whether a provider's configuration holds something unknown: the engine does not ask such a provider anything. That of a
 * default provider, which alone has no parent, is the stack's: what is unknown in it could merely not be decrypted here.
 */
export function isUnconfigured(provider: LiveResource | undefined): boolean {
    return provider?.parent !== undefined && holdsUnknown(provider.inputs);
}

/** A URL as the engine makes a name of it: `https_/example.test/plugins`. */
function qualifiedName(url: string): string {
    return url
        .split("/")
        .filter((part) => part !== "")
        .map((part) => part.replaceAll(/[^\w.-]/g, "_"))
        .join("/");
}

/** A provider's outputs: its inputs without what is for the engine alone. */
export function withoutInternal(inputs: PlanObject): PlanObject {
    return Object.fromEntries(Object.entries(inputs).filter(([key]) => key !== "__internal"));
}

/**
 * The provider a resource gets when it names none: from its own `providers`, else from the component it is in.
 * An empty string means the package's default provider.
 */
export function inheritedProvider(
    state: StackState,
    explicit: string,
    own: Readonly<Record<string, string>>,
    parent: string,
    type: string,
): string {
    if (explicit !== "") return explicit;
    const wanted = packageOf(type);
    const above = state.resources.get(parent);
    // A resource in one of the same package takes that one's provider, be it a default one of another version.
    if (above?.read !== true && above?.provider?.includes(`::pulumi:providers:${wanted}::`) === true)
        return above.provider;
    return own[wanted] ?? above?.providers[wanted] ?? "";
}

/** The provider resource behind a reference. */
export function providerResource(state: StackState, providerReference: string | undefined): LiveResource | undefined {
    if (providerReference === undefined || providerReference === "") return undefined;
    return state.resources.get(providerReference.slice(0, providerReference.lastIndexOf("::")));
}

/** The provider of dynamic resources: their code may read any configuration of the stack. */
const DYNAMIC = "pulumi-nodejs";

function packageConfig(name: string, config: ProviderConfig): PlanObject {
    if (name === DYNAMIC) return Object.fromEntries(config);
    const prefix = `${name}:`;
    return Object.fromEntries(
        [...config].filter(([key]) => key.startsWith(prefix)).map(([key, value]) => [key.slice(prefix.length), value]),
    );
}

/** A resource with nothing set but what is given. */
export function plainResource(
    given: Pick<LiveResource, "urn" | "type" | "name" | "inputs" | "outputs" | "id"> & Partial<LiveResource>,
): LiveResource {
    return {
        custom: true,
        protect: false,
        unknownInputs: [],
        dependencies: [],
        propertyDependencies: {},
        options: {},
        providers: {},
        ...given,
    };
}

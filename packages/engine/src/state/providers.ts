import type { PlanObject, PlanValue } from "@plinth/plan";
import { uuid } from "@plinth/cloud";
import { UNKNOWN } from "../wire/markers.ts";
import { packageOf } from "./urn.ts";
import type { LiveResource, StackState } from "./stackState.ts";

/** What a registration says about the plugin it wants. */
export interface ProviderRequest {
    readonly package: string;
    readonly version: string;
    readonly pluginDownloadUrl: string;
}

/** A stack's configuration as default providers receive it: secret where it is encrypted. */
export type ProviderConfig = ReadonlyMap<string, PlanValue>;

/**
 * The reference to a package's default provider, which is registered on first use: `default_7_48_0` for version 7.48.0.
 * Its inputs are the package's stack configuration and what the engine adds.
 */
export function defaultProvider(state: StackState, request: ProviderRequest, config: ProviderConfig): string {
    const version = request.version === "" ? "" : `_${request.version.replaceAll(/[.+-]/g, "_")}`;
    const origin = request.pluginDownloadUrl === "" ? "" : `_${qualifiedName(request.pluginDownloadUrl)}`;
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

/** The id of a provider: unknown in pass one, even to the engine. */
export function providerId(state: Pick<StackState, "pass">, urn: string): string {
    return state.pass === "preview" ? UNKNOWN : uuid(`provider:${urn}`);
}

/** What the engine adds to a provider's inputs: nothing where the program asked for no particular plugin. */
export function engineInputs({ version, pluginDownloadUrl }: Omit<ProviderRequest, "package">): PlanObject {
    if (version === "" && pluginDownloadUrl === "") return {};
    return {
        ...(version === "" ? {} : { version }),
        __internal: pluginDownloadUrl === "" ? {} : { pluginDownloadURL: pluginDownloadUrl },
    };
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
    return own[wanted] ?? state.resources.get(parent)?.providers[wanted] ?? "";
}

/** The provider resource behind a reference. */
export function providerResource(state: StackState, providerReference: string | undefined): LiveResource | undefined {
    if (providerReference === undefined || providerReference === "") return undefined;
    return state.resources.get(providerReference.slice(0, providerReference.lastIndexOf("::")));
}

function packageConfig(name: string, config: ProviderConfig): PlanObject {
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

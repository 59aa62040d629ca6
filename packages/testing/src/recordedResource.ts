import type { LiveResource } from "@plinth/engine/host";
import { type PlanObject, PROVIDER_PREFIX, type ResourceOptions } from "@plinth/plan";
import { plainInputs, secretNames } from "./plain.ts";

/** One registration, or one read of an existing resource. */
export interface RecordedResource {
    /** As the real engine would make it. */
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    /** What the program sent: plain values, secrets unwrapped, unknowns as `{ $unknown: true }`. */
    readonly inputs: Readonly<Record<string, unknown>>;
    /** Property paths do not matter here: the names of inputs marked secret, in whole or in part. */
    readonly secretInputs: readonly string[];
    /** URN of the parent; empty for a resource directly below the stack. */
    readonly parent: string;
    readonly custom: boolean;
    /** `urn::id` of the provider; empty for components. */
    readonly provider: string;
    /** URNs, sorted. */
    readonly dependencies: readonly string[];
    /** URNs by input. */
    readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
    readonly options: RecordedOptions;
    /** The id of a resource that was read (`X.get`, a stack reference); absent for a registration. */
    readonly readId?: string;
}

/** The options of a registration that a test may want to assert. */
export interface RecordedOptions {
    readonly protect?: boolean;
    readonly retainOnDelete?: boolean;
    readonly deleteBeforeReplace?: boolean;
    readonly ignoreChanges: readonly string[];
    readonly replaceOnChanges: readonly string[];
    readonly additionalSecretOutputs: readonly string[];
    readonly aliases: readonly string[];
    readonly deletedWith?: string;
    readonly importId?: string;
}

/** A resource of the host, as a recording keeps it. */
export function recordedResource(resource: LiveResource): RecordedResource {
    const { urn, type, name, parent = "", custom, provider = "", dependencies, propertyDependencies } = resource;
    const inputs = type.startsWith(PROVIDER_PREFIX) ? withoutEngines(resource.inputs) : resource.inputs;
    return {
        urn,
        type,
        name,
        inputs: plainInputs(inputs),
        secretInputs: secretNames(inputs),
        parent,
        custom,
        provider,
        dependencies,
        propertyDependencies,
        options: recordedOptions(resource.options),
        ...(resource.read === true ? { readId: resource.id } : {}),
    };
}

/** A provider's inputs without what the engine adds to them. */
function withoutEngines({ version: _version, __internal, ...inputs }: PlanObject): PlanObject {
    return inputs;
}

function recordedOptions({ import: importId, ...options }: ResourceOptions): RecordedOptions {
    const { protect, retainOnDelete, deleteBeforeReplace, deletedWith } = options;
    const { ignoreChanges = [], replaceOnChanges = [], additionalSecretOutputs = [], aliases = [] } = options;
    return {
        ...(protect === undefined ? {} : { protect }),
        ...(retainOnDelete === undefined ? {} : { retainOnDelete }),
        ...(deleteBeforeReplace === undefined ? {} : { deleteBeforeReplace }),
        ignoreChanges,
        replaceOnChanges,
        additionalSecretOutputs,
        aliases: aliases.map((alias) => (typeof alias === "string" ? alias : JSON.stringify(alias))),
        ...(deletedWith === undefined ? {} : { deletedWith }),
        ...(importId === undefined ? {} : { importId }),
    };
}

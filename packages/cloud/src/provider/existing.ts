import { factsOf } from "../facts/facts.ts";
import { importedBy } from "../facts/imports.ts";
import { computedOutputs } from "../model/computed.ts";
import { withComputed } from "../model/overlay.ts";
import { modelOf } from "../model/registry.ts";
import type { ProviderTarget } from "../values/target.ts";
import { DEFAULTS_KEY } from "./compare.ts";
import { knownOf, type WireProperties } from "./wire.ts";

/** A resource that is in the cloud before any program runs. Values as they travel on the wire. */
export interface ExistingResource {
    readonly type: string;
    readonly id: string;
    /** What it was made with. Default: those of `outputs` that the type takes as inputs. */
    readonly inputs?: Readonly<WireProperties>;
    /** What reading it gives; the model completes what is left out. */
    readonly outputs?: Readonly<WireProperties>;
}

/** What a provider answers to a first read: the inputs that would make the resource, and its state. */
export interface ReadResource {
    readonly inputs: WireProperties;
    readonly state: WireProperties;
}

/** What is in the simulated cloud before a program runs, for `import` and `get`. */
export class ExistingResources {
    readonly #byKey: ReadonlyMap<string, ExistingResource>;

    constructor(resources: readonly ExistingResource[]) {
        this.#byKey = new Map(resources.map((resource) => [keyOf(resource.type, resource.id), resource]));
    }

    /** What reading an id gives; `undefined` where there is no such resource. */
    read(type: string, id: string, { urn, target }: { urn: string; target: ProviderTarget }): ReadResource | undefined {
        const found = this.#byKey.get(keyOf(type, id));
        if (found === undefined) return undefined;
        const { [DEFAULTS_KEY]: _filledIn, ...sent } = found.inputs ?? sentOf(type, found.outputs ?? {});
        // What the provider would have filled in is read as if somebody had set it, names it would have made up included.
        const inputs: WireProperties = { ...modelOf(type)?.defaults, ...nameOf(type, id), ...sent };
        // The seed is the id: the same resource reads the same under whatever name a program gives it.
        const computed = computedOutputs(type, { urn, inputs: knownOf(inputs), target, seed: `${type}:${id}` });
        const own = { ...inputs, ...found.outputs };
        // A provider's default tags are put on by that provider; what exists has only its own.
        const { tagsAll: _tagsAll, ...made } = computed.outputs;
        const tags = "tagsAll" in computed.outputs ? { tagsAll: inputs["tags"] ?? {} } : {};
        return {
            inputs: { ...inputs, [DEFAULTS_KEY]: [] },
            state: withComputed<unknown>({ ...tags, ...own }, { outputs: made }),
        };
    }
}

/** Of what was read, what a program would send: inputs of the type that hold something. */
function sentOf(type: string, outputs: Readonly<WireProperties>): WireProperties {
    const names = factsOf(type)?.inputs;
    return Object.fromEntries(
        Object.entries(outputs).filter(
            ([name, value]) => name !== "tagsAll" && value !== null && (names === undefined || names.includes(name)),
        ),
    );
}

/** The name of what is imported by its name. */
function nameOf(type: string, id: string): WireProperties {
    const name = importedBy(type);
    return name !== undefined && factsOf(type)?.inputs.includes(name) === true ? { [name]: id } : {};
}

function keyOf(type: string, id: string): string {
    return `${type}\n${id}`;
}

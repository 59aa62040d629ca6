import { overlay } from "../reading/overlay.ts";
import { splitPath } from "../reading/path.ts";
import { Reading } from "../reading/reading.ts";
import { isRecord, own } from "../reading/unknown.ts";
import type { ResourceData } from "./resourceData.ts";

/** One resource as a rule sees it, whichever way it reached the pack: as inputs, as state outputs, or as both. */
export class ResourceView {
    readonly data: ResourceData;
    /** The inputs of the provider, absent where none is known. */
    readonly provider: Reading;
    readonly #overlaid = new Map<string, unknown>();

    constructor(data: ResourceData, provider?: object) {
        this.data = data;
        const inline = typeof data.provider === "object" ? data.provider.inputs : undefined;
        this.provider = Reading.of(provider ?? inline, "");
    }

    get urn(): string {
        return this.data.urn;
    }

    get type(): string {
        return this.data.type;
    }

    get name(): string {
        return this.data.name;
    }

    /** The provider's URN, without the id that the engine adds; undefined where the data does not say. */
    get providerUrn(): string | undefined {
        const { provider } = this.data;
        return typeof provider === "string" ? provider.replace(/::[^:]*$/, "") : provider?.urn;
    }

    /** Read or adopted rather than created by this program: what belongs to it may exist elsewhere. */
    get isForeign(): boolean {
        return (
            this.data.external === true || this.data.importId !== undefined || this.data.options?.import !== undefined
        );
    }

    get isProtected(): boolean {
        return this.data.protect === true || this.data.options?.protect === true;
    }

    get isRetainedOnDelete(): boolean {
        return this.data.retainOnDelete === true || this.data.options?.retainOnDelete === true;
    }

    /** A property by path: the input where known, else the output. */
    get(path: string): Reading {
        const [first = "", ...rest] = splitPath(path);
        return rest.reduce<Reading>((parent, part) => parent.child(part), this.child(first));
    }

    /** A top-level property, named as on any other reading. */
    child(property: string | number): Reading {
        const key = String(property);
        if (!this.#overlaid.has(key)) {
            this.#overlaid.set(key, this.#read(key));
        }
        return Reading.of(this.#overlaid.get(key), key);
    }

    /** A value the cloud computes (`id`, `arn`): here an unknown output stays unknown. */
    output(key: string): Reading {
        const value = isRecord(this.data.outputs) ? own(this.data.outputs, key) : undefined;
        return Reading.of(value ?? (key === "id" ? this.data.id : undefined), key);
    }

    /** The URNs a top-level property's value comes from. */
    dependencies(property: string): readonly string[] {
        return this.data.propertyDependencies?.[property] ?? [];
    }

    #read(key: string): unknown {
        const { inputs, outputs } = this.data;
        // Data that people wrote may have anything here, `null` for one.
        const output = isRecord(outputs) ? own(outputs, key) : undefined;
        const onlyState = !isRecord(inputs) || this.data.external === true;
        return onlyState ? output : overlay(own(inputs, key), output);
    }
}

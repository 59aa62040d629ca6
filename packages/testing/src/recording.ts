import type * as pulumi from "@pulumi/pulumi";
import type { StackPlan } from "@plinth/plan";
import { known } from "./known.ts";
import type { RecordedResource } from "./recordedResource.ts";

/** Everything a run of a program registered, and what the program returned. */
export class Recording<Result> {
    /** What the callback returned. */
    readonly result: Result;
    /** In the order of registration. */
    readonly resources: readonly RecordedResource[];
    /** Types the simulated cloud has no model of: their ids and ARNs have no particular form. */
    readonly genericTypes: readonly string[];

    readonly #toPlan: () => StackPlan;

    constructor(
        result: Result,
        resources: readonly RecordedResource[],
        genericTypes: readonly string[],
        toPlan: () => StackPlan,
    ) {
        this.result = result;
        this.resources = resources;
        this.genericTypes = genericTypes;
        this.#toPlan = toPlan;
    }

    /**
     * What was registered as a plan has it: unknowns, secrets and references as what they are. Two of them, recorded with
     * `preview: true`, are what `compare` of `@plinth/plan` takes.
     */
    get plan(): StackPlan {
        return this.#toPlan();
    }

    /** The inputs of the only resource of a type. @throws Error naming what was registered when there is none or more than one. */
    only(type: string): RecordedResource["inputs"] {
        const found = this.all(type);
        const [first] = found;
        if (first === undefined || found.length > 1) {
            throw new Error(`expected one ${type}, found ${found.length}${this.#listing(found)}`);
        }
        return first.inputs;
    }

    /** Resources of a type, in the order of registration. */
    all(type: string): RecordedResource[] {
        return this.resources.filter((resource) => resource.type === type);
    }

    /** The inputs of the resource of a type and logical name. @throws Error naming what was registered when there is none. */
    named(type: string, name: string): RecordedResource["inputs"] {
        return this.resource(type, name).inputs;
    }

    /** The resource of a type and logical name. @throws Error naming what was registered when there is none. */
    resource(type: string, name: string): RecordedResource {
        const found = this.all(type).filter((resource) => resource.name === name);
        const [first] = found;
        if (first === undefined || found.length > 1) {
            throw new Error(
                `expected one ${type} named ${name}, found ${found.length}${this.#listing(this.all(type))}`,
            );
        }
        return first;
    }

    /** URNs, sorted. */
    urns(): string[] {
        return this.resources.map(({ urn }) => urn).sort();
    }

    /** The value of an output of the program. @throws Error when it is unknown, so that an assertion is never skipped. */
    async known<T>(output: pulumi.Output<T>): Promise<T> {
        return await known(output);
    }

    #listing(candidates: readonly RecordedResource[]): string {
        const names =
            candidates.length > 0
                ? candidates.map(({ name }) => name)
                : [...new Set(this.resources.map(({ type }) => type))];
        return names.length > 0 ? `: ${names.join(", ")}` : "";
    }
}

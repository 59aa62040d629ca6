import { isRecord } from "../values/target.ts";
import type { CloudResource } from "./refusal.ts";

/** Inputs of a resource, which remembers whether anything made up has been read of them. */
export class SentInputs {
    readonly #values: Readonly<Record<string, unknown>>;
    readonly #madeUp: ReadonlySet<string>;
    #assumed = false;

    constructor({ inputs, madeUp = new Set() }: Pick<CloudResource, "inputs" | "madeUp">) {
        this.#values = inputs;
        this.#madeUp = madeUp;
    }

    /** Whether a value that was read is made up. */
    get assumed(): boolean {
        return this.#assumed;
    }

    /** Whether the program set an input, known or not. */
    has(property: string): boolean {
        return property in this.#values && this.#values[property] !== null;
    }

    text(property: string): string | undefined {
        const value = this.#read(property);
        return typeof value === "string" ? value : undefined;
    }

    number(property: string): number | undefined {
        const value = this.#read(property);
        return typeof value === "number" ? value : undefined;
    }

    flag(property: string): boolean | undefined {
        const value = this.#read(property);
        return typeof value === "boolean" ? value : undefined;
    }

    list(property: string): readonly unknown[] | undefined {
        const value = this.#read(property);
        return Array.isArray(value) ? value : undefined;
    }

    /** An object's own properties; none where the input is no object or is not known. */
    object(property: string): SentInputs | undefined {
        const value = this.#read(property);
        return isRecord(value) ? new SentInputs({ inputs: value }) : undefined;
    }

    /** A map whose keys the program chose; none where the input is no object or is not known. */
    record(property: string): Readonly<Record<string, unknown>> | undefined {
        const value = this.#read(property);
        return isRecord(value) ? value : undefined;
    }

    /** Objects of a list. */
    objects(property: string): SentInputs[] {
        return (this.list(property) ?? []).filter(isRecord).map((inputs) => new SentInputs({ inputs }));
    }

    /** Ids of other resources: made up or not, they say which resource is meant. */
    references(property: string): string[] {
        const value = this.#values[property];
        return (Array.isArray(value) ? value : [value]).filter((id): id is string => typeof id === "string");
    }

    #read(property: string): unknown {
        const value = this.#values[property];
        if (value !== undefined && this.#madeUp.has(property)) this.#assumed = true;
        return value;
    }
}

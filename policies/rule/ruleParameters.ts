import type { Parameter } from "./rule.ts";

export type ParameterValues = Readonly<Record<string, unknown>>;

/** The parameters of one rule: configured values over defaults. A value of the wrong type is refused, not ignored. */
export class RuleParameters {
    readonly #rule: string;
    readonly #declared: Readonly<Record<string, Parameter>>;
    readonly #layers: readonly ParameterValues[];

    /** @param layers the strongest first: the pack's own configuration, then the environment's settings. */
    constructor(
        rule: string,
        declared: Readonly<Record<string, Parameter>> = {},
        layers: readonly ParameterValues[] = [],
    ) {
        this.#rule = rule;
        this.#declared = declared;
        this.#layers = layers;
    }

    number(name: string): number {
        return this.#read(name, "a number", (value) => typeof value === "number");
    }

    boolean(name: string): boolean {
        return this.#read(name, "true or false", (value) => typeof value === "boolean");
    }

    strings(name: string): readonly string[] {
        return this.#read(
            name,
            "a list of texts",
            (value) => Array.isArray(value) && value.every((item) => typeof item === "string"),
        );
    }

    #read<T>(name: string, wanted: string, fits: (value: unknown) => boolean): T {
        const configured = this.#layers.map((layer) => layer[name]).find((value) => value !== undefined);
        const value = configured ?? this.#declared[name]?.default;
        if (!fits(value)) {
            throw new ParameterError(`parameter "${name}" of rule "${this.#rule}" must be ${wanted}`);
        }
        return value as T;
    }
}

/** A configured parameter of the wrong type. Its message names no value, so it is safe to print. */
export class ParameterError extends Error {
    override name = "ParameterError";
}

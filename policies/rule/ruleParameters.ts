import { isRecord } from "../reading/unknown.ts";
import { parameterProblems } from "./checkParameters.ts";
import type { Parameter, ParameterMap, Profile, RuleMetadata } from "./rule.ts";

export type ParameterValues = Readonly<Record<string, unknown>>;

/** Layers that were found right: the settings of an environment are asked about for every resource. */
const verified = new WeakSet<ParameterValues>();

/** The parameters of one rule: configured values over defaults. A value of the wrong type is refused, not ignored. */
export class RuleParameters {
    readonly #rule: string;
    readonly #declared: Readonly<Record<string, Parameter>>;
    readonly #layers: readonly ParameterValues[];
    readonly #profiles: readonly Profile[];

    /** @param layers the strongest first: the pack's own configuration, then the environment's settings. */
    constructor(
        rule: Pick<RuleMetadata, "id" | "parameters">,
        layers: readonly ParameterValues[] = [],
        profiles: readonly Profile[] = ["default"],
    ) {
        this.#rule = rule.id;
        this.#declared = rule.parameters ?? {};
        this.#layers = layers;
        this.#profiles = profiles;
    }

    /** Refuses values of parameters that the rule does not declare, or not so. @throws ParameterError with the first. */
    verify(): void {
        for (const layer of this.#layers) {
            if (verified.has(layer)) {
                continue;
            }
            const [problem] = parameterProblems(this.#declared, layer);
            if (problem !== undefined) {
                throw new ParameterError(`parameter "${problem.parameter}" of rule "${this.#rule}" ${problem.rule}`);
            }
            verified.add(layer);
        }
    }

    number(name: string): number {
        return this.#read(name, "a number", (value) => typeof value === "number");
    }

    boolean(name: string): boolean {
        return this.#read(name, "true or false", (value) => typeof value === "boolean");
    }

    strings(name: string): readonly string[] {
        return this.#read(name, "a list of texts", isTextList);
    }

    /** By key, the values allowed: one pattern or a list. */
    map(name: string): ParameterMap {
        return this.#read(
            name,
            "a map of patterns or lists of texts",
            (value) =>
                isRecord(value) && Object.values(value).every((item) => typeof item === "string" || isTextList(item)),
        );
    }

    #read<T>(name: string, wanted: string, fits: (value: unknown) => boolean): T {
        const configured = this.#layers.map((layer) => layer[name]).find((value) => value !== undefined);
        const declared = this.#declared[name];
        const strict = this.#profiles.includes("strict") ? declared?.strict : undefined;
        const value = configured ?? strict ?? declared?.default;
        if (!fits(value)) {
            throw new ParameterError(`parameter "${name}" of rule "${this.#rule}" must be ${wanted}`);
        }
        return value as T;
    }
}

function isTextList(value: unknown): boolean {
    return Array.isArray(value) && value.every((item) => typeof item === "string");
}

/** A configured parameter of the wrong type. Its message names no value, so it is safe to print. */
export class ParameterError extends Error {
    override name = "ParameterError";
}

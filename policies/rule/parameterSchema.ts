import { SMALLEST } from "./checkParameters.ts";
import type { Parameter } from "./rule.ts";

/** The JSON Schema of a parameter's values, for the engine and for editors. */
export function parameterSchema(parameter: Parameter): Record<string, unknown> {
    const { description, default: value, minimum = SMALLEST, maximum, pattern, values } = parameter;
    if (typeof value === "number") {
        const type = Number.isInteger(value) ? "integer" : "number";
        return { type, description, minimum, ...(maximum === undefined ? {} : { maximum }) };
    }
    if (typeof value === "boolean") {
        return { type: "boolean", description };
    }
    const text = {
        type: "string",
        minLength: 1,
        ...(pattern === undefined ? {} : { pattern: `^(?:${pattern})$` }),
        ...(values === undefined ? {} : { enum: values }),
    };
    if (Array.isArray(value)) {
        return { type: "array", description, items: text };
    }
    return { type: "object", description };
}

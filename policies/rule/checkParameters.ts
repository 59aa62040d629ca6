import { isRecord } from "../reading/unknown.ts";
import type { Parameter } from "./rule.ts";

/** Something wrong with the values that settings or configuration give the parameters of a rule. */
export interface ParameterProblem {
    readonly parameter: string;
    /** What it must be: "must be a whole number of at least 0". */
    readonly rule: string;
    readonly fix: string;
    readonly unknown?: true;
}

/** Checks values against what a rule declares. */
export function parameterProblems(
    declared: Readonly<Record<string, Parameter>>,
    values: Readonly<Record<string, unknown>>,
): ParameterProblem[] {
    return Object.entries(values).flatMap(([parameter, value]): ParameterProblem[] => {
        const declaration = Object.hasOwn(declared, parameter) ? declared[parameter] : undefined;
        if (declaration === undefined) {
            const known = Object.keys(declared).join(", ");
            const fix = known === "" ? "remove it: the rule has none" : `write one of ${known}`;
            return [{ parameter, rule: "must be a parameter the rule has", fix, unknown: true }];
        }
        const wanted = wantedForm(declaration);
        return fits(declaration, value) ? [] : [{ parameter, rule: `must be ${wanted}`, fix: `write ${wanted}` }];
    });
}

/** The smallest number a parameter takes: all of them count something. */
export const SMALLEST = 0;

function wantedForm(parameter: Parameter): string {
    const { default: value, minimum = SMALLEST, maximum, pattern, values } = parameter;
    if (typeof value === "number") {
        const end = maximum === undefined ? `of at least ${minimum}` : `from ${minimum} to ${maximum}`;
        return `a ${Number.isInteger(value) ? "whole " : ""}number ${end}`;
    }
    if (typeof value === "boolean") {
        return "true or false";
    }
    const items = values === undefined ? "" : ` out of ${values.join(", ")}`;
    const form = pattern === undefined ? "" : ` that match ${pattern}`;
    return isList(value) ? `a list of texts${items}${form}` : "a map of patterns or lists of texts";
}

function fits(parameter: Parameter, value: unknown): boolean {
    const { default: example, minimum = SMALLEST, maximum = Infinity } = parameter;
    if (typeof example === "number") {
        const whole = !Number.isInteger(example) || Number.isInteger(value);
        return typeof value === "number" && whole && value >= minimum && value <= maximum;
    }
    if (typeof example === "boolean") {
        return typeof value === "boolean";
    }
    if (isList(example)) {
        return isTextList(value) && value.every((item) => fitsItem(parameter, item));
    }
    return (
        isRecord(value) &&
        Object.values(value).every((item) => isTextList(item) || (typeof item === "string" && isPattern(item)))
    );
}

function fitsItem({ pattern, values }: Parameter, item: string): boolean {
    return (
        (values?.includes(item) ?? true) && (pattern === undefined || new RegExp(`^(?:${pattern})$`, "u").test(item))
    );
}

function isList(value: Parameter["default"]): value is readonly string[] {
    return Array.isArray(value);
}

/** A number written as a text (`"80"`) is one; a blank text is nothing. */
function isTextList(value: unknown): value is string[] {
    return Array.isArray(value) && value.every((item) => typeof item === "string" && item.trim() !== "");
}

function isPattern(text: string): boolean {
    try {
        return text !== "" && new RegExp(text, "u") instanceof RegExp;
    } catch {
        return false;
    }
}

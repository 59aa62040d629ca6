import { isRecord } from "../../values/target.ts";
import { at, listAt, recordAt, textAt } from "../objects.ts";
import { billionths, NO_QUANTITY } from "../validation/quantities.ts";
import { type FieldProblem, invalid } from "./fields.ts";

// pkg/apis/core/validation/validation.go: ValidateContainerResourceRequirements, ValidateLimitRange, ValidateResourceQuotaSpec.

/** What an API server refuses of requests and limits. */
export function resourceProblems(resources: unknown, path: string): FieldProblem[] {
    const [limits, requests] = [recordAt(resources, "limits"), recordAt(resources, "requests")];
    const above = Object.entries(requests).flatMap(([name, request]) => {
        const [asked, most] = [billionths(request), billionths(limits[name])];
        if (asked === undefined || most === undefined || asked <= most) return [];
        const words = `must be less than or equal to ${name} limit of ${String(limits[name])}`;
        return [invalid(`${path}.requests`, request, words)];
    });
    return [...quantityProblems(limits, `${path}.limits`), ...quantityProblems(requests, `${path}.requests`), ...above];
}

/** Quantities that cannot be read, and those below zero. */
export function quantityProblems(quantities: Readonly<Record<string, unknown>>, path: string): FieldProblem[] {
    return Object.entries(quantities).flatMap(([name, quantity]) => {
        if (typeof quantity !== "string" && typeof quantity !== "number") return [];
        const value = billionths(quantity);
        if (value === undefined) return [invalid(`${path}[${name}]`, quantity, NO_QUANTITY)];
        return value < 0n ? [invalid(`${path}[${name}]`, quantity, "must be greater than or equal to 0")] : [];
    });
}

/** Bounds of a LimitRange in the order in which they may not fall: what is said of the first two that do. */
const ORDERED: readonly (readonly [
    low: string,
    high: string,
    at: string,
    words: (low: string, high: string) => string,
])[] = [
    ["min", "max", "min", (low, high) => `min value ${low} is greater than max value ${high}`],
    [
        "min",
        "defaultRequest",
        "defaultRequest",
        (low, high) => `min value ${low} is greater than default request value ${high}`,
    ],
    [
        "defaultRequest",
        "max",
        "defaultRequest",
        (low, high) => `default request value ${low} is greater than max value ${high}`,
    ],
    [
        "defaultRequest",
        "default",
        "defaultRequest",
        (low, high) => `default request value ${low} is greater than default limit value ${high}`,
    ],
    ["min", "default", "default", (low, high) => `min value ${low} is greater than default value ${high}`],
    ["default", "max", "default", (low, high) => `default value ${low} is greater than max value ${high}`],
];

export function limitRangeProblems(inputs: unknown): FieldProblem[] {
    return listAt(inputs, "spec", "limits").flatMap((limit, index) => {
        const path = `spec.limits[${index}]`;
        const bounds = ["min", "max", "default", "defaultRequest"];
        return [
            ...bounds.flatMap((bound) => quantityProblems(recordAt(limit, bound), `${path}.${bound}`)),
            ...ORDERED.flatMap(([low, high, where, words]) =>
                Object.entries(recordAt(limit, low)).flatMap(([name, value]) => {
                    const [less, more] = [billionths(value), billionths(at(limit, high, name))];
                    if (less === undefined || more === undefined || less <= more) return [];
                    const found = words(String(value), String(at(limit, high, name)));
                    return [invalid(`${path}.${where}[${name}]`, value, found)];
                }),
            ),
        ];
    });
}

export function quotaProblems(inputs: unknown): FieldProblem[] {
    return quantityProblems(recordAt(inputs, "spec", "hard"), "spec.hard");
}

export function claimProblems(inputs: unknown): FieldProblem[] {
    const requests = at(inputs, "spec", "resources", "requests");
    return [
        ...quantityProblems(recordAt(requests), "spec.resources.requests"),
        ...(isRecord(requests) && textAt(requests, "storage") !== undefined && billionths(requests["storage"]) === 0n
            ? [invalid("spec.resources.requests[storage]", requests["storage"], "must be greater than zero")]
            : []),
    ];
}

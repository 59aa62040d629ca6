import { isRecord } from "../reading/unknown.ts";
import type { Parameter } from "./rule.ts";

/** How a value of a parameter compares with another one of it. */
export type Strictness = "same" | "stricter" | "weaker" | "incomparable";

/** Compares by what the parameter says asks for more. */
export function compareStrictness(
    { stricter }: Pick<Parameter, "stricter">,
    value: unknown,
    other: unknown,
): Strictness {
    switch (stricter) {
        case "higher":
            return byOrder(Number(value) - Number(other));
        case "lower":
            return byOrder(Number(other) - Number(value));
        case "true":
            return byOrder(Number(value === true) - Number(other === true));
        case "false":
            return byOrder(Number(other === true) - Number(value === true));
        case "longer":
            return bySets(list(value), list(other));
        case "shorter":
            return bySets(list(other), list(value));
        case "more":
            return byMaps(value, other);
    }
}

function byOrder(difference: number): Strictness {
    if (Number.isNaN(difference)) {
        return "incomparable";
    }
    return difference === 0 ? "same" : difference > 0 ? "stricter" : "weaker";
}

/** Stricter is the set that holds all of the other one, and more. */
function bySets(set: readonly string[], other: readonly string[]): Strictness {
    const holds = other.every((item) => set.includes(item));
    const isHeld = set.every((item) => other.includes(item));
    if (holds && isHeld) {
        return "same";
    }
    return holds ? "stricter" : isHeld ? "weaker" : "incomparable";
}

/** Another key asks for more, and so do fewer values for one. Of two patterns nobody can say. */
function byMaps(value: unknown, other: unknown): Strictness {
    const [one, two] = [isRecord(value) ? value : {}, isRecord(other) ? other : {}];
    const found = new Set<Strictness>();
    for (const key of new Set([...Object.keys(one), ...Object.keys(two)])) {
        const [here, there] = [one[key], two[key]];
        if (here === undefined) {
            found.add("weaker");
        } else if (there === undefined) {
            found.add("stricter");
        } else if (Array.isArray(here) && Array.isArray(there)) {
            found.add(bySets(list(there), list(here)));
        } else {
            found.add(here === there ? "same" : "incomparable");
        }
    }
    found.delete("same");
    const [only, ...more] = found;
    return only === undefined ? "same" : more.length === 0 ? only : "incomparable";
}

function list(value: unknown): string[] {
    return Array.isArray(value) ? value.map(String) : [];
}

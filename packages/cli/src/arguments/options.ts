import { InvalidArgumentError, Option } from "commander";

/** Collects the values of a repeatable option. */
export function collect(value: string, before: readonly string[]): string[] {
    return [...before, value];
}

/** An option that takes several of a fixed set, joined by commas. */
export function listOption<Value extends string>(
    flags: string,
    description: string,
    allowed: readonly Value[],
    byDefault: readonly Value[],
): Option {
    return new Option(flags, description).default(byDefault, byDefault.join(",") || "none").argParser((text) => {
        const values = [...new Set(text.split(",").map((value) => value.trim()))];
        const unknown = values.filter((value) => !(allowed as readonly string[]).includes(value));
        if (unknown.length > 0) {
            throw new InvalidArgumentError(
                `${unknown.map((value) => JSON.stringify(value)).join(", ")} is none of ${allowed.join(", ")}.`,
            );
        }
        return values;
    });
}

/** A day is longer than any preview, and short enough for a timer. */
const LONGEST_TIMEOUT = 86_400;

/** A number of seconds. */
export function seconds(text: string): number {
    const value = Number(text);
    if (text.trim() === "" || !(value > 0 && value <= LONGEST_TIMEOUT)) {
        throw new InvalidArgumentError(`It must be a number of seconds above 0 and up to ${LONGEST_TIMEOUT}.`);
    }
    return value;
}

/** A whole number in a range. */
export function wholeNumber(from: number, to: number): (text: string) => number {
    return (text) => {
        const value = Number(text);
        if (!/^\d+$/.test(text) || value < from || value > to)
            throw new InvalidArgumentError(`It must be a whole number from ${from} to ${to}.`);
        return value;
    };
}

/** A share above 0 and up to 1. */
export function share(text: string): number {
    const value = Number(text);
    if (text.trim() === "" || !(value > 0 && value <= 1))
        throw new InvalidArgumentError("It must be a number above 0 and up to 1, such as 0.02.");
    return value;
}

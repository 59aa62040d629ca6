import { parseArgs } from "node:util";

/** What a person asked the bench for. */
export interface BenchOptions {
    readonly sizes: readonly number[];
    /** Timed runs of each size and subject; without it, as many as the size makes sensible. */
    readonly runs: number | undefined;
    /** Subjects to measure; all by default. */
    readonly only: readonly string[] | undefined;
    /** Whether the result is written to the documentation. */
    readonly write: boolean;
}

export const SIZES: readonly number[] = [13, 100, 300, 1000, 5000];

/** @throws Error on an unknown flag or a value that cannot be meant. */
export function readOptions(argv: readonly string[], subjects: readonly string[]): BenchOptions {
    const { values } = parseArgs({
        args: [...argv],
        options: {
            sizes: { type: "string" },
            runs: { type: "string" },
            only: { type: "string" },
            "no-write": { type: "boolean", default: false },
        },
    });
    const only = values.only?.split(",");
    const unknown = only?.find((name) => !subjects.includes(name));
    if (unknown !== undefined) throw new Error(`--only ${unknown}: there is ${subjects.join(", ")}`);
    return {
        sizes: values.sizes?.split(",").map((text) => wholeNumber("--sizes", text)) ?? SIZES,
        runs: values.runs === undefined ? undefined : wholeNumber("--runs", values.runs),
        only,
        // Parts of a result would stand in the documentation as if they were all of it.
        write: !values["no-write"] && only === undefined && values.sizes === undefined,
    };
}

/** Timed runs where nobody says how many: large sizes vary less, and take longer (above 1,000 there is one run in any case). */
export function sensibleRuns(size: number): number {
    return size <= 100 ? 5 : 3;
}

function wholeNumber(flag: string, text: string): number {
    const value = Number(text);
    if (Number.isInteger(value) && value > 0) return value;
    throw new Error(`${flag} ${text}: a whole number above 0 is meant`);
}

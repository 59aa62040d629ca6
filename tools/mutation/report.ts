import type { Verdict } from "./run.ts";

/** What became of the mutants of one file. */
export interface Tally {
    readonly file: string;
    readonly mutants: number;
    readonly caught: number;
}

export function tally(verdicts: readonly Verdict[]): Tally[] {
    const byFile = Map.groupBy(verdicts, ({ mutant }) => mutant.file);
    return [...byFile].map(([file, all]) => ({
        file,
        mutants: all.length,
        caught: all.filter(({ outcome }) => outcome === "caught").length,
    }));
}

export function total(verdicts: readonly Verdict[]): Tally {
    const caught = verdicts.filter(({ outcome }) => outcome === "caught").length;
    return { file: "all", mutants: verdicts.length, caught };
}

/** The share of mutants that the examples catch, in percent, rounded down: 94.99 is not 95. */
export function percent({ mutants, caught }: Tally): string {
    return mutants === 0 ? "–" : (Math.floor((1000 * caught) / mutants) / 10).toFixed(1);
}

/** A mutant nobody caught, on one line: where, what stood there, what stands there now. */
export function describeMutant({ mutant, outcome }: Verdict): string {
    const { file, line, original, replacement } = mutant;
    return `${file}:${line}: ${cut(original)} → ${cut(replacement)}${outcome === "unreached" ? " (no example comes by)" : ""}`;
}

function cut(text: string): string {
    return text.length > 90 ? `${text.slice(0, 89)}…` : text;
}

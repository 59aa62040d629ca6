import type { RunResult } from "@plinth/rehearsal";
import type { RehearseOptions } from "./arguments.ts";

/** What did not hold, and the command that finds it again. */
export function failureText(result: RunResult, { parallel }: Pick<RehearseOptions, "parallel">): string {
    const { environment, seed, rate, faults, part, violations, injected } = result;
    const again = [
        "npx plinth rehearse",
        environment,
        ...faults.map((fault) => `--fault '${fault}'`),
        ...(seed === undefined ? [] : [`--seed ${seed}`, `--rate ${rate}`]),
        ...(seed === undefined || faults.length > 0 || part !== undefined ? [] : ["--whole"]),
        ...(parallel === 1 ? [] : [`--parallel ${parallel}`]),
    ].join(" ");
    const struck = injected.map(
        ({ kind, value, verb, urn }) => `    ${kind}${value === "" ? "" : `=${value}`} ${verb} ${urn}`,
    );
    return [
        `${seed === undefined ? "The rehearsal" : `Seed ${seed}`} does not hold:`,
        ...violations.map(({ invariant, step, stack, message }) => `  ${invariant}, ${step} of ${stack}: ${message}`),
        ...(struck.length === 0 ? [] : ["  What was injected:", ...struck]),
        `  Again: ${again}`,
        "",
    ].join("\n");
}

/** What all runs came to. */
export function summaryText(results: readonly RunResult[]): string {
    const failed = results.filter(({ violations }) => violations.length > 0);
    const faults = results.reduce((sum, { injected }) => sum + injected.length, 0);
    const seconds = results.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / 1000;
    const runs = `${results.length} ${results.length === 1 ? "rehearsal" : "rehearsals"}`;
    return `${runs}, ${faults} ${faults === 1 ? "fault" : "faults"}, ${failed.length} failed, ${seconds.toFixed(0)} s\n`;
}

import type { Next } from "./next.ts";
import type { RunResult } from "./run.ts";
import type { StepReport, StepResult } from "./step.ts";

const symbols: Readonly<Record<StepResult, string>> = {
    done: "✓",
    made: "✓",
    would: "→",
    unchecked: "?",
    left: "!",
    refused: "✗",
    failed: "✗",
    waiting: " ",
};

/** A step for people; with everything about it where nothing is done yet. */
export function renderStep({ result, what, why, found, fix, check, undo }: StepReport, whole: boolean): string {
    const lines = [
        `${symbols[result]} ${what}`,
        `    ${words(result)}${found.replaceAll("\n", "\n      ")}`,
        ...(whole ? [`    why:   ${why}`, `    check: ${check}`, `    undo:  ${undo}`] : []),
        ...(fix === undefined ? [] : [`    to do: ${fix}`]),
    ];
    return lines.map((line) => `${line}\n`).join("");
}

function words(result: StepResult): string {
    switch (result) {
        case "would":
            return "not done: ";
        case "left":
            return "yours to do: ";
        case "made":
            return "done now: ";
        default:
            return "";
    }
}

/** A step of the doctor's checklist that is not there, or that nobody could check. */
export interface Left {
    readonly title: string;
    readonly is: "missing" | "unchecked";
    readonly check: string;
    readonly fix: string;
    readonly page: string;
}

/** What it comes to, what is left of the checklist, and the commands that follow. */
export function renderSummary(
    environment: string,
    { complete, steps }: RunResult,
    { left, next }: { readonly left: readonly Left[]; readonly next: readonly Next[] },
    dryRun: boolean,
): string {
    const stopped = steps.find(({ result }) => result === "refused" || result === "failed");
    const verdict = dryRun
        ? "Nothing was done."
        : complete
          ? `${environment} is bootstrapped.`
          : `Not done: ${stopped?.id ?? "stopped"}. Run the same command again: it goes on there.`;
    return [
        "",
        verdict,
        ...(left.length === 0 ? [] : ["Left before a deployment, or not checked:"]),
        ...left.map(
            ({ title, is, fix, check }) =>
                `  ${is === "missing" ? `✗ ${title}: ${fix}` : `? ${title}; check: ${check}`}`,
        ),
        ...next.map(({ why, command }) => `Next (${why}): ${command}`),
        "Each step, with how it is undone: docs/guides/bootstrap.md",
        "",
    ].join("\n");
}

import type { CheckedStep } from "./checklist.ts";
import type { Part } from "./checklistStep.ts";

const symbols = { ok: "✓", missing: "✗", unchecked: "?" } as const;

/** A checklist for people: each step with what was found, and what comes first. */
export function describeSteps(environment: string, parts: readonly Part[], steps: readonly CheckedStep[]): string {
    const lines = steps.flatMap(({ title, check, fix, verdict }, index) => [
        `${symbols[verdict.is]} ${index + 1}. ${title}`,
        ...(verdict.is === "unchecked"
            ? [`     not checked: needs ${verdict.needs}`, `     check: ${check}`]
            : [`     ${verdict.found}`]),
        ...(verdict.is === "missing" ? [`     to do: ${fix}`, `     check: ${check}`] : []),
    ]);
    const count = (is: CheckedStep["verdict"]["is"]): number => steps.filter(({ verdict }) => verdict.is === is).length;
    const first = steps.find(({ verdict }) => verdict.is === "missing");
    return [
        `To deploy ${environment} (${parts.join(", ")}):`,
        ...lines,
        "",
        `${count("ok")} of ${steps.length} are there, ${count("missing")} missing, ${count("unchecked")} not checked.`,
        ...(first === undefined ? [] : [`Next: ${first.fix}`, `How: ${first.page}`]),
        ...(parts.some((part) => part === "github" || part === "gitlab")
            ? []
            : ["For pipelines, add --for github or --for gitlab."]),
        "",
    ].join("\n");
}

import { type ChecklistStep, ok, type Part, type Surroundings, unchecked, type Verdict } from "./checklistStep.ts";
import { forgeSteps } from "./forgeSteps.ts";
import { groundSteps } from "./groundSteps.ts";
import { stateSteps } from "./stateSteps.ts";

/** The page that has a section for each step. */
export const GUIDE = "docs/guides/first-deploy.md";

const lastSteps: readonly ChecklistStep[] = [
    {
        id: "first-deployment",
        title: "Deploy",
        check: "npx plinth up <environment>",
        fix: "npx plinth up <environment>, or merge to main where pipelines deploy",
        verdict: ({ repository, environment }) => {
            const result = repository.lastUp(environment);
            if (result === "done") return ok("the last plinth up of this machine was done");
            return unchecked(
                result === undefined
                    ? "a deployment: none from this machine"
                    : `one that is done: the last was ${result}`,
            );
        },
    },
];

/** Everything there is to set up, in order. */
export const checklist: readonly ChecklistStep[] = [...groundSteps, ...stateSteps, ...forgeSteps, ...lastSteps];

/** A step with what was found. */
export interface CheckedStep {
    readonly id: string;
    readonly title: string;
    readonly check: string;
    readonly fix: string;
    readonly page: string;
    readonly verdict: Verdict;
}

/** Goes through what some parts need, in order. Steps for everybody are always among them. */
export async function goThrough(parts: readonly Part[], around: Surroundings): Promise<CheckedStep[]> {
    const named = (text: string): string => text.replaceAll("<environment>", around.environment);
    const checked: CheckedStep[] = [];
    for (const { id, title, parts: of, check, fix, verdict } of checklist) {
        if (of !== undefined && !of.some((part) => parts.includes(part))) continue;
        checked.push({
            id,
            title,
            check: named(check),
            fix: named(fix),
            page: `${GUIDE}#${anchorOf(title)}`,
            verdict: await verdict(around),
        });
    }
    return checked;
}

/** As GitHub makes an anchor of a heading. */
export function anchorOf(title: string): string {
    return title
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
        .replaceAll(" ", "-");
}

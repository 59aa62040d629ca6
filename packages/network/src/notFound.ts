import type { Problem } from "@plinth/core/errors";

/** A question whose answer does not matter, only that there is one, and what is wrong where there is none. */
export interface Question {
    readonly answer: Promise<unknown>;
    readonly problem: Omit<Problem, "fix">;
}

/** The problems of all questions that are refused. The refusal's own words are kept: the question itself may be what is wrong. */
export async function notFound(questions: readonly Question[]): Promise<Problem[]> {
    const problems = await Promise.all(
        questions.map(async ({ answer, problem }): Promise<Problem[]> => {
            try {
                await answer;
                return [];
            } catch (error) {
                const said = error instanceof Error ? error.message : String(error);
                return [{ ...problem, fix: `correct it; AWS said: ${said}` }];
            }
        }),
    );
    return problems.flat();
}

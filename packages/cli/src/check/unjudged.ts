import { UserError } from "@plinth/core/errors";
import { type ManifestProblem, problemText } from "./manifests/problem.ts";

/** What cannot be judged, and why. */
export interface Unjudged {
    readonly file: string;
    readonly line?: number;
    /** For a person: file, line, reason and fix. */
    readonly error: string;
}

export function unjudged(problem: ManifestProblem): Unjudged {
    const { file, line } = problem;
    return { file, ...(line === undefined ? {} : { line }), error: problemText(problem) };
}

/** An error of which a person was to read the message; any other is thrown on. */
export function unjudgedBy(file: string, error: unknown): Unjudged {
    if (UserError.isInstance(error)) return { file, error: error.message };
    if (error instanceof Error && error.name === "EnvironmentPolicyError") return { file, error: error.message };
    throw error;
}

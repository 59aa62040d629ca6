import type { Problem } from "@plinth/core/errors";
import { formatPath, type Violation } from "@plinth/core/settings";

/**
 * One refusal of a cache's shape, for the settings file and for the component alike.
 * `reads` lists the fields it looks at: a settings schema runs it only while those have no problem of their own.
 */
export interface Check<Shape> {
    readonly reads: readonly (keyof Shape & string)[];
    readonly check: (shape: Shape) => readonly Violation[];
}

export function runChecks<Shape>(checks: readonly Check<Shape>[], shape: Shape): Violation[] {
    return checks.flatMap(({ check }) => check(shape));
}

export function toProblems(violations: readonly Violation[]): Problem[] {
    return violations.map(({ path, ...said }) => ({ ...said, path: formatPath(path) }));
}

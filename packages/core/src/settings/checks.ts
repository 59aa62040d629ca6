import type { Problem } from "../errors/problem.ts";
import { formatPath } from "./path.ts";
import type { Violation } from "./zodProblems.ts";

/**
 * One refusal of a shape, for the settings file and for the component's arguments alike.
 * `reads` lists the fields it looks at: a settings schema runs it only while those have no problem of their own.
 */
export interface Check<Shape> {
    readonly reads: readonly (keyof Shape & string)[];
    readonly check: (shape: Shape) => readonly Violation[];
}

/** Everything that is wrong with a shape, at once. */
export function runChecks<Shape>(checks: readonly Check<Shape>[], shape: Shape): Violation[] {
    return checks.flatMap(({ check }) => check(shape));
}

/** Violations as a component refuses them, outside any file. */
export function toProblems(violations: readonly Violation[]): Problem[] {
    return violations.map(({ path, ...said }) => ({ ...said, path: formatPath(path) }));
}

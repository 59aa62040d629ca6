import { formatProblem, type Problem } from "./problem.ts";

/**
 * An error meant for the person at the keyboard: printed as its message alone, without a stack.
 *
 * It carries the marker of Pulumi's `RunError`, so the SDK prints it the same way inside a program, without
 * this module loading the SDK (settings are checked before any program starts, where its half second matters).
 */
export class UserError extends Error {
    /** Read by `RunError.isInstance` of `@pulumi/pulumi`, which compares markers because several SDK copies may be loaded. */
    readonly __pulumiRunError = true;
    readonly plinthUserError = true;

    constructor(message: string) {
        super(message);
        this.name = "UserError";
        // Thrown inside an apply it is printed by its stack, whatever it is marked with.
        this.stack = message;
    }

    /** Whether a value is a `UserError`, even from another copy of this package. */
    static isInstance(value: unknown): value is UserError {
        return value instanceof Error && (value as Partial<UserError>).plinthUserError === true;
    }
}

/** Several {@link Problem}s of one thing (a settings folder, a component's arguments), reported together. */
export class ProblemsError extends UserError {
    readonly problems: readonly Problem[];

    /**
     * @param subject what was checked, as it should stand in the first line: `environment "dev"`, `database "orders"`.
     * @param problems at least one.
     */
    constructor(subject: string, problems: readonly Problem[]) {
        const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
        super(`${subject}: ${count}\n${problems.map((problem) => `  - ${formatProblem(problem)}`).join("\n")}`);
        this.name = "ProblemsError";
        this.problems = problems;
    }
}

/**
 * Refuses a component's arguments: throws one {@link ProblemsError} naming the component when there is any problem.
 * Called before `super(…)` of a component, so nothing has registered when it throws.
 */
export function refuseProblems(kind: string, name: string, problems: readonly Problem[]): void {
    if (problems.length > 0) throw new ProblemsError(`${kind} "${name}"`, problems);
}

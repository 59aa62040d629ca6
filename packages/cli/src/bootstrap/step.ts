/** How far a step is. */
export type Standing =
    | { readonly is: "done"; readonly found: string }
    | { readonly is: "todo"; readonly found: string }
    /** It cannot be told from here; the run goes on, and says so. */
    | { readonly is: "unchecked"; readonly needs: string }
    /** Nothing is done against this. */
    | { readonly is: "refused"; readonly reason: string; readonly fix: string };

/** One step from an empty account to the first deployment. */
export interface Step {
    readonly id: string;
    /** What it does, in the imperative. */
    readonly what: string;
    readonly why: string;
    /** How a person sees that it is done. */
    readonly check: string;
    readonly undo: string;
    /** Where it stands. Changes nothing. */
    standing(): Promise<Standing>;
    /** Does it; none for what only a person can do. @throws UserError with what to do about it. */
    readonly act?: () => Promise<string>;
    /** Whether it changes the account, which is asked for. @default false */
    readonly changesCloud?: boolean;
}

export type StepResult = "done" | "made" | "would" | "unchecked" | "left" | "refused" | "failed" | "waiting";

/** What became of a step. */
export interface StepReport extends Pick<Step, "id" | "what" | "why" | "check" | "undo"> {
    readonly result: StepResult;
    readonly found: string;
    /** What to do about it, where it is not done. */
    readonly fix?: string;
}

import type { Outcome } from "@plinth/plan";

/** How a text is laid out. */
export interface TextOptions {
    /** Columns. Below 40 lines are cut where they cannot be shortened. */
    readonly width: number;
    readonly color: boolean;
    /** How long it took. Left out of the text when absent, so that equal plans give equal texts. */
    readonly milliseconds?: number;
    /** A program or pack failed, so the plan is incomplete. @default whether the plan holds an error */
    readonly failed?: boolean;
    /** What could not be verified, and what no model knows, blocks, too. @default false */
    readonly strict?: boolean;
    /** The command that makes this report. @default `npx plinth preview <environment>` */
    readonly again?: string;
    /** Outcomes to list that are only counted otherwise. @default none */
    readonly include?: readonly Outcome[];
}

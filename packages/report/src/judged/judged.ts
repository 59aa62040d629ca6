import type { Finding, Outcome, Plan } from "@plinth/plan";

/** Where a reader can look: a file, and what of it is known. */
export interface Place {
    /** Relative to the repository, with forward slashes. */
    readonly file: string;
    /** From 1. */
    readonly line?: number;
    /** From 1. */
    readonly column?: number;
}

/** A plan, and what a report has to know beside it. */
export interface Judged {
    /** What was judged: the environment, or the file. */
    readonly name: string;
    readonly plan: Plan;
    /** What has to be known to understand the findings. */
    readonly notes?: readonly string[];
    /** Where a resource comes from, or what else a finding on it is about. */
    readonly placeOf: (urn: string, finding?: Finding) => Place;
}

/** What a rule says of itself, whatever it found. */
export interface RuleText {
    readonly description: string;
    readonly remedy: string;
    readonly severity: Finding["severity"];
    /** `FSBP S3.5` */
    readonly controls: readonly string[];
}

/** Everything that a report for another program is made of. */
export interface JudgedReport {
    readonly judged: readonly Judged[];
    /** What could not be judged, and why. */
    readonly failures: readonly { readonly file: string; readonly line?: number; readonly message: string }[];
    /** A program or a pack failed, or something could not be judged: the report is incomplete. */
    readonly failed: boolean;
    /** What could not be verified, and what no model knows, blocks, too. @default false */
    readonly strict?: boolean;
    /** By the name that {@link ruleIdOf} gives. */
    readonly rules: ReadonlyMap<string, RuleText>;
    /** Outcomes to list that are only counted otherwise. */
    readonly include: readonly Outcome[];
    /** When it was judged, for formats that want to know. */
    readonly at: Date;
}

/** The pack whose rules go by their bare names. */
const OWN_PACK = "plinth";

/** A rule's name that is unique among packs. */
export function ruleIdOf({ pack, rule }: Pick<Finding, "pack" | "rule">): string {
    return pack === OWN_PACK || pack === "" ? rule : `${pack}/${rule}`;
}

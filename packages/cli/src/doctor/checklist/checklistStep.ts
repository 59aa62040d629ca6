import type { Aws } from "../../aws/aws.ts";
import type { BootstrapTarget } from "../../bootstrap/target.ts";
import type { Facts } from "../facts.ts";
import type { Forge } from "./forge.ts";
import type { RepositoryState } from "./repositoryState.ts";

/** What a newcomer has to set up: an account, where states are kept, and what runs pipelines. */
export const PARTS = ["aws", "s3", "pulumi-cloud", "github", "gitlab"] as const;
export type Part = (typeof PARTS)[number];

/** What a check found: an answer that nobody got is never `ok`. */
export type Verdict =
    | { readonly is: "ok"; readonly found: string }
    | { readonly is: "missing"; readonly found: string }
    /** It cannot be told from here. */
    | { readonly is: "unchecked"; readonly needs: string };

/** What checks look at. */
export interface Surroundings {
    readonly facts: Facts;
    readonly environment: string;
    /** The environment's settings and what bootstrap makes of them; the reason where they cannot be read. */
    readonly target: { readonly read: BootstrapTarget } | { readonly wrong: string };
    readonly repository: RepositoryState;
    readonly aws: Aws;
    readonly forge: Forge;
}

/** One thing to set up. The guide for newcomers has a section for each, in this order, with this check. */
export interface ChecklistStep {
    readonly id: string;
    /** What to do, in the imperative: the section's title. */
    readonly title: string;
    /** For whom; for everybody where it is left out. */
    readonly parts?: readonly Part[];
    /** The command with which a person checks it; `<environment>` stands for the environment's name. */
    readonly check: string;
    /** How to do it, where it is missing. */
    readonly fix: string;
    verdict(around: Surroundings): Promise<Verdict> | Verdict;
}

export const ok = (found: string): Verdict => ({ is: "ok", found });
export const missing = (found: string): Verdict => ({ is: "missing", found });
export const unchecked = (needs: string): Verdict => ({ is: "unchecked", needs });

import type { Refusal } from "./refusals.ts";
import type { Release } from "./release.ts";

/** What a rollback is about, as the journal keeps it. */
export interface RollbackNote {
    /** The releases of applications, or programs and settings as a whole. */
    readonly kind: "application" | "infrastructure";
    /** Whether `plinth up` did it by itself after a failure. */
    readonly automatic: boolean;
    readonly reason: string;
    /** What it goes back to: the tag or the id of a deployment, or a commit. */
    readonly to: string;
    /** Releases that it goes back from, by layer. */
    readonly from?: Readonly<Record<string, Release>>;
}

/** What a rollback adds to an `up`. */
export interface RollbackRequest extends RollbackNote {
    /** The run that it goes back from, where one is known. */
    readonly of?: string;
    /** What is refused before anything was previewed. */
    readonly refusals: readonly Refusal[];
    /** Ends after the proposal. */
    readonly proposeOnly: boolean;
}

/** A layer's last verified release, for going back to it when an update fails. */
export interface VerifiedRelease {
    /** The deployment's tag or the id of its run. */
    readonly deployment: string;
    readonly release: Release;
    /** Why nobody goes back to it; empty where somebody may. */
    readonly against: readonly string[];
}

/** What of a rollback the journal keeps at its start; what is refused follows. */
export function noteOf({ kind, automatic, reason, to, from }: RollbackRequest): RollbackNote {
    return { kind, automatic, reason, to, ...(from === undefined ? {} : { from }) };
}
